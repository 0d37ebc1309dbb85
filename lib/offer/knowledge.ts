import type { Denial } from '../denial/denial.ts';
import type { Candidate } from '../packages/candidate.ts';
import { appIdsOf, type DeniedKey, keysOf } from '../packages/deniedKeys.ts';
import { findCandidates, toGuess } from '../packages/findCandidates.ts';
import { hintsFor } from '../packages/mapHints.ts';
import { rank } from '../packages/rank.ts';
import { knownRequirements } from '../packages/requirements.ts';
import type { ResourceMap } from '../packages/resourceMap.ts';
import { similarPackages } from '../packages/similarNames.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { within } from '../store/readable.ts';
import type { AccessPackageRow } from '../store/rows.ts';
import type { OfferedPackage } from './offer.ts';
import { offeredPackage } from './offeredPackage.ts';

/** What is asked of the store: which packages open this, for this person. */
export interface Question {
  profile: ProfileKey;
  denial: Denial;
  keys: readonly DeniedKey[];
  map: ResourceMap | undefined;
}

/** More guesses than this help nobody. */
const mostGuesses = 3;

/** The map from policy, once policy is known. */
export const mapOf = (state: SettingsState): ResourceMap | undefined =>
  state.state === 'known' ? state.settings.resourceMap : undefined;

/** Keys of a denial, with what the store knows of its applications. */
export async function knownKeys(
  store: Store,
  profile: ProfileKey,
  denial: Denial,
  map: ResourceMap | undefined,
): Promise<DeniedKey[]> {
  const rows = await store.applications.bulkGet(
    appIdsOf(denial).map((appId): [ProfileKey, string] => [profile, appId]),
  );
  const applications = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.appId, row] as const])));
  return keysOf(denial, { applications, map });
}

/** Packages that may open the page, as far as the store knows: matches and hints, else guesses by name. */
export async function knownCandidates(store: Store, question: Question): Promise<Candidate[]> {
  const { profile, keys, map } = question;
  const found = await findCandidates(store, profile, keys, hintsFor(map, keys));
  return found.length > 0 ? found : guesses(store, question);
}

/** The same, best first, with what is known of their policies. */
export async function rankedPackages(
  { store, clock }: { store: Store; clock: Clock },
  question: Question,
): Promise<OfferedPackage[]> {
  const candidates = await knownCandidates(store, question);
  const ids = candidates.map(({ accessPackageId }) => accessPackageId);
  const policies = await knownRequirements({ store, clock }, question.profile, ids);
  const offered = candidates.map((candidate) =>
    offeredPackage(candidate, policies.get(candidate.accessPackageId), question.denial),
  );
  return rank(offered, clock.now());
}

/** Known not to be for this person: no policy lets them ask. What they hold or asked for may look the same. */
export const isRequestable = ({ policies }: OfferedPackage): boolean => policies?.length !== 0;

/** Packages whose name looks like what was refused, the likest first. */
export async function namesakes(store: Store, { profile, denial }: Question): Promise<AccessPackageRow[]> {
  const rows = await store.accessPackages
    .where('[profile+id]')
    .between(...within(profile))
    .toArray();
  const own = await store.profiles.get(profile);
  return similarPackages(denial, rows, own === undefined ? [] : organizationWords(own.username));
}

/** `contoso` of `adele@contoso.com`: half of an organisation's things carry its name. */
const organizationWords = (username: string): string[] =>
  username.slice(username.lastIndexOf('@') + 1).split('.');

/** Where a page only *may* be curable, nothing is guessed. */
async function guesses(store: Store, question: Question): Promise<Candidate[]> {
  if (question.denial.curable !== 'yes') return [];
  const rows = (await namesakes(store, question)).slice(0, mostGuesses);
  const grants = await store.grants
    .where('[profile+accessPackageId]')
    .anyOf(rows.map((row): [ProfileKey, string] => [question.profile, row.id]))
    .toArray();
  return rows.map((row) =>
    toGuess(
      row,
      grants.filter((grant) => grant.accessPackageId === row.id),
    ),
  );
}
