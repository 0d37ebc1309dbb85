import type { Denial } from '../denial/denial.ts';
import type { Candidate } from '../packages/candidate.ts';
import { type DeniedKey, keysOf, lookUpNamesOf } from '../packages/deniedKeys.ts';
import { findCandidates, guessedCandidates } from '../packages/findCandidates.ts';
import { hintsFor } from '../packages/mapHints.ts';
import { rank } from '../packages/rank.ts';
import { knownRequirements } from '../packages/requirements.ts';
import type { ResourceMap } from '../packages/resourceMap.ts';
import { similarPackages } from '../packages/similarNames.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { OfferedPackage } from './offer.ts';
import { offeredPackage } from './offeredPackage.ts';

/** What is asked of the store: which packages open this, for this person. */
export interface Question {
  profile: ProfileKey;
  denial: Denial;
  keys: readonly DeniedKey[];
  map: ResourceMap | undefined;
}

/** More guesses than this help nobody; the search finds the rest. */
const mostGuesses = 8;

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
    lookUpNamesOf(denial).map((name): [ProfileKey, string] => [profile, name]),
  );
  const applications = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.appId, row] as const])));
  return keysOf(denial, { applications, map });
}

/** Packages that may open the page, as far as the store knows: matches and hints, else guesses by name. */
export const knownCandidates = (store: Store, question: Question): Promise<Candidate[]> =>
  store.transaction(
    'r',
    [store.profiles, store.accessPackages, store.packageNames, store.grants],
    async () => {
      const { profile, keys, map } = question;
      const found = await findCandidates(store, profile, keys, hintsFor(map, keys));
      return found.length > 0 ? found : guesses(store, question);
    },
  );

/** The same, best first, with what is known of their policies. One transaction, whatever there is to read. */
export const rankedPackages = (
  { store, clock }: { store: Store; clock: Clock },
  question: Question,
): Promise<OfferedPackage[]> => {
  const tables = [store.profiles, store.accessPackages, store.packageNames, store.grants, store.requirements];
  return store.transaction('r', tables, async () => {
    const candidates = await knownCandidates(store, question);
    const ids = candidates.map(({ accessPackageId }) => accessPackageId);
    const policies = await knownRequirements({ store, clock }, question.profile, ids);
    const offered = candidates.map((candidate) =>
      offeredPackage(candidate, policies.get(candidate.accessPackageId), question.denial),
    );
    return rank(offered, clock.now());
  });
};

/** Known not to be for this person: no policy lets them ask. What they hold or asked for may look the same. */
export const isRequestable = ({ policies }: OfferedPackage): boolean => policies?.length !== 0;

/** Packages whose name looks like what was refused, the likest first: ids. */
export async function namesakes(store: Store, { profile, denial }: Question): Promise<string[]> {
  const own = await store.profiles.get(profile);
  return similarPackages(store, profile, denial, own === undefined ? [] : organizationWords(own.username));
}

/** `contoso` of `adele@contoso.com`: half of an organisation's things carry its name. */
const organizationWords = (username: string): string[] =>
  username.slice(username.lastIndexOf('@') + 1).split('.');

/** Where a page only *may* be curable, nothing is guessed. */
async function guesses(store: Store, question: Question): Promise<Candidate[]> {
  if (question.denial.curable !== 'yes') return [];
  const ids = (await namesakes(store, question)).slice(0, mostGuesses);
  return guessedCandidates(store, question.profile, ids);
}
