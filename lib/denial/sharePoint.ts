import { readAccessDenied } from './accessDenied.ts';
import type { Detector } from './detector.ts';
import { sharePointHosts } from './hosts.ts';
import { sharePointDenial } from './sharePointDenial.ts';

/** SharePoint Online sites: the address of the denial page is the proof. A site that lacks permission is curable. */
export const sharePoint: Detector = {
  id: 'sharePoint',
  product: 'sharePoint',
  hosts: sharePointHosts,
  rules: [
    {
      id: 'sharePoint.accessDenied',
      signals: {
        denialAddress: ({ url }) => readAccessDenied(url) !== undefined,
        site: ({ url }) => readAccessDenied(url)?.isPersonal === false,
      },
      read: ({ url }) => sharePointDenial(url, 'notAssigned'),
    },
  ],
};
