import type { Denial } from '../denial/denial.ts';
import { type Need, reaches } from '../entitlement/need.ts';
import { defined } from '../platform/defined.ts';
import { isPartKey, type ResourceKey } from '../resource/resource.ts';
import type { SiteAnswer } from '../site/siteAnswer.ts';

/** What is known of a denial besides what packages say: what is needed, and what the site itself answered. */
export interface Situation {
  denial: Denial;
  /** Absent: the thing knows no degrees of access that Knock could tell apart. */
  need?: Need;
  /** Absent: the site wasn't asked, or hasn't answered. */
  site?: SiteAnswer;
}

/**
 * What the person needs: their own word; else to edit where the site opens for viewing only and refuses all the same;
 * else to view. In: the denial, and what the site answered.
 */
export function situationOf(reported: Denial, site: SiteAnswer | undefined): Situation {
  if (reported.product !== 'sharePoint' || reported.curable === 'no') return { denial: reported };
  const denial = defined<Denial>({ ...reported, extent: extentOf(reported, site) });
  const opensForViewing = site?.state === 'opens' && site.reach === 'view';
  const preset = opensForViewing && !isPart(denial) && denial.isManual !== true ? 'edit' : 'view';
  return { denial, need: denial.need ?? preset, ...(site === undefined ? {} : { site }) };
}

/**
 * What somebody misses on a page that opens lies in a part of it, unless the site refuses. If they need more than
 * viewing, it is the site, unless that lets them and the list doesn't.
 */
function extentOf(
  { isManual, need = 'view', extent }: Denial,
  site: SiteAnswer | undefined,
): Denial['extent'] {
  if (isManual !== true) return extent;
  if (need === 'view') return site?.state === 'refuses' ? 'resource' : extent;
  return listFallsShort(site, need) ? 'item' : 'resource';
}

const listFallsShort = (site: SiteAnswer | undefined, need: Need): boolean =>
  site?.state === 'opens' &&
  reaches(site.reach, need) &&
  site.part !== undefined &&
  site.part !== 'cantTell' &&
  !reaches(levelOf(site.part), need);

const isPart = ({ extent }: Denial): boolean => extent === 'item';

/** Nothing is there any more: the site says so, or the page itself. */
export const isGone = ({ denial, need, site }: Situation): boolean =>
  need !== undefined && (site?.state === 'gone' || denial.isMissing === true);

/** The person can do there what they need, as the site says. */
export function opensAlready({ denial, need, site }: Situation): boolean {
  if (site?.state !== 'opens' || need === undefined) return false;
  if (!isPart(denial)) return reaches(site.reach, need);
  // What they miss lies within the list that opens.
  const isWithin = denial.isManual === true && need === 'view';
  return !isWithin && reaches(levelOf(site.part), need);
}

/** The site opens, and a part of it with permissions of its own doesn't, or not far enough. */
export const isPartAlone = (situation: Situation): boolean =>
  isPart(situation.denial) &&
  (situation.site?.state === 'opens' || situation.denial.isManual === true) &&
  !opensAlready(situation);

/**
 * What may open it. A package for the site opens no part that has permissions of its own: where the site opens, only
 * what the map ties to the part counts.
 */
export const resourcesOf = (situation: Situation): Pick<Denial, 'resources'> =>
  isPartAlone(situation)
    ? { resources: situation.denial.resources.filter(({ key }) => isPartKey(key)) }
    : situation.denial;

/** What was refused as a whole: the site around a part. */
export const wholeKey = ({ resources }: Pick<Denial, 'resources'>): ResourceKey | undefined =>
  resources.find(({ key }) => !isPartKey(key))?.key;

/** The site opens, for less than is needed. */
export const opensForLess = ({ denial, need, site }: Situation): boolean =>
  site?.state === 'opens' && need !== undefined && !isPart(denial) && !reaches(site.reach, need);

const levelOf = (part: Extract<SiteAnswer, { state: 'opens' }>['part']): Need | undefined =>
  part === 'refuses' || part === 'cantTell' ? undefined : part;

/** The person adds people there. */
export const mayAddPeople = ({ site }: Situation): boolean =>
  site?.state === 'opens' && site.mayAddPeople === true;
