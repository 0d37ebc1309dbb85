import type { Denial, PageIdentity, ReasonClass } from '../denial/denial.ts';
import { reasons } from '../denial/reasons.ts';
import type { Need } from '../entitlement/need.ts';
import { defined } from '../platform/defined.ts';
import { parseResourceKey } from '../resource/resource.ts';
import type { SitePart } from '../site/siteAnswer.ts';

/**
 * The person said that the page refused them, and maybe what they need there. A request may help, unless nobody can
 * grant the thing itself. `isPasted`: they brought its address or its error text, which anybody may have sent them.
 */
export function manualDenial(
  { reason: known, parts = [], ...page }: PageIdentity,
  need: Need | undefined,
  isPasted = false,
): Denial {
  const reason: ReasonClass = known ?? 'notAssigned';
  const list = listShown(page.resources, parts);
  return defined<Denial>({
    ...page,
    resources: [...page.resources, ...parts],
    detector: 'person',
    rule: isPasted ? 'person.paste' : 'person.refused',
    reason,
    curable: reasons[reason].curable,
    isManual: isPasted ? undefined : true,
    need,
    part: list,
  });
}

/** The list that the page shows, or that holds the folder it shows. */
function listShown(
  [site]: PageIdentity['resources'],
  [folder]: NonNullable<PageIdentity['parts']>,
): SitePart | undefined {
  if (site === undefined || folder === undefined) return undefined;
  const web = parseResourceKey(site.key).id;
  const { id } = parseResourceKey(folder.key);
  if (!id.startsWith(`${web}/`)) return undefined;
  const [first = '', second] = id.slice(web.length + 1).split('/');
  const list = first === 'lists' && second !== undefined ? `${first}/${second}` : first;
  return { listPath: `${web.replace(/^https:\/\/[^/]+/, '')}/${list}` };
}
