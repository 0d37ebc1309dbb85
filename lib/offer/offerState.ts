import type { Denial } from '../denial/denial.ts';
import { type CandidateKey, keysOf } from '../packages/deniedKeys.ts';
import { contactFor } from '../packages/mapHints.ts';
import { defined } from '../platform/defined.ts';
import type { Failure } from '../platform/failure.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { ProfileRow } from '../store/rows.ts';
import { otherAccount, otherTenant } from './accountMismatch.ts';
import { isRequestable, knownKeys, type LookUpQuestion, mapOf, rankedPackages } from './knowledge.ts';
import { knownHosts } from './knownHosts.ts';
import type { LookDeps } from './look.ts';
import type { Contact, Offer, OfferedPackage } from './offer.ts';
import { provenanceOf } from './offeredPackage.ts';
import { requestSummary } from './summaries.ts';
import { heldPackage, requestFor, standings } from './underWay.ts';

export interface OfferContext {
  /** The acting profile; absent: nobody is signed in. */
  profile?: ProfileRow;
  /** A look into Graph is under way: what is not known yet is *looking*, not *nothing*. */
  looking: boolean;
}

/** An offer without what every offer says. */
export type State = Offer extends infer O
  ? O extends Offer
    ? Omit<O, 'denial' | 'account' | 'myAccessUrl'>
    : never
  : never;

/** How the last look ended, where it did not succeed. */
export type FailureOf = (denial: Denial, profile: ProfileRow) => Failure | undefined;

/** What the store says of a denial. */
export async function stateOf(
  deps: LookDeps,
  denial: Denial,
  { profile, looking }: OfferContext,
  failureOf: FailureOf,
): Promise<State> {
  if (denial.curable === 'no') return notCurable(denial, mapOf(deps.settings()));
  if (profile === undefined) return nobody(deps.settings());
  const barred = await barrier(deps.store, denial, profile);
  if (barred !== undefined) return barred;
  const map = mapOf(deps.settings());
  const keys = await knownKeys(deps.store, profile.profile, denial, map);
  return answer(deps, { profile: profile.profile, denial, keys, map }, looking, failureOf(denial, profile));
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
  const known = await rankedPackages(deps, question);
  const { rows } = await requestsOf(store, question.profile);
  const request = requestFor(rows, known, question.keys, clock.now());
  if (request !== undefined) return { state: 'requested', request: requestSummary(request) };
  const { rows: assignments } = await assignmentsOf(store, question.profile);
  const held = heldPackage(assignments, known);
  if (held !== undefined) return { state: 'held', packageName: held.displayName };
  const [best] = known.filter(isRequestable);
  if (failure !== undefined && !looking && best?.policies === undefined) return failed(failure);
  if (best !== undefined && !(looking && best.match === 'guess'))
    return {
      state: 'offer',
      packages: shown(known, standings(rows, assignments)),
      provenance: provenanceOf(best),
    };
  if (looking) return { state: 'looking' };
  // If a request only may help, the reason comes first. Nobody is told that nothing grants a thing that may not exist.
  if (question.denial.curable === 'maybe') return notCurable(question.denial, question.map);
  return { state: 'nothing', ...ownerOf(question.map, question.keys) };
}

function notCurable(denial: Denial, map: ResourceMap | undefined): State {
  const keys = keysOf(denial, { applications: new Map(), map });
  return { state: 'notCurable', reason: denial.reason, ...ownerOf(map, keys) };
}

/** Every candidate: nothing is left out, and what nobody can ask for comes last. */
const shown = (ranked: readonly OfferedPackage[], standing: ReturnType<typeof standings>): OfferedPackage[] =>
  [...ranked.filter(isRequestable), ...ranked.filter((one) => !isRequestable(one))].map((one) => {
    const known = standing.get(one.accessPackageId);
    return known === undefined ? one : { ...one, standing: known };
  });

function ownerOf(map: ResourceMap | undefined, keys: readonly CandidateKey[]): { contact?: Contact } {
  const contact = contactFor(map, keys);
  return contact === undefined ? {} : { contact: contactOf(contact) };
}

const contactOf = ({ name, mail, userPrincipalName }: Contact): Contact =>
  defined<Contact>({ name, mail, userPrincipalName });

/** Where only the sign-in failed, that is the one step to take. */
function failed(failure: Failure): State {
  if (failure.kind === 'signedOut') return { state: 'signedOut', needs: 'signIn' };
  if (failure.kind === 'interactionRequired') return { state: 'signedOut', needs: 'signInAgain' };
  return { state: 'failed', failure };
}
