import type { Detector } from './detector.ts';
import { reasons } from './reasons.ts';

/**
 * Google's page for a client it does not know or that is set up wrongly; the code is in `authError`. Nothing of Entra's
 * is refused, so there is nothing to request. Known from captures of 2024–2026; not watched: only `npm run detect` judges it.
 */
export const google: Detector = {
  id: 'google',
  product: 'google',
  hosts: ['accounts.google.com'],
  rules: [
    {
      id: 'google.oauthError',
      signals: {
        errorPage: ({ url }) => /^\/signin\/oauth\/error(?:\/|$)/.test(url.pathname),
        code: ({ url }) => (url.searchParams.get('authError') ?? '') !== '',
      },
      read: () => ({
        reason: 'applicationBroken',
        curable: reasons.applicationBroken.curable,
        resources: [],
        resourceName: 'Google',
      }),
    },
  ],
};
