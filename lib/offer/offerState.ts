import type { Denial } from '../denial/denial.ts';
import { keysOf } from '../packages/deniedKeys.ts';
import { contactFor, movedTo } from '../packages/mapHints.ts';
import { defined } from '../platform/defined.ts';
import type { Failure } from '../platform/failure.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { SiteAnswer } from '../site/siteAnswer.ts';
import type { Store } from '../store/database.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { AssignmentRow, ProfileRow } from '../store/rows.ts';
import { otherAccount, otherTenant } from './accountMismatch.ts';
import {
  isRequestable,
  type LookUpQuestion,
  mapOf,
  mayHelp,
  questionFor,
  rankedPackages,
} from './knowledge.ts';
import { knownHosts } from './knownHosts.ts';
import type { LookDeps } from './look.ts';
import type { Contact, Offer, OfferedPackage } from './offer.ts';
import { provenanceOf } from './offeredPackage.ts';
import {
  isGone,
  isPartAlone,
  mayAddPeople,
  opensAlready,
  opensForLess,
  type Situation,
  wholeKey,
} from './situation.ts';
import { requestSummary } from './summaries.ts';
import { heldState, requestFor, standings } from './underWay.ts';

export interface OfferContext {
  /** The acting profile; absent: nobody is signed in. */
  profile?: ProfileRow;
  /** A look into Graph is under way: what is not known yet is *looking*, not *nothing*. */
  looking: boolean;
  /** What the site itself answered, and whether it may still answer within a moment. */
  site?: SiteAnswer;
  isAskingSite?: boolean;
}

/** An offer without what every offer says. */
export type State = Offer extends infer O
  ? O extends Offer
    ? Omit<
        O,
        'denial' | 'account' | 'helpDesk' | 'myAccessUrl' | 'need' | 'isAskingSite' | 'takesJustification'
      >
    : never
  : never;

/** How the last look ended, where it did not succeed. */
export type FailureOf = (denial: Denial, profile: ProfileRow) => Failure | undefined;

/** What the store says of a denial. */
export async function stateOf(
  deps: LookDeps,
  situation: Situation,
  { profile, looking }: OfferContext,
  failureOf: FailureOf,
): Promise<State> {
  const { denial } = situation;
  const map = mapOf(deps.settings());
  const moved = movedTo(map, keysOf(denial, { applications: new Map(), map }));
  if (moved !== undefined) return { state: 'gone', movedTo: moved };
  if (denial.curable === 'no')
    return { ...notCurable(denial, map), ...formerEmployee(deps.settings(), denial) };
  if (profile === undefined) return nobody(deps.settings());
  const barred = await barrier(deps.store, denial, profile);
  if (barred !== undefined) return barred;
  const question = await questionFor(deps, profile, situation);
  if (isGone(situation)) return { state: 'gone', ...contactOf(question) };
  return answer(deps, question, looking, failureOf(denial, profile));
}

/** Nobody is signed in: is there anything to sign in with? */
function nobody(state: SettingsState): State {
  if (state.state === 'notKnownYet') return { state: 'looking' };
  const { clientId, tenantId } = state.settings;
  if (clientId === undefined || tenantId === undefined) return { state: 'notConfigured' };
  return { state: 'signedOut', needs: 'signIn' };
}

/** Why this account is not the one to ask with. */
async function barrier(store: Store, denial: Denial, profile: ProfileRow): Promise<State | undefined> {
  if (profile.session === 'signedOut') return { state: 'signedOut', needs: 'signIn' };
  if (profile.session === 'needsSignIn') return { state: 'signedOut', needs: 'signInAgain' };
  const tenant = otherTenant(denial, profile, await knownHosts(store, profile.profile));
  if (tenant !== undefined) return { state: 'otherTenant', onPage: tenant };
  const account = otherAccount(denial, profile);
  return account === undefined
    ? undefined
    : { state: 'otherAccount', acting: profile.username, onPage: account };
}

async function answer(
  deps: LookDeps,
  question: LookUpQuestion,
  looking: boolean,
  failure: Failure | undefined,
): Promise<State> {
  const { store, clock } = deps;
  const { rows: assignments } = await assignmentsOf(store, question.profile);
  const known = withoutHeldInVain(await rankedPackages(deps, question), assignments, question);
  const { rows } = await requestsOf(store, question.profile);
  const request = requestFor(rows, known, question, clock.now());
  if (request !== undefined) return { state: 'requested', request: requestSummary(request) };
  if (opensAlready(question)) return { state: 'opens', ...keepersOf(question) };
  const held = heldState(assignments, known, question, clock.now());
  if (held !== undefined) return { ...held, ...keepersOf(question) };
  const [best] = known.filter(isOnOffer);
  if (failure !== undefined && !looking && best?.policies === undefined) return failed(failure);
  if (best !== undefined && !(looking && best.match === 'guess'))
    return {
      state: 'offer',
      packages: shown(known, standings(rows, assignments)),
      provenance: provenanceOf(best),
    };
  if (looking) return { state: 'looking' };
  return nothing(question, known, assignments);
}

/** What is held already, and lets one do less than is needed, as the site says: whatever its role is called. */
const withoutHeldInVain = (
  known: readonly OfferedPackage[],
  assignments: readonly AssignmentRow[],
  question: LookUpQuestion,
): OfferedPackage[] => {
  const isInVain = (one: OfferedPackage) =>
    opensForLess(question) && one.mayBeTooWeak === true && isHeld(one, assignments);
  const weak = known.filter(isInVain).map((one): OfferedPackage => ({ ...one, isTooWeak: true }));
  return [...known.filter((one) => !isInVain(one)), ...weak];
};

const isHeld = ({ accessPackageId }: OfferedPackage, assignments: readonly AssignmentRow[]): boolean =>
  assignments.some((row) => row.accessPackageId === accessPackageId && row.state === 'delivered');

function nothing(
  question: LookUpQuestion,
  known: readonly OfferedPackage[],
  assignments: readonly AssignmentRow[],
): State {
  if (isPartAlone(question)) return { state: 'part', ...keepersOf(question) };
  // If a request only may help, the reason comes first. Nobody is told that nothing grants a thing that may not exist.
  if (question.denial.curable === 'maybe') return notCurable(question.denial, question.map);
  const weaker = known.filter((one) => !mayHelp(one) && isRequestable(one) && !isHeld(one, assignments));
  const resource = wholeKey(question.denial);
  return {
    state: 'nothing',
    weaker: weaker.map(({ displayName }) => displayName),
    ...(resource !== undefined && { resource }),
    ...keepersOf(question),
  };
}

function notCurable(denial: Denial, map: ResourceMap | undefined): State {
  const keys = keysOf(denial, { applications: new Map(), map });
  return { state: 'notCurable', reason: denial.reason, ...contactOf({ map, keys }) };
}

/** Whose OneDrive it is may have left: who has the files then, in the organisation's own words. */
function formerEmployee(state: SettingsState, { reason }: Denial): { note?: string } {
  if (reason !== 'personalStorage' || state.state !== 'known') return {};
  return defined<{ note?: string }>({ note: state.settings.formerEmployeeFiles });
}

const isOnOffer = (one: OfferedPackage): boolean => isRequestable(one) && mayHelp(one);

/** Every candidate: nothing is left out; what nobody can ask for, or helps too little, comes last. */
const shown = (ranked: readonly OfferedPackage[], standing: ReturnType<typeof standings>): OfferedPackage[] =>
  [...ranked.filter(isOnOffer), ...ranked.filter((one) => !isOnOffer(one))].map((one) => {
    const known = standing.get(one.accessPackageId);
    return known === undefined ? one : { ...one, standing: known };
  });

/** Who can help where no package does. */
const keepersOf = (question: LookUpQuestion): { contact?: Contact; mayAddPeople?: true } => ({
  ...contactOf(question),
  ...(mayAddPeople(question) ? { mayAddPeople: true } : {}),
});

/** Whom the map names: for the very part, else for the site around it. */
function contactOf({ map, keys, denial }: Pick<LookUpQuestion, 'map' | 'keys'> & { denial?: Denial }): {
  contact?: Contact;
} {
  const around = denial === undefined ? [] : keysOf(denial, { applications: new Map(), map });
  const found = contactFor(map, [...keys, ...around]);
  if (found === undefined) return {};
  const { name, mail, userPrincipalName } = found;
  return { contact: defined<Contact>({ name, mail, userPrincipalName }) };
}

/** Where only the sign-in failed, that is the one step to take. */
function failed(failure: Failure): State {
  if (failure.kind === 'signedOut') return { state: 'signedOut', needs: 'signIn' };
  if (failure.kind === 'interactionRequired') return { state: 'signedOut', needs: 'signInAgain' };
  return { state: 'failed', failure };
}
