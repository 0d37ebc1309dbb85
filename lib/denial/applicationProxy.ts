import { lookUpKey } from '../resource/lookUp.ts';
import type { Detector } from './detector.ts';
import { serviceHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/**
 * Entra application proxy's own page: *Forbidden* is a missing assignment, or what lies behind the proxy saying no; its
 * sisters (*Gateway Timeout*, *Bad Gateway*) are outages and stay silent. English words as documented 2026-11
 * ("Troubleshoot application proxy problems"); no sign that does not depend on the language is known, so in other
 * languages the popup is the way.
 */
export const applicationProxy: Detector = {
  id: 'applicationProxy',
  product: 'applicationProxy',
  hosts: serviceHosts.applicationProxy,
  rules: [
    {
      id: 'applicationProxy.forbidden',
      signals: {
        page: ({ text = '' }) => /This corporate app can['’]t be accessed/i.test(text),
        forbidden: ({ text = '' }) => /Status Code:\s*Forbidden\b/i.test(text),
      },
      read: ({ url, text = '' }) => {
        const key = lookUpKey('applicationHost', url.hostname);
        const reason = behind.test(text) ? 'applicationBroken' : 'notAssigned';
        return {
          reason,
          curable: reasons[reason].curable,
          resources: key === undefined ? [] : [{ key, from: 'host' }],
          resourceName: url.hostname,
          resourceUrl: url.origin,
        };
      },
    },
  ],
};

/** An account that Active Directory lacks or may not read, a missing licence, or the application's own permissions. */
const behind = /\bon-premises\b|\blicense\b|\binternal application\b/i;
