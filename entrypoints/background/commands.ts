import type { Denial } from '../../lib/denial/denial.ts';
import type { SubmitInput } from '../../lib/messaging/protocol.ts';
import type { CommandHandlers, CommandSender } from '../../lib/messaging/server.ts';
import { isOneClickMatch } from '../../lib/packages/candidate.ts';
import { readRequirements } from '../../lib/packages/requirements.ts';
import { fail, ok, type Result } from '../../lib/platform/failure.ts';
import type { RequestContext } from '../../lib/requests/requests.ts';
import { noteVisit } from '../../lib/requests/usability.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import { openHub } from './hubPages.ts';
import type { Parts } from './parts.ts';
import { isBelievable, isDefaultContainer } from './reportedDenial.ts';
import type { SettingsNow } from './settingsNow.ts';

/** The command table: what each command does, in the words of the parts that do it. */
export function createCommands(parts: Parts, settings: SettingsNow): CommandHandlers {
  const { auth, engine, requests, approvals, sessions } = parts;

  const asActive = async <T>(act: (profile: ProfileRow) => Promise<Result<T>>): Promise<Result<T>> => {
    const profile = await activeProfile(parts);
    return profile === undefined ? fail({ kind: 'signedOut' }) : act(profile);
  };
  /** What was put down goes out now; the answer does not wait for it. */
  const thenWake = <T>(result: Result<T>): Result<T> => {
    if (result.ok) void engine.wake({ ignoreBackoff: true });
    return result;
  };
  const typed = (input: SubmitInput, save: typeof requests.submit) =>
    asActive(async (profile) => {
      const denial = input.tabId === undefined ? undefined : (await sessions.get(input.tabId))?.denial;
      if (denial !== undefined && !(await mayAsk(parts, profile, denial, input)))
        return fail({ kind: 'notRequestable', why: 'guessNeedsConfirmation' });
      return save(profile, input, contextOf(denial));
    });

  return {
    reportDenial: async (denial, sender) => {
      const tabId = sender.tab?.id;
      if (tabId === undefined || !isBelievable(denial, sender)) return fail({ kind: 'notAllowed' });
      if ((await auth.isFlowWindow(sender)) || (await isSwitchedOff(settings, denial)))
        return ok({ show: false });
      const session = await sessions.report(tabId, sender.frameId ?? 0, denial);
      await noteRefusal(parts, denial, sender);
      return ok({ show: !session.dismissed });
    },
    reportCardBlocked: async (_input, sender) => {
      if (sender.tab?.id !== undefined) await sessions.update(sender.tab.id, { cardBlocked: true });
      return ok();
    },

    signIn: async (input) => thenWake(await auth.signIn(input)),
    signOut: async ({ profile, discardUnsent }) => {
      const done = await auth.signOut(profile);
      // Under the profile's locks: an answer that is still on its way must not write rows back.
      await engine.alone(profile, () => eraseProfile(parts.store, profile, { keepUnsent: !discardUnsent }));
      return done;
    },
    switchProfile: async ({ profile }) => thenWake(await auth.switchProfile(profile)),

    submitRequest: async (input) => thenWake(await typed(input, requests.submit)),
    saveDraft: (input) => typed(input, requests.saveDraft),
    cancelRequest: async ({ requestId }) =>
      thenWake(await asActive(({ profile }) => requests.cancel(profile, requestId))),
    openReturnTo: ({ requestId }) => asActive(({ profile }) => requests.openReturnTo(profile, requestId)),
    forgetReturnTo: ({ requestId }) => asActive(({ profile }) => requests.forgetReturnTo(profile, requestId)),

    refresh: ({ what }) => asActive(({ profile }) => engine.runNow(what, profile)),
    readRequirements: ({ accessPackageId }) =>
      asActive((profile) => readRequirements(parts, profile, [accessPackageId])),

    openApprovals: () => asActive((profile) => approvals.openQueue(profile)),
    countApprovals: () => asActive((profile) => approvals.count(profile)),
    decideApproval: async (decision) =>
      thenWake(await asActive((profile) => approvals.decide(profile, decision))),

    dismissDenial: async ({ tabId }) => {
      await sessions.update(tabId, { dismissed: true });
      return ok();
    },
    openHub: async ({ view }) => {
      await openHub(view);
      return ok();
    },
  };
}

/** The profile that acts, if anybody is signed in. */
export async function activeProfile({ profiles }: Pick<Parts, 'profiles'>): Promise<ProfileRow | undefined> {
  const key = await profiles.active();
  return key === undefined ? undefined : profiles.get(key);
}

/** A package that Knock only guesses takes a second, confirming click; one that was not offered takes none. */
async function mayAsk(
  { offers }: Parts,
  profile: ProfileRow,
  denial: Denial,
  input: SubmitInput,
): Promise<boolean> {
  if (input.confirmedGuess === true) return true;
  const offer = await offers.describe(denial, { profile, looking: false });
  if (offer.state !== 'offer') return true;
  const chosen = offer.packages.find((candidate) => candidate.accessPackageId === input.accessPackageId);
  return chosen === undefined || isOneClickMatch(chosen.match);
}

function contextOf(denial: Denial | undefined): RequestContext {
  if (denial === undefined) return {};
  const deniedKey = denial.resources[0]?.key;
  return {
    ...(denial.returnTo === undefined ? {} : { returnTo: denial.returnTo }),
    ...(deniedKey === undefined ? {} : { deniedKey }),
    ...(denial.resourceName === undefined ? {} : { deniedName: denial.resourceName }),
  };
}

async function isSwitchedOff(settings: SettingsNow, denial: Denial): Promise<boolean> {
  const state = await settings.known();
  return state.state === 'known' && state.settings.disabledDetectors.includes(denial.detector);
}

/** Delivered, and the page still says no: remembered, so that nobody is told it works. */
async function noteRefusal(parts: Parts, denial: Denial, sender: CommandSender): Promise<void> {
  const profile = await activeProfile(parts);
  const key = denial.resources[0]?.key;
  if (profile === undefined || key === undefined || !isDefaultContainer(sender)) return;
  await noteVisit(parts, profile.profile, key, 'refused');
}
