import type { DenialSummary } from '../../lib/offer/offer.ts';

/** SharePoint's own page of denial has a form that writes to the site's owner. */
export const hasFormBeside = ({ product, isManual }: DenialSummary): boolean =>
  product === 'sharePoint' && isManual !== true;

/** What a help desk or an owner has to know of a refusal, to be copied. */
export const deniedDetails = ({ code, resourceName, resourceUrl, userHint }: DenialSummary): string =>
  [code === undefined ? undefined : `AADSTS${code}`, resourceName, resourceUrl, userHint]
    .filter(Boolean)
    .join('\n');
