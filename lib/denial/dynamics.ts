import { defined } from '../platform/defined.ts';
import type { Detector, Refusal } from './detector.ts';
import { serviceHosts } from './hosts.ts';
import { dynamicsKey } from './identity/dynamicsAddress.ts';
import { reasons } from './reasons.ts';

/**
 * Dynamics 365: *the user is not a member of the organization*, by its number, on a page that the server refused.
 * Documented error code 0x80072560 ("Web service error codes", seen 2026-11); the words around it are translated.
 */
export const dynamics: Detector = {
  id: 'dynamics',
  product: 'dynamics',
  hosts: serviceHosts.dynamics,
  rules: [
    {
      id: 'dynamics.notAMember',
      signals: {
        status: ({ status }) => status === 403,
        code: ({ text = '', title = '' }) => /\b0x80072560\b/i.test(`${title} ${text}`),
        organization: ({ url }) => dynamicsKey(url) !== undefined,
      },
      read: ({ url }) => {
        const key = dynamicsKey(url);
        if (key === undefined) return undefined;
        return defined<Refusal>({
          reason: 'notAssigned',
          curable: reasons.notAssigned.curable,
          resources: [{ key, from: 'host' }],
          resourceName: url.hostname,
          resourceUrl: url.origin,
        });
      },
    },
  ],
};
