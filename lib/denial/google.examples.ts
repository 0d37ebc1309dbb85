import type { DetectorExamples } from './detector.ts';

const error = 'https://accounts.google.com/signin/oauth/error';

export const examples: DetectorExamples = {
  claims: [
    {
      name: 'a client Google does not know',
      page: { url: `${error}?authError=Cg5pbnZhbGlkX2NsaWVudA&flowName=GeneralOAuthFlow` },
      denial: { reason: 'applicationBroken', curable: 'no', resources: [] },
    },
  ],
  neighbours: [
    {
      name: 'signing in',
      page: { url: 'https://accounts.google.com/ServiceLogin?continue=https%3A%2F%2Fx' },
    },
    { name: 'an error page without an error', page: { url: error } },
    {
      name: 'a redirect that carries the address',
      page: { url: `https://example.com/?next=${encodeURIComponent(`${error}?authError=x`)}` },
    },
  ],
};
