import type { Denial } from '../denial/denial.ts';
import { type Candidate, isOneClickMatch } from '../packages/candidate.ts';
import { type CandidateKey, keysOf, lookUpNamesOf } from '../packages/deniedKeys.ts';
import { candidatesOf, packagesFor } from '../packages/findCandidates.ts';
import { knownRoleNames } from '../packages/knownRoleNames.ts';
import { hintsFor, roleNamed } from '../packages/mapHints.ts';
import { rank } from '../packages/rank.ts';
import { knownRequirements } from '../packages/requirements.ts';
import type { RolePatterns } from '../packages/roleReach.ts';
import { similarPackages } from '../packages/similarNames.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { readTogether } from '../store/readTogether.ts';
import type { ProfileRow } from '../store/rows.ts';
import type { OfferedPackage } from './offer.ts';
import { offeredPackage } from './offeredPackage.ts';
import { isPartAlone, resourcesOf, type Situation } from './situation.ts';

/** What is asked of the store: which packages open this, for this person. */
export interface LookUpQuestion extends Situation {
  profile: ProfileKey;
  keys: readonly CandidateKey[];
  map: ResourceMap | undefined;
  /** What roles' names say; read only where a degree of access is needed. */
  roleNames: RolePatterns;
}

/** More guesses than this help nobody; the search finds the rest. */
const mostGuesses = 8;

/** The map from policy, once policy is known. */
export const mapOf = (state: SettingsState): ResourceMap | undefined =>
  state.state === 'known' ? state.settings.resourceMap : undefined;

/** The question behind a situation, with the keys of all that may open it. */
export async function questionFor(
  { store, settings }: { store: Store; settings(): SettingsState },
  { profile }: Pick<ProfileRow, 'profile'>,
  situation: Situation,
): Promise<LookUpQuestion> {
  const map = mapOf(settings());
  const [keys, roleNames] = await Promise.all([
    knownKeys(store, profile, resourcesOf(situation), map),
    situation.need === undefined ? [] : knownRoleNames(),
  ]);
  return { ...situation, profile, map, keys, roleNames };
}

/** Keys of a denial, with what the store knows of its applications. */
export async function knownKeys(
  store: Store,
  profile: ProfileKey,
  denial: Pick<Denial, 'resources'>,
  map: ResourceMap | undefined,
): Promise<CandidateKey[]> {
  const names = lookUpNamesOf(denial);
  if (names.length === 0) return keysOf(denial, { applications: new Map(), map });
  const rows = await store.applications.bulkGet(names.map((name): [ProfileKey, string] => [profile, name]));
  const applications = new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.appId, row] as const])));
  return keysOf(denial, { applications, map });
}

/** Packages that may open the page, as far as the store knows: matches and hints, else guesses by name. */
export const knownCandidates = (store: Store, question: LookUpQuestion): Promise<Candidate[]> =>
  readTogether(store, tablesOf(store), async () => (await find(store, question)).candidates());

/**
 * The same, best first, with what is known of their policies. One transaction and two rounds, whatever there is to
 * read: which packages, then all that is known of them.
 */
export const rankedPackages = (
  { store, clock }: { store: Store; clock: Clock },
  question: LookUpQuestion,
): Promise<OfferedPackage[]> =>
  readTogether(store, [...tablesOf(store), store.requirements], async () => {
    const { ids, candidates } = await find(store, question);
    const [found, policies] = await Promise.all([
      candidates(),
      knownRequirements({ store, clock }, question.profile, ids),
    ]);
    const offered = found.map((candidate) =>
      offeredPackage(candidate, policies.get(candidate.accessPackageId), question.denial),
    );
    return rank(offered, clock.now());
  });

const tablesOf = (store: Store) => [store.profiles, store.accessPackages, store.packageNames, store.grants];

/** Which packages, and how to read them. */
async function find(
  store: Store,
  question: LookUpQuestion,
): Promise<{ ids: string[]; candidates: () => Promise<Candidate[]> }> {
  const { profile, keys, map } = question;
  const wanted = wantedOf(question);
  const ids = await packagesFor(store, profile, keys, hintsFor(map, keys));
  if (ids.length > 0) return { ids, candidates: () => candidatesOf(store, profile, ids, keys, wanted) };
  const guessed = await guesses(store, question);
  return {
    ids: guessed,
    candidates: async () =>
      (await candidatesOf(store, profile, guessed, [], wanted)).map((one) => ({
        ...one,
        match: 'guess' as const,
      })),
  };
}

/** What is needed, and what tells roles apart: the site that was asked, then the organisation's map. */
const wantedOf = (question: LookUpQuestion) => {
  const { need, site, map, roleNames } = question;
  return need === undefined
    ? undefined
    : {
        need,
        groups: site?.state === 'opens' ? site.groups : {},
        named: (name: string) => roleNamed(map, name),
        patterns: roleNames,
        isPart: isPartAlone(question),
      };
};

/** It surely opens the page for what is needed. */
export const isSureAnswer = (one: Candidate): boolean =>
  isOneClickMatch(one.match) && mayHelp(one) && one.mayBeTooWeak === undefined;

/** It reaches what is needed, as far as is known. */
export const mayHelp = ({ isTooWeak }: Candidate): boolean => isTooWeak === undefined;

/** Not for this person: no policy lets them ask. A package that they hold or asked for may look the same. */
export const isRequestable = ({ policies }: OfferedPackage): boolean => policies?.length !== 0;

/** Packages whose name looks like what was refused, the likest first: ids. */
export async function namesakes(store: Store, { profile, denial }: LookUpQuestion): Promise<string[]> {
  const own = await store.profiles.get(profile);
  return similarPackages(store, profile, denial, own === undefined ? [] : organizationWords(own));
}

/** `contoso` of `adele@contoso.com`: half of an organisation's things carry its name. */
export const organizationWords = ({ username }: Pick<ProfileRow, 'username'>): string[] =>
  username.slice(username.lastIndexOf('@') + 1).split('.');

/** Where a page only *may* be curable, or a part alone refuses, nothing is guessed. */
const guesses = async (store: Store, question: LookUpQuestion): Promise<string[]> =>
  question.denial.curable === 'yes' && !isPartAlone(question)
    ? (await namesakes(store, question)).slice(0, mostGuesses)
    : [];
