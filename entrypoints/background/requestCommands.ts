import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { CommandHandlers, CommandSender } from '../../lib/messaging/server.ts';
import { otherAccount } from '../../lib/offer/accountMismatch.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { type Situation, situationOf, wholeKey } from '../../lib/offer/situation.ts';
import { knownRequirements } from '../../lib/packages/requirements.ts';
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
      (await mayAskFor(input, sender, settings))
        ? thenWake(parts, await submit(parts, input, sender))
        : notForThem,
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

/** What was refused on the page that is answered, also once it was reloaded or left. */
async function answered(
  { sessions, siteQuestions }: Parts,
  { tabId, denialId }: SubmitInput,
  profile: ProfileRow,
): Promise<Situation | undefined> {
  const isAnswer = tabId !== undefined && denialId !== undefined;
  const session = isAnswer ? await sessions.reported(tabId, denialId) : undefined;
  return session && situationOf(session.denial, siteQuestions.answerOf(session, profile).site);
}

const submit = (parts: Parts, input: SubmitInput, { context }: CommandSender) =>
  asShown(parts, input, async (profile) => {
    const situation = await answered(parts, input, profile);
    const denial = situation?.denial;
    const onPage = denial && input.targetId === undefined ? otherAccount(denial, profile) : undefined;
    if (onPage !== undefined) return fail({ kind: 'wrongAccount', acting: profile.username, onPage });
    const chosen = situation && (await chosenFrom(parts, profile, situation, input));
    const isUnsure = chosen
      ? needsConfirming(chosen)
      : context === 'card' && (await isUnchecked(parts, profile, input));
    if (isUnsure && input.confirmedGuess !== true)
      return fail({ kind: 'notRequestable', why: 'guessNeedsConfirmation' });
    await hostGrantsKnown();
    return parts.requests.submit(profile, input, contextOf(situation, profile, chosen));
  });

/** The page doesn't offer it, and nobody may have to approve it: it takes a second press, as an unchecked offer does. */
async function isUnchecked(
  parts: Parts,
  { profile }: ProfileRow,
  { accessPackageId }: SubmitInput,
): Promise<boolean> {
  const known = await knownRequirements(parts, profile, [accessPackageId]);
  return !known.get(accessPackageId)?.every(({ isApprovalRequired }) => isApprovalRequired);
}

/** The page is written down only when the request is sent, or handed over to My Access. */
const keep = (parts: Parts, input: SubmitInput) =>
  asShown(parts, input, async (profile) => {
    const situation = input.handsOver === true ? await answered(parts, input, profile) : undefined;
    const isTheirs = situation !== undefined && otherAccount(situation.denial, profile) === undefined;
    if (!isTheirs) return parts.requests.saveDraft(profile, input);
    await hostGrantsKnown();
    return parts.requests.saveDraft(profile, input, contextOf(situation, profile));
  });

/** The package as the page offers it; `undefined`: it doesn't. */
async function chosenFrom(
  { offers }: Parts,
  profile: ProfileRow,
  { denial, site }: Situation,
  input: SubmitInput,
): Promise<OfferedPackage | undefined> {
  const said = site === undefined ? {} : { site };
  const offer = await offers.describe(denial, { profile, looking: false, ...said });
  if (offer.state !== 'offer') return undefined;
  return offer.packages.find((candidate) => candidate.accessPackageId === input.accessPackageId);
}

/** `chosen`: who asks for less than they need can have no more than that. */
function contextOf(
  situation: Situation | undefined,
  profile: ProfileRow,
  chosen?: OfferedPackage,
): RequestContext {
  if (situation === undefined) return {};
  const { denial } = situation;
  const need = chosen?.isTooWeak ? chosen.reach : situation.need;
  const deniedKey = wholeKey(denial);
  const returnTo = denial.returnTo ?? (deniedKey && launcherLink(profile, deniedKey));
  return defined<RequestContext>({
    returnTo,
    deniedKey,
    deniedName: denial.resourceName,
    need: need === 'view' ? undefined : need,
    deniedExtent: deniedKey !== undefined && denial.extent === 'item' ? 'item' : undefined,
  });
}
