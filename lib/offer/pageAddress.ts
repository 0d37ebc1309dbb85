import type { Denial } from '../denial/denial.ts';
import type { CloudId } from '../platform/cloud.ts';
import { launcherLink } from '../requests/access/returnTo.ts';
import { wholeKey } from './situation.ts';

/**
 * Where somebody else meets the same refusal: the address of what was refused, or the start of an application that said
 * no on Entra's own page. `undefined`: nowhere that is known.
 */
export function pageAddress(
  denial: Pick<Denial, 'resources' | 'resourceUrl'>,
  person: { cloud: CloudId; tenantId: string },
): string | undefined {
  const key = wholeKey(denial);
  return denial.resourceUrl ?? (key && launcherLink(person, key));
}
