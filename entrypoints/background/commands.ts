import { defined } from '../../lib/denial/defined.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Shown, SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { CommandHandlers, CommandSender } from '../../lib/messaging/server.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { otherAccount } from '../../lib/offer/whose.ts';
import { readRequirements } from '../../lib/packages/requirements.ts';
import { fail, ok, type Result } from '../../lib/platform/failure.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { launcherLink } from '../../lib/requests/access/returnTo.ts';
import type { RequestContext } from '../../lib/requests/model/context.ts';
import { readReports } from '../../lib/requests/model/directReports.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import { activeProfile } from './activeProfile.ts';
import { noteSeen } from './badge.ts';
import { createDenialCommands } from './denialCommands.ts';
import { noteTold } from './gaps.ts';
import { hostGrantsKnown } from './grantedHosts.ts';
import { openHub } from './hubPages.ts';
import type { Looks } from './looks.ts';
import { noteData } from './lostData.ts';
import type { Parts } from './parts.ts';
import type { SettingsNow } from './settingsNow.ts';

/** The command table: what each command does, in the words of the parts that do it. */
export function createCommands(parts: Parts, settings: SettingsNow, looks: Looks): CommandHandlers {
  const { auth, engine, requests, approvals, sessions } = parts;

  type Act<T> = (profile: ProfileRow) => Promise<Result<T>>;
  const asActive = async <T>(act: Act<T>): Promise<Result<T>> => {
    const profile = await activeProfile(parts);
    return profile === undefined ? fail({ kind: 'signedOut' }) : act(profile);
  };
  /** As the account the view showed, whoever is active by now; never as one that has signed out since. */
  const asShown = async <T>({ profile: key }: Shown, act: Act<T>): Promise<Result<T>> => {
    if (key === undefined) return asActive(act);
    const profile = await parts.profiles.get(key);
    return profile === undefined || profile.session === 'signedOut'
      ? fail({ kind: 'signedOut' })
      : act(profile);
  };
  /** What was put down goes out now; the answer does not wait for it. */
  const thenWake = <T>(result: Result<T>): Result<T> => {
    if (result.ok) quietly(engine.wake({ ignoreBackoff: true }));
    return result;
  };
  /** Only the hub's form asks for others, and only where the organisation lets it. */
  const mayAskFor = async ({ targetId }: SubmitInput, { context }: CommandSender): Promise<boolean> => {
    if (targetId === undefined) return true;
    const now = await settings.known();
    return context === 'hub' && now.state === 'known' && now.settings.requestForOthers;
  };
  const notForThem = fail({ kind: 'notRequestable', why: 'notForThem' });
  /** What was refused on the page that is answered; nothing once its tab shows something else. */
  const answered = async ({ tabId, denialId }: SubmitInput): Promise<Denial | undefined> => {
    const session = tabId === undefined ? undefined : await sessions.get(tabId);
    return session?.id === denialId ? session?.denial : undefined;
  };
  const submit = (input: SubmitInput) =>
    asShown(input, async (profile) => {
      const denial = await answered(input);
      const onPage = denial && input.targetId === undefined ? otherAccount(denial, profile) : undefined;
      if (onPage !== undefined) return fail({ kind: 'wrongAccount', acting: profile.username, onPage });
      if (denial !== undefined && !(await mayAsk(parts, profile, denial, input)))
        return fail({ kind: 'notRequestable', why: 'guessNeedsConfirmation' });
      await hostGrantsKnown();
      return requests.submit(profile, input, contextOf(denial, profile));
    });
  /** Which page it was typed for is written down only when it is sent, or handed over to be sent in My Access. */
  const keep = (input: SubmitInput) =>
    asShown(input, async (profile) => {
      const denial = input.handsOver === true ? await answered(input) : undefined;
      const isTheirs = denial !== undefined && otherAccount(denial, profile) === undefined;
      if (!isTheirs) return requests.saveDraft(profile, input);
      await hostGrantsKnown();
      return requests.saveDraft(profile, input, contextOf(denial, profile));
    });

  return {
    ...createDenialCommands(parts, settings),

    signIn: async (input) => {
      const done = await auth.signIn(input);
      if (done.ok) {
        looks.forget();
        quietly(noteData(parts));
      }
      return thenWake(done);
    },
    signOut: async ({ profile, discardUnsent }) => {
      const done = await auth.signOut(profile);
      // Before the rows go: nobody is told afterwards that the browser took them.
      await noteData(parts);
      // Under the profile's locks: an answer that is still on its way must not write rows back.
      await engine.alone(profile, () => eraseProfile(parts.store, profile, { keepUnsent: !discardUnsent }));
      return done;
    },
    switchProfile: async ({ profile }) => thenWake(await auth.switchProfile(profile)),

    submitRequest: async (input, sender) =>
      (await mayAskFor(input, sender)) ? thenWake(await submit(input)) : notForThem,
    saveDraft: async (input, sender) => ((await mayAskFor(input, sender)) ? keep(input) : notForThem),
    changeAssignment: async (input) =>
      thenWake(await asShown(input, (profile) => requests.change(profile, input))),
    saveChange: (input) => asShown(input, (profile) => requests.saveChange(profile, input)),
    cancelRequest: async (input) =>
      thenWake(await asShown(input, ({ profile }) => requests.cancel(profile, input.requestId))),
    openReturnTo: (input) =>
      asShown(input, async ({ profile }) => {
        await hostGrantsKnown();
        return requests.openReturnTo(profile, input.requestId);
      }),
    noteWord: async (input) =>
      thenWake(
        await asShown(input, ({ profile }) => requests.noteWord(profile, input.requestId, input.works)),
      ),
    forgetReturnTo: (input) =>
      asShown(input, ({ profile }) => requests.forgetReturnTo(profile, input.requestId)),

    noteReminder: (input) =>
      asShown(input, ({ profile }) => requests.noteReminder(profile, input.requestId, input.by)),
    eraseRequests: (input) => asShown(input, ({ profile }) => requests.erase(profile, input.requestIds)),

    refresh: ({ what }) =>
      asActive(async ({ profile }) => {
        const done = await engine.runNow(what, profile);
        // Whoever has the list read again is looking at it.
        if (what === 'requests') await noteSeen(parts, profile);
        return done;
      }),
    readRequirements: ({ accessPackageId }) =>
      asActive((profile) => readRequirements(parts, profile, [accessPackageId])),
    readReports: (input) => asShown(input, (profile) => readReports(parts, profile)),

    openApprovals: () => asActive((profile) => approvals.openQueue(profile)),
    countApprovals: () => asActive((profile) => approvals.count(profile)),
    decideApproval: async (decision) =>
      thenWake(await asShown(decision, (profile) => approvals.decide(profile, decision))),

    noteTold: (input) =>
      asShown(input, async (profile) => {
        const session = input.tabId === undefined ? undefined : await sessions.get(input.tabId);
        if (session !== undefined) await noteTold(parts, profile, session.denial);
        return ok();
      }),
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

/** Some packages take a second, confirming press; one that was not offered takes none. */
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
  return chosen === undefined || !needsConfirming(chosen);
}

function contextOf(denial: Denial | undefined, profile: ProfileRow): RequestContext {
  if (denial === undefined) return {};
  const deniedKey = denial.resources[0]?.key;
  const returnTo = denial.returnTo ?? (deniedKey && launcherLink(profile, deniedKey));
  return defined<RequestContext>({
    returnTo,
    deniedKey,
    deniedName: denial.resourceName,
    deniedExtent: deniedKey !== undefined && denial.extent === 'item' ? 'item' : undefined,
  });
}
