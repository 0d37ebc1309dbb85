import type { Detector } from './detector.ts';
import { serviceHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/**
 * App Service's own sign-in ("Easy Auth") refuses with a sentence that IIS, missing files and web firewalls share. So
 * the sentence counts only in a tab that a sign-in for this very host has just sent here; that sign-in names the
 * application. The background knows whether that is so (`needsSignIn` in `withApplication.ts`), and drops the report otherwise.
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
