import type { Detector } from './detector.ts';
import { serviceHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/**
 * App Service's own sign-in ("Easy Auth") says no with a sentence that IIS, missing files and web firewalls share. It
 * counts only for a tab that has just been sent here by a sign-in for this very host, which names the application:
 * whether that is so, the background knows (`needsSignIn` in `filled.ts`), and without it the report is dropped.
 */
export const appService: Detector = {
  id: 'appService',
  product: 'appService',
  hosts: serviceHosts.appService,
  rules: [
    {
      id: 'appService.noPermission',
      signals: {
        status: ({ status }) => status === 401 || status === 403,
        sentence: ({ text = '' }) => /You do not have permission to view this directory or page/i.test(text),
      },
      read: ({ url }) => ({
        reason: 'notAssigned',
        curable: reasons.notAssigned.curable,
        resources: [],
        resourceName: url.hostname,
        resourceUrl: url.origin,
      }),
    },
  ],
};
