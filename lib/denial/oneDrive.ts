import { readAccessDenied } from './accessDenied.ts';
import type { Detector } from './detector.ts';
import { sharePointHosts } from './hosts.ts';
import { sharePointDenial } from './sharePointDenial.ts';

/** A colleague's OneDrive: the same denial page, but no access package holds it; only its owner can share. */
export const oneDrive: Detector = {
  id: 'oneDrive',
  product: 'oneDrive',
  hosts: sharePointHosts,
  detect({ url }) {
    const page = readAccessDenied(url);
    return page?.isPersonal === true ? sharePointDenial('oneDrive', url, page, 'personalStorage') : undefined;
  },
};
