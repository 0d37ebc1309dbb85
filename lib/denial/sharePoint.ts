import { readAccessDenied } from './accessDenied.ts';
import type { Detector } from './detector.ts';
import { sharePointHosts } from './hosts.ts';
import { sharePointDenial } from './sharePointDenial.ts';

/** SharePoint Online sites: the address of the denial page is the proof. A site that lacks permission is curable. */
export const sharePoint: Detector = {
  id: 'sharePoint',
  product: 'sharePoint',
  hosts: sharePointHosts,
  detect({ url }) {
    const page = readAccessDenied(url);
    return page === undefined || page.isPersonal
      ? undefined
      : sharePointDenial('sharePoint', url, page, 'notAssigned');
  },
};
