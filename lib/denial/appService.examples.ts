import type { DetectorExamples } from './detector.ts';

/** Claimed here, believed only with a sign-in of this tab for this host: `lib/offer/withApplication.ts`. */
const url = 'https://contoso-app.azurewebsites.net/.auth/login/aad/callback';
const text = 'You do not have permission to view this directory or page.';

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'Easy Auth says no',
      page: { url, status: 403, text },
      denial: {
        reason: 'notAssigned',
        curable: 'yes',
        resources: [],
        resourceName: 'contoso-app.azurewebsites.net',
      },
    },
  ],
  neighbours: [
    { name: 'a page that quotes it', page: { url, status: 200, text } },
    { name: 'another refusal', page: { url, status: 403, text: 'Error 403 - This web app is stopped.' } },
    {
      name: 'the same sentence of somebody else’s server',
      page: { url: 'https://example.com/', status: 403, text },
    },
  ],
};
