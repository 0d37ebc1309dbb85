import type { Denial } from '../denial/denial.ts';
import { clouds } from '../platform/cloud.ts';
import { defined } from '../platform/defined.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { HelpDesk, SettingsState } from '../settings/settings.ts';
import type { SiteAnswer } from '../site/siteAnswer.ts';
import { guarded } from '../store/failure.ts';
import type { ProfileRow } from '../store/rows.ts';
import { otherAccount, otherTenant } from './accountMismatch.ts';
import { knownHosts } from './knownHosts.ts';
import { type LookDeps, lookForPackages } from './look.ts';
import type { Offer } from './offer.ts';
import { type FailureOf, type OfferContext, type State, stateOf } from './offerState.ts';
import { situationOf } from './situation.ts';
import { actingAccount, denialSummary, myAccessUrl } from './summaries.ts';

export interface Offers {
  /** What a person can do about a denial, from the store alone. Never fails: a broken store is an offer's state. */
  describe(denial: Denial, context: OfferContext): Promise<Offer>;
  /** Reads from Graph what `describe` needs. A failure is remembered, and described until a look succeeds. */
  look(denial: Denial, profile: ProfileRow, site?: SiteAnswer): Promise<Result<undefined>>;
}

/** The one answer to a denied page, and the work behind it. */
export function createOffers(deps: LookDeps): Offers {
  const failures = new Map<string, Failure>();
  const failureOf: FailureOf = (denial, profile) => failures.get(lookKey(denial, profile));

  return {
    async describe(denial, context) {
      const { profile, isAskingSite } = context;
      const situation = situationOf(denial, context.site);
      const described = await guarded(() => stateOf(deps, situation, context, failureOf));
      const state: State = described.ok ? described.value : { state: 'failed', failure: described.failure };
      const url = profile === undefined ? undefined : myAccessUrl(profile, firstPackage(state));
      return {
        denial: denialSummary(denial),
        ...(profile === undefined ? {} : { account: actingAccount(profile) }),
        ...helpDeskOf(deps.settings()),
        ...(url === undefined ? {} : { myAccessUrl: url }),
        ...(situation.need === undefined ? {} : { need: situation.need }),
        ...(isAskingSite ? { isAskingSite } : {}),
        ...(profile !== undefined && clouds[profile.cloud].hasJustification
          ? { takesJustification: true }
          : {}),
        ...state,
      };
    },

    async look(denial, profile, site) {
      if (await isInVain(deps, denial, profile)) return ok();
      const guardedLook = await guarded(() =>
        lookForPackages(deps, situationOf(denial, site), profile),
      ).catch(unexpected);
      const result = guardedLook.ok ? guardedLook.value : guardedLook;
      const key = lookKey(denial, profile);
      if (result.ok) failures.delete(key);
      else failures.set(key, result.failure);
      return result;
    },
  };
}

/** Whom policy names. */
function helpDeskOf(state: SettingsState): Pick<Offer, 'helpDesk'> {
  if (state.state !== 'known') return {};
  const { helpDeskName, helpDeskUrl, helpDeskMail } = state.settings;
  if (helpDeskUrl === undefined && helpDeskMail === undefined) return {};
  return { helpDesk: defined<HelpDesk>({ helpDeskName, helpDeskUrl, helpDeskMail }) };
}

/** Nothing in Graph could lead to an offer here, so Knock doesn't call it. */
async function isInVain({ store }: LookDeps, denial: Denial, profile: ProfileRow): Promise<boolean> {
  if (denial.curable === 'no' || otherAccount(denial, profile) !== undefined) return true;
  const hosts = await guarded(() => knownHosts(store, profile.profile));
  return hosts.ok && otherTenant(denial, profile, hosts.value) !== undefined;
}

/** An error in Knock must not read as "nothing grants this". */
const unexpected = () => fail({ kind: 'unexpected' });

const firstPackage = (state: State): string | undefined =>
  state.state === 'offer' ? state.packages[0]?.accessPackageId : undefined;

const lookKey = (denial: Denial, { profile }: ProfileRow): string =>
  [profile, denial.need ?? '', ...denial.resources.map(({ key }) => key)].join('\n');
