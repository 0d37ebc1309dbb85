import type { Denial } from '../denial/denial.ts';
import type { GraphApi } from '../graph/api.ts';
import { lookUpApplication } from '../packages/applicationLookUp.ts';
import { readContents } from '../packages/contents.ts';
import { lookUpNamesOf } from '../packages/deniedKeys.ts';
import { hintsFor } from '../packages/mapHints.ts';
import { isPackageListStale, keepNamed, refreshPackageList } from '../packages/packageList.ts';
import { readRequirements } from '../packages/requirements.ts';
import { stemsOf } from '../packages/similarNames.ts';
import { type Swept, sweepPage } from '../packages/sweep.ts';
import { rememberUnlisted } from '../packages/unlisted.ts';
import type { ServiceClock } from '../platform/clock.ts';
import { clouds } from '../platform/cloud.ts';
import { minute } from '../platform/durations.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import { log } from '../platform/log.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { ProfileRow } from '../store/rows.ts';
import { within } from '../store/within.ts';
import {
  isRequestable,
  isSureAnswer,
  knownCandidates,
  type LookUpQuestion,
  organizationWords,
  questionFor,
  rankedPackages,
} from './knowledge.ts';
import { heldPackages, nearPackages, unreadPackages } from './readingOrder.ts';
import type { Situation } from './situation.ts';

export interface LookDeps {
  store: Store;
  graph: GraphApi;
  clock: ServiceClock;
  settings(): SettingsState;
  locale(): string;
}

/** One `$batch`. */
const batch = 20;
/** A page waits for no more batches of contents than this; the rest is read when idle. */
const mostBatches = 5;
/** A list of so many packages is read again for a page that nothing opens: five calls. */
const short = 500;
/** So many packages are shown with what they ask. */
const shown = 3;

/**
 * Reads from Graph what a denial needs, nearest first, until a package is found that surely opens it: what the map
 * hints at, then the list, what the store already points at, one's own requests and similar names, then the rest
 * within bounds; at the end what the best three ask. Each step writes to the store, from which the offer is described.
 * Fails with the first failure, if there was one and no sure package was found.
 */
export async function lookForPackages(
  deps: LookDeps,
  situation: Situation,
  profile: ProfileRow,
): Promise<Result<undefined>> {
  await lookUpApplications(deps, situation.denial, profile);
  const question = await questionFor(deps, profile, situation);
  const failures: Failure[] = [];
  for (const step of [readHinted, readListed, readAgain]) {
    const read = await step(deps, profile, question);
    if (!read.ok) failures.push(read.failure);
    if (await isFound(deps, question)) break;
  }
  const asked = await readTopRequirements(deps, profile, question);
  if (!asked.ok) return asked;
  const [failure] = failures;
  return failure === undefined || (await isFound(deps, question)) ? ok() : fail(failure);
}

/** Without consent, or when it fails, the page is judged without it: the map and names remain. */
async function lookUpApplications(deps: LookDeps, denial: Denial, profile: ProfileRow): Promise<void> {
  for (const name of lookUpNamesOf(denial)) {
    const found = await lookUpApplication(deps, profile, name);
    if (!found.ok) log('applicationLookUpFailed');
  }
}

async function isFound({ store }: LookDeps, question: LookUpQuestion): Promise<boolean> {
  const candidates = await knownCandidates(store, question);
  return candidates.some(isSureAnswer);
}

async function readHinted(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<undefined>> {
  const hints = hintsFor(question.map, question.keys);
  if (hints.length === 0) return ok();
  await rememberUnlisted(deps.store, profile.profile, hints);
  const hinted = hints.map((hint) => hint.accessPackageId);
  return readNear(deps, profile, question, hinted);
}

/** Contents of packages that were named; pages first in clouds that tell of packages in no other way. */
async function readNear(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
  ids: readonly string[],
): Promise<Result<undefined>> {
  if (!clouds[profile.cloud].hasAvailableAccessPackages) {
    const swept = await sweepSome(deps, profile, question);
    if (!swept.ok || swept.value === 'page') return swept.ok ? ok() : swept;
  }
  return readContents(deps, profile, ids);
}

async function readListed(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
  fresh?: number,
): Promise<Result<undefined>> {
  if (await isPackageListStale(deps, profile, fresh)) {
    const isNamed = await readNamed(deps, profile, question);
    if (isNamed.ok && isNamed.value && (await isFound(deps, question))) return ok();
    const listed = await refreshPackageList(deps, profile);
    if (!listed.ok) return listed;
  }
  await rememberUnlisted(deps.store, question.profile, await heldPackages(deps.store, question.profile));
  const near = await nearPackages(deps.store, question);
  const read = await readNear(deps, profile, question, near.slice(0, batch));
  if (!read.ok) return read;
  if (await isFound(deps, question)) return ok();
  return readRest(deps, profile, question);
}

/**
 * Where nothing is known to open the page, somebody may have made the package since the list was read: a short list is
 * read once more.
 */
async function readAgain(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<undefined>> {
  const isKnown = (await knownCandidates(deps.store, question)).length > 0;
  if (isKnown || !(await isPackageListStale(deps, profile, minute))) return ok();
  const count = await deps.store.accessPackages
    .where('[profile+id]')
    .between(...within(profile.profile))
    .count();
  return count > short ? ok() : readListed(deps, profile, question, minute);
}

/** The page's own words are asked for first, where the tenant's list can be asked so: then nobody waits for all of it. */
async function readNamed(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<boolean>> {
  const words = stemsOf(question.denial, organizationWords(profile));
  const found = words.length === 0 ? ok(undefined) : await deps.graph.packagesNamed(profile, words);
  if (!found.ok || found.value === undefined || found.value.length === 0) return found.ok ? ok(false) : found;
  await keepNamed(deps, profile.profile, found.value);
  const near = await nearPackages(deps.store, question);
  const read = await readNear(deps, profile, question, near.slice(0, batch));
  return read.ok ? ok(true) : read;
}

/** The rest within bounds: whole pages where the tenant shows contents in its lists, else batches. */
async function readRest(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<undefined>> {
  const most = mostBatches * batch;
  if ((await unreadPackages(deps.store, question.profile, most)).length === 0) return ok();
  const swept = await sweepSome(deps, profile, question);
  if (!swept.ok) return swept;
  if (swept.value === 'page' || (await isFound(deps, question))) return ok();
  const rest = await unreadPackages(deps.store, question.profile, most);
  for (let start = 0; start < rest.length; start += batch) {
    const more = await readContents(deps, profile, rest.slice(start, start + batch));
    if (!more.ok) return more;
    if (await isFound(deps, question)) break;
  }
  return ok();
}

/** Out: how the last page went. */
async function sweepSome(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<Swept>> {
  let last: Result<Swept> = ok('page');
  for (let page = 0; page < mostBatches && last.ok && last.value === 'page'; page += 1) {
    if (await isFound(deps, question)) break;
    last = await sweepPage(deps, profile);
  }
  return last;
}

/** A package that turns out not to be for this person makes room for the next one; hence a second round. */
async function readTopRequirements(
  deps: LookDeps,
  profile: ProfileRow,
  question: LookUpQuestion,
): Promise<Result<undefined>> {
  for (const _round of ['first', 'second']) {
    const offered = await rankedPackages(deps, question);
    const unknown = offered
      .filter(isRequestable)
      .slice(0, shown)
      .filter(({ policies }) => policies === undefined);
    if (unknown.length === 0) break;
    const read = await readRequirements(
      deps,
      profile,
      unknown.map(({ accessPackageId }) => accessPackageId),
    );
    if (!read.ok) return read;
  }
  return ok();
}
