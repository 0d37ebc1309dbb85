import type { DeclaredApplication } from '../../lib/denial/declared.ts';
import type { Denial, DeniedKey } from '../../lib/denial/denial.ts';
import { devOpsResources } from '../../lib/denial/identity/devOpsAddress.ts';
import { type NamedPart, partOf } from '../../lib/denial/partKeys.ts';
import { safeText } from '../../lib/denial/safeText.ts';
import { defined } from '../../lib/platform/defined.ts';
import {
  decodePath,
  parseResourceKey,
  type ResourceKey,
  siteCollectionSegments,
  siteKey,
} from '../../lib/resource/resource.ts';
import { isForOwners } from '../../lib/site/ownersPage.ts';
import { refusedPart } from '../../lib/site/refusedPart.ts';

interface Shown {
  resourceName: string | undefined;
  resourceUrl?: string;
}

/** Of a report that policy declares. */
export const declaredBy = (
  { rule }: Pick<Denial, 'rule'>,
  declared: readonly DeclaredApplication[],
): DeclaredApplication | undefined => declared.find(({ id }) => rule === `inHouse.${id}`);

/**
 * The denial as people see it: name and address follow from what was refused, whatever the report says of them. What
 * only a page can know (an application's name on Entra's page, an account) is cleaned.
 * In: a believable report, the address of the page that sent it as the browser tells it, and what policy declares.
 */
export function describedByKey(denial: Denial, page: URL, declared: readonly DeclaredApplication[]): Denial {
  const { resourceName, resourceUrl } = shownBy(denial, page, declared);
  const isSharePoints = denial.product === 'sharePoint' || denial.product === 'oneDrive';
  const { parts, partName }: NamedPart = isSharePoints ? partOf(page) : { parts: [] };
  return defined<Denial>({
    ...denial,
    resources: [...denial.resources.map(asProven), ...parts],
    resourceName: safeText(resourceName),
    partName,
    resourceUrl: safeText(resourceUrl, 400),
    userHint: safeText(denial.userHint, 320),
    ...withinSite(denial, page),
  });
}

/** What SharePoint's refusal says of a part, and of a page for owners: by its own address, whatever the report says. */
function withinSite({ product }: Denial, page: URL): Pick<Denial, 'part' | 'need'> {
  if (product !== 'sharePoint') return {};
  return defined<Pick<Denial, 'part' | 'need'>>({
    part: refusedPart(page),
    need: isForOwners(page) ? 'manage' : undefined,
  });
}

/** Anybody can put another site's id into an address, so the id alone proves as little as a sign-in does. */
const asProven = (named: DeniedKey): DeniedKey =>
  parseResourceKey(named.key).system === 'sharepointsiteid' ? { ...named, from: 'signIn' } : named;

function shownBy(denial: Denial, page: URL, declared: readonly DeclaredApplication[]): Shown {
  const { hostname, origin, pathname } = page;
  const key = denial.resources[0]?.key;
  switch (denial.product) {
    case 'entra':
      return { resourceName: denial.resourceName };
    case 'sharePoint':
    case 'oneDrive': {
      const site = spelledSite(key, denial.resourceUrl) ?? origin;
      return { resourceName: site.split('/')[4] ?? hostname, resourceUrl: site };
    }
    case 'azureDevOps':
      return {
        resourceName: devOpsResources(page).find((own) => own.key === key)?.name ?? hostname,
        resourceUrl: origin + pathname,
      };
    case 'aws':
      return { resourceName: 'AWS' };
    default:
      return { resourceName: declaredBy(denial, declared)?.displayName ?? hostname, resourceUrl: origin };
  }
}

/** The site collection of a site's key; in the report's spelling where that names the very same. */
function spelledSite(key: ResourceKey | undefined, reported: string | undefined): string | undefined {
  const site = key && collectionOf(key);
  const spelled = reported && collectionAt(reported);
  return site && spelled && siteKey(spelled) === siteKey(site) ? spelled : site;
}

/** The address of the site collection that a site's key lies in; `undefined` for keys of other things. */
export function collectionOf(key: ResourceKey): string | undefined {
  const { system, id } = parseResourceKey(key);
  return system === 'sharepointonline' ? collectionAt(id) : undefined;
}

function collectionAt(address: string): string | undefined {
  const url = URL.parse(address);
  return url === null
    ? undefined
    : [url.origin, ...siteCollectionSegments(decodePath(url.pathname))].join('/');
}
