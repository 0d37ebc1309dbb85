import { browser } from 'wxt/browser';
import { corrected } from '../../lib/denial/corrections.ts';
import { isDeclaredFor } from '../../lib/denial/declared.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import { isOnHosts, loginHosts, teamsHosts } from '../../lib/denial/hosts.ts';
import type { CommandHandlers, CommandSender } from '../../lib/messaging/server.ts';
import { otherAccount } from '../../lib/offer/accountMismatch.ts';
import type { ReportingPage } from '../../lib/offer/denialSessions.ts';
import { manualDenial } from '../../lib/offer/manualDenial.ts';
import { isPasted } from '../../lib/offer/pasted.ts';
import { wholeKey } from '../../lib/offer/situation.ts';
import { needsSignIn, withApplication } from '../../lib/offer/withApplication.ts';
import { fail, ok } from '../../lib/platform/failure.ts';
import { log } from '../../lib/platform/log.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { noteRefused } from '../../lib/requests/access/usability.ts';
import { defaultSettings } from '../../lib/settings/decodeSettings.ts';
import type { WatchedProduct } from '../../lib/settings/products.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { activeProfile } from './activeProfile.ts';
import { describedByKey } from './describedByKey.ts';
import type { Parts } from './parts.ts';
import { isBelievable, isDefaultContainer, reportingPage } from './reportedDenial.ts';
import type { SettingsNow } from './settingsNow.ts';

type DenialCommands = Pick<
  CommandHandlers,
  | 'reportDenial'
  | 'reportCardBlocked'
  | 'rememberSignIn'
  | 'rememberLink'
  | 'readSignals'
  | 'reportRefusal'
  | 'setNeed'
>;

/** What pages report, and what the person says of a page: the only commands that begin a denial. */
export function createDenialCommands(parts: Parts, settings: SettingsNow): DenialCommands {
  const { auth, sessions, remembered } = parts;
  const current = async (): Promise<Settings> => {
    const state = await settings.known();
    return state.state === 'known' ? state.settings : defaultSettings;
  };

  return {
    reportDenial: async (reported, sender) => {
      const page = reportingPage(sender);
      const now = await current();
      if (page === undefined || !isBelievable(reported, sender, now.inHouseApplications))
        return fail({ kind: 'notAllowed' });
      // Entra's refusal ends the sign-in request, used or not: another site must not go on with it.
      const isOver = reported.product === 'entra' || needsSignIn(reported);
      const request = isOver ? await remembered.takeSignIn(page.tabId) : undefined;
      const described = describedByKey(reported, new URL(sender.url ?? page.origin), now.inHouseApplications);
      const told = withApplication(described, request, new URL(page.origin).hostname);
      const denial = told && corrected(told, correctionsOf(now));
      if (denial === undefined || isUnwatched(denial, now) || (await auth.isFlowWindow(sender))) return ok();
      const isInFrame = page.frameId !== 0;
      if (isInFrame && (await sessions.get(page.tabId))?.isInFrame === false) return ok();
      const session = await sessions.report(page, isInFrame ? { ...denial, isInFrame } : denial, {
        isInFrame,
      });
      // If the database can't be used, the card still appears and says so.
      await noteRefusal(parts, denial, sender).catch(() => log('refusalNotNoted'));
      if (!session.dismissed && !isInFrame) quietly(bringCard(page));
      return ok();
    },
    reportCardBlocked: async (_input, sender) => {
      const page = reportingPage(sender);
      const session = page && (await sessions.get(page.tabId));
      if (session === undefined || session.documentId !== page?.documentId)
        return fail({ kind: 'notAllowed' });
      await sessions.update(session.tabId, { cardBlocked: true });
      return ok();
    },
    rememberSignIn: async (request, sender) => {
      const page = reportingPage(sender);
      if (page === undefined || !isTopOn(page, loginHosts)) return fail({ kind: 'notAllowed' });
      if (!(await auth.isFlowWindow(sender))) await remembered.signIn(page.tabId, request);
      return ok();
    },
    rememberLink: async (link, sender) => {
      const page = reportingPage(sender);
      if (page === undefined || !isTopOn(page, teamsHosts)) return fail({ kind: 'notAllowed' });
      await remembered.link(page.tabId, link);
      return ok();
    },
    readSignals: async (_input, sender) => {
      const page = reportingPage(sender);
      if (page === undefined || page.frameId !== 0) return fail({ kind: 'notAllowed' });
      const { hostname } = new URL(page.origin);
      const { inHouseApplications } = await current();
      return ok({
        applications: inHouseApplications.filter((application) => isDeclaredFor(application, hostname)),
      });
    },
    reportRefusal: async ({ tabId, page, need }) => {
      await sessions.report({ tabId, frameId: 0, origin: '' }, manualDenial(page, need, isPasted(tabId)));
      return ok();
    },
    setNeed: async ({ tabId, need }) => {
      if (tabId === undefined) return fail({ kind: 'notAllowed' });
      await sessions.setNeed(tabId, need);
      return ok();
    },
  };
}

/** Only the sign-in page, or Teams itself, may say where a tab is on its way to. */
const isTopOn = ({ frameId, origin }: ReportingPage, hosts: readonly string[]): boolean =>
  frameId === 0 && isOnHosts(new URL(origin), hosts);

const correctionsOf = ({ disabledDetectors, detectorRules }: Settings) => ({
  disabled: [...disabledDetectors, ...(detectorRules?.disabled ?? [])],
  codes: detectorRules?.codes ?? [],
});

const isUnwatched = ({ product }: Denial, { unwatchedProducts }: Settings): boolean => {
  const watched: string = product === 'oneDrive' ? 'sharePoint' : product;
  return unwatchedProducts.some((one: WatchedProduct) => one === watched);
};

/** To the very document that reported: the tab may show another one by now. */
const bringCard = ({ tabId, documentId }: ReportingPage) =>
  browser.scripting.executeScript({
    target: { tabId, ...(documentId === undefined ? { frameIds: [0] } : { documentIds: [documentId] }) },
    files: ['/mountCard.js'],
  });

/** Delivered, and the page still says no: remembered, so that nobody is told it works. */
async function noteRefusal(parts: Parts, denial: Denial, sender: CommandSender): Promise<void> {
  const profile = await activeProfile(parts);
  const key = wholeKey(denial);
  if (profile === undefined || key === undefined || !isDefaultContainer(sender)) return;
  if (otherAccount(denial, profile) !== undefined) return; // somebody else was refused
  await noteRefused(parts, profile.profile, key, denial.extent);
}
