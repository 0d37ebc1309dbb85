import type { Denial } from '../../lib/denial/denial.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { CommandHandlers, CommandSender } from '../../lib/messaging/server.ts';
import { otherAccount } from '../../lib/offer/accountMismatch.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { defined } from '../../lib/platform/defined.ts';
import { fail } from '../../lib/platform/failure.ts';
import { launcherLink } from '../../lib/requests/access/returnTo.ts';
import type { RequestContext } from '../../lib/requests/model/context.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { asShown, thenWake } from './acting.ts';
import { hostGrantsKnown } from './grantedHosts.ts';
import type { Parts } from './parts.ts';
import type { SettingsNow } from './settingsNow.ts';

type RequestCommands = Pick<
  CommandHandlers,
  | 'submitRequest'
  | 'saveDraft'
  | 'changeAssignment'
  | 'saveChange'
  | 'cancelRequest'
  | 'openReturnTo'
  | 'noteWord'
  | 'forgetReturnTo'
  | 'noteReminder'
  | 'eraseRequests'
>;

/** What a person does about a request of theirs: from the first word typed to its erasure. */
export function createRequestCommands(parts: Parts, settings: SettingsNow): RequestCommands {
  const { requests } = parts;

  return {
    submitRequest: async (input, sender) =>
      (await mayAskFor(input, sender, settings)) ? thenWake(parts, await submit(parts, input)) : notForThem,
    saveDraft: async (input, sender) =>
      (await mayAskFor(input, sender, settings)) ? keep(parts, input) : notForThem,
    changeAssignment: async (input) =>
      thenWake(parts, await asShown(parts, input, (profile) => requests.change(profile, input))),
    saveChange: (input) => asShown(parts, input, (profile) => requests.saveChange(profile, input)),
    cancelRequest: async (input) =>
      thenWake(
        parts,
        await asShown(parts, input, ({ profile }) => requests.cancel(profile, input.requestId)),
      ),
    openReturnTo: (input) =>
      asShown(parts, input, async ({ profile }) => {
        await hostGrantsKnown();
        return requests.openReturnTo(profile, input.requestId);
      }),
    noteWord: async (input) =>
      thenWake(
        parts,
        await asShown(parts, input, ({ profile }) =>
          requests.noteWord(profile, input.requestId, input.works),
        ),
      ),
    forgetReturnTo: (input) =>
      asShown(parts, input, ({ profile }) => requests.forgetReturnTo(profile, input.requestId)),

    noteReminder: (input) =>
      asShown(parts, input, ({ profile }) => requests.noteReminder(profile, input.requestId, input.by)),
    eraseRequests: (input) =>
      asShown(parts, input, ({ profile }) => requests.erase(profile, input.requestIds)),
  };
}

/** Only the hub's form asks for others, and only where the organisation lets it. */
async function mayAskFor(
  { targetId }: SubmitInput,
  { context }: CommandSender,
  settings: SettingsNow,
): Promise<boolean> {
  if (targetId === undefined) return true;
  const now = await settings.known();
  return context === 'hub' && now.state === 'known' && now.settings.requestForOthers;
}

const notForThem = fail({ kind: 'notRequestable', why: 'notForThem' });

/** What the page in this tab refused. Nothing, once the tab shows something else. */
async function answered({ sessions }: Parts, { tabId, denialId }: SubmitInput): Promise<Denial | undefined> {
  const session = tabId === undefined ? undefined : await sessions.get(tabId);
  return session?.id === denialId ? session?.denial : undefined;
}

const submit = (parts: Parts, input: SubmitInput) =>
  asShown(parts, input, async (profile) => {
    const denial = await answered(parts, input);
    const onPage = denial && input.targetId === undefined ? otherAccount(denial, profile) : undefined;
    if (onPage !== undefined) return fail({ kind: 'wrongAccount', acting: profile.username, onPage });
    if (denial !== undefined && !(await mayAsk(parts, profile, denial, input)))
      return fail({ kind: 'notRequestable', why: 'guessNeedsConfirmation' });
    await hostGrantsKnown();
    return parts.requests.submit(profile, input, contextOf(denial, profile));
  });

/** The page is written down only when the request is sent, or handed over to My Access. */
const keep = (parts: Parts, input: SubmitInput) =>
  asShown(parts, input, async (profile) => {
    const denial = input.handsOver === true ? await answered(parts, input) : undefined;
    const isTheirs = denial !== undefined && otherAccount(denial, profile) === undefined;
    if (!isTheirs) return parts.requests.saveDraft(profile, input);
    await hostGrantsKnown();
    return parts.requests.saveDraft(profile, input, contextOf(denial, profile));
  });

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
