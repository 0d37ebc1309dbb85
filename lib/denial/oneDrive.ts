import { readAccessDenied } from './accessDenied.ts';
import type { Detector } from './detector.ts';
import { sharePointHosts } from './hosts.ts';
import { sharePointDenial } from './sharePointDenial.ts';

/**
 * A colleague's OneDrive. Its denial page is SharePoint's, but no access package holds it; only its owner can share it.
 */
export const oneDrive: Detector = {
  id: 'oneDrive',
  product: 'oneDrive',
  hosts: sharePointHosts,
  rules: [
    {
      id: 'oneDrive.accessDenied',
      signals: {
        denialAddress: ({ url }) => readAccessDenied(url) !== undefined,
        personal: ({ url }) => readAccessDenied(url)?.isPersonal === true,
      },
      read: ({ url }) => sharePointDenial(url, 'personalStorage'),
    },
  ],
};
