import { defined } from '../denial/defined.ts';
import type { Denial } from '../denial/denial.ts';
import { type CandidateKey, keysOf } from '../packages/deniedKeys.ts';
import { contactFor } from '../packages/mapHints.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import { guarded } from '../store/failure.ts';
import { assignmentsOf, requestsOf } from '../store/readable.ts';
import type { ProfileRow } from '../store/rows.ts';
import { isRequestable, knownKeys, type LookUpQuestion, mapOf, rankedPackages } from './knowledge.ts';
import { knownHosts } from './knownHosts.ts';
import { type LookDeps, lookForPackages } from './look.ts';
import type { Contact, Offer, OfferedPackage } from './offer.ts';
import { provenanceOf } from './offeredPackage.ts';
import { actingAccount, denialSummary, myAccessUrl, requestSummary } from './summaries.ts';
import { heldPackage, requestFor, standings } from './underWay.ts';
import { otherAccount, otherTenant } from './whose.ts';

interface OfferContext {
  /** The acting profile; absent: nobody is signed in. */
  profile?: ProfileRow;
  /** A look into Graph is under way: what is not known yet is *looking*, not *nothing*. */
  looking: boolean;
}

export interface Offers {
  /** What a person can do about a denial, from the store alone. Never fails: a broken store is an offer's state. */
  describe(denial: Denial, context: OfferContext): Promise<Offer>;
  /** Reads from Graph what `describe` needs. A failure is remembered, and described until a look succeeds. */
  look(denial: Denial, profile: ProfileRow): Promise<Result<undefined>>;
}

type State = Offer extends infer O
  ? O extends Offer
    ? Omit<O, 'denial' | 'account' | 'myAccessUrl'>
    : never
  : never;

/** The one answer to a denied page, and the work behind it. */
export function createOffers(deps: LookDeps): Offers {
  const { store, clock, settings } = deps;
  const failures = new Map<string, Failure>();

  return {
    async describe(denial, { profile, looking }) {
      const described = await guarded(() => stateOf(denial, profile, looking));
      const state: State = described.ok ? described.value : { state: 'failed', failure: described.failure };
      const url = profile === undefined ? undefined : myAccessUrl(profile, firstPackage(state));
      return {
        denial: denialSummary(denial),
        ...(profile === undefined ? {} : { account: actingAccount(profile) }),
        ...(url === undefined ? {} : { myAccessUrl: url }),
        ...state,
      };
    },

    async look(denial, profile) {
      if (await isInVain(denial, profile)) return ok();
      const guardedLook = await guarded(() => lookForPackages(deps, denial, profile)).catch(unexpected);
      const result = guardedLook.ok ? guardedLook.value : guardedLook;
      const key = lookKey(denial, profile);
      if (result.ok) failures.delete(key);
      else failures.set(key, result.failure);
      return result;
    },
  };

  async function stateOf(denial: Denial, profile: ProfileRow | undefined, looking: boolean): Promise<State> {
    if (denial.curable === 'no') return notCurable(denial);
    const barred = profile === undefined ? nobody() : await barrier(denial, profile);
    if (barred !== undefined || profile === undefined) return barred ?? nobody();
    const map = mapOf(settings());
    const keys = await knownKeys(store, profile.profile, denial, map);
    return answer(
      { profile: profile.profile, denial, keys, map },
      looking,
      failures.get(lookKey(denial, profile)),
    );
  }

  /** Nobody is signed in: is there anything to sign in with? */
  function nobody(): State {
    const state = settings();
    if (state.state === 'notKnownYet') return { state: 'looking' };
    const { clientId, tenantId } = state.settings;
    if (clientId === undefined || tenantId === undefined) return { state: 'notConfigured' };
    return { state: 'signedOut', needs: 'signIn' };
  }

  /** Nothing that Graph could say would lead to an offer: its calls are spared. */
  async function isInVain(denial: Denial, profile: ProfileRow): Promise<boolean> {
    if (denial.curable === 'no' || otherAccount(denial, profile) !== undefined) return true;
    const hosts = await guarded(() => knownHosts(store, profile.profile));
    return hosts.ok && otherTenant(denial, profile, hosts.value) !== undefined;
  }

  /** Why this account is not the one to ask with. */
  async function barrier(denial: Denial, profile: ProfileRow): Promise<State | undefined> {
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
    question: LookUpQuestion,
    looking: boolean,
    failure: Failure | undefined,
  ): Promise<State> {
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
    // What only may be curable is explained first; nobody is told that nothing grants what may not even exist.
    if (question.denial.curable === 'maybe') return notCurable(question.denial);
    return { state: 'nothing', ...ownerOf(question.map, question.keys) };
  }

  function notCurable(denial: Denial): State {
    const map = mapOf(settings());
    const keys = keysOf(denial, { applications: new Map(), map });
    return { state: 'notCurable', reason: denial.reason, ...ownerOf(map, keys) };
  }
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

/** A mistake of ours must not read as "nothing grants this". */
const unexpected = () => fail({ kind: 'unexpected' });

/** Where only the sign-in failed, that is the one step to take. */
function failed(failure: Failure): State {
  if (failure.kind === 'signedOut') return { state: 'signedOut', needs: 'signIn' };
  if (failure.kind === 'interactionRequired') return { state: 'signedOut', needs: 'signInAgain' };
  return { state: 'failed', failure };
}

const firstPackage = (state: State): string | undefined =>
  state.state === 'offer' ? state.packages[0]?.accessPackageId : undefined;

const lookKey = (denial: Denial, { profile }: ProfileRow): string =>
  [profile, ...denial.resources.map(({ key }) => key)].join('\n');
