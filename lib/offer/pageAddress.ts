import type { Denial } from '../denial/denial.ts';
import type { CloudId } from '../platform/cloud.ts';
import { launcherLink, validateReturnTo } from '../requests/access/returnTo.ts';
import { wholeKey } from './situation.ts';

/**
 * Where somebody else meets the same refusal: the page itself, by the rules of the way back; else the address of what
 * was refused, or the start of an application that said no on Entra's own page. `undefined`: nowhere that is known.
 */
export function pageAddress(
  { resources, resourceUrl, returnTo }: Pick<Denial, 'resources' | 'resourceUrl' | 'returnTo'>,
  person: { cloud: CloudId; tenantId: string },
): string | undefined {
  const key = wholeKey({ resources });
  if (key === undefined) return resourceUrl;
  // Whether Knock may run there is asked by the colleague's Knock.
  const page = returnTo === undefined ? undefined : validateReturnTo(returnTo, key, () => true);
  return page ?? resourceUrl ?? launcherLink(person, key);
}
