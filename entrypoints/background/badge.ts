import { browser } from 'wxt/browser';
import { countToDecide } from '../../lib/approvals/waiting.ts';
import { isOpen, isOver, newsOfState } from '../../lib/entitlement/request.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { observe } from '../../lib/store/observe.ts';
import { assignmentsOf, requestsOf } from '../../lib/store/readable.ts';
import type { AssignmentRow, ProfileMeta, ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import type { BackgroundWords } from '../../lib/words/backgroundWords.ts';
import { activeProfile } from './activeProfile.ts';
import type { Parts } from './parts.ts';
import { type SettingsNow, tellsApprover } from './settingsNow.ts';

/** What the toolbar button says about the acting person, on every tab. */
export interface News {
  /** Nobody is signed in: the icon is grey. */
  isNobody: boolean;
  needsSignIn: boolean;
  /** Wait for this person's decision. */
  toDecide: number;
  /** Decided since the person last looked at their requests. */
  decided: number;
  /** Told to end soon since then. */
  ending: number;
  /** Under way. */
  waiting: number;
}

/**
 * The few characters on the button, and the same in words for its tooltip and for screen readers. A number is what the
 * person has to decide, and blue says on every tab that there is some; a dot is news; what is merely under way shows in
 * the tooltip alone.
 */
export function badgeOf(news: News, words: BackgroundWords): { text: string; title: string; color: string } {
  const color = news.toDecide > 0 ? '#0f6cbd' : '#616161';
  if (news.needsSignIn) return { text: '?', title: words.t('badge.needsSignIn'), color };
  for (const [what, text] of [
    ['toDecide', short(news.toDecide)],
    ['decided', '•'],
    ['ending', '•'],
    ['waiting', ''],
  ] as const) {
    const count = news[what];
    if (count > 0) return { text, title: words.t(`badge.${what}`, { count }), color };
  }
  return { text: '', title: words.t('app.name'), color };
}

/** Files of the build, by size in px. */
export function iconOf({ isNobody }: Pick<News, 'isNobody'>): Record<string, string> {
  const file = isNobody ? '/icon/grey-' : '/icon/';
  return { 16: `${file}16.png`, 32: `${file}32.png` };
}

/** About four characters fit. */
const short = (count: number): string => (count > 99 ? '99+' : String(count));

/** What there is to say of a profile; `seenAt`: when its requests were last looked at (epoch ms). */
export function newsOf(
  profile: ProfileRow,
  rows: readonly RequestRow[],
  held: readonly AssignmentRow[],
  seenAt: number,
  toDecide = 0,
): News {
  return {
    isNobody: profile.session === 'signedOut',
    needsSignIn: profile.session === 'needsSignIn',
    toDecide,
    decided: rows.filter((row) => isDecided(row) && row.changedAt > seenAt).length,
    ending: held.filter(({ warned }) => (warned?.at ?? 0) > seenAt).length,
    waiting: rows.filter((row) => isOpen(row.state)).length,
  };
}

/** Not news: a request that had ended when Knock first saw it, and access that the person gave up. */
const isDecided = (row: RequestRow): boolean =>
  isOver(row.state) &&
  newsOfState(row.state) !== null &&
  (row.madeHere || row.timeline.length > 1) &&
  !(row.state === 'delivered' && /remove$/i.test(row.requestType));

const seenKey = (profile: ProfileKey): ProfileMeta => `requestsSeen/${profile}`;

/** The person is looking at their requests. Erased with the profile, like every key that ends with it. */
export async function noteSeen(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  profile: ProfileKey,
): Promise<void> {
  await store.meta.put({ key: seenKey(profile), value: clock.now() });
}

/** Keeps the toolbar button true: `!` on a tab that is refused something, what concerns the person everywhere else. */
export function keepBadge(parts: Parts, settings: SettingsNow): void {
  parts.sessions.onChange((tabId) => quietly(badgeTab(parts, settings, tabId)));
  const again = () => {
    stop();
    stop = observe(
      () => readNews(parts, settings),
      (news) => quietly(badgeEverywhere(news, settings)),
    );
  };
  let stop = () => {};
  // The words depend on the language.
  settings.onChange(again);
}

async function readNews(parts: Parts, settings: SettingsNow): Promise<News> {
  const profile = await activeProfile(parts);
  const nothing = { needsSignIn: false, toDecide: 0, decided: 0, ending: 0, waiting: 0 };
  if (profile === undefined) return { isNobody: true, ...nothing };
  const { rows } = await requestsOf(parts.store, profile.profile);
  const held = await assignmentsOf(parts.store, profile.profile);
  const seen = await parts.store.meta.get(seenKey(profile.profile));
  const state = settings.current();
  const isTold = state.state === 'known' && tellsApprover(state.settings);
  const toDecide = isTold ? await countToDecide(parts.store, profile.profile) : 0;
  return newsOf(profile, rows, held.rows, typeof seen?.value === 'number' ? seen.value : 0, toDecide);
}

async function badgeEverywhere(news: News, settings: SettingsNow): Promise<void> {
  const { text, title, color } = badgeOf(news, await settings.words());
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setIcon({ path: iconOf(news) });
  // With the keys that open the popup, as the person may have chosen them, or none. No sentence, so no message.
  const [command] = await browser.commands.getAll();
  const keys = command?.shortcut && ` (${command.shortcut})`;
  await browser.action.setTitle({ title: title + (keys ?? '') });
}

/** A tab's own text and title end with its document, in both browsers; the text is taken back here to be sure. */
async function badgeTab({ sessions }: Parts, settings: SettingsNow, tabId: number): Promise<void> {
  const session = await sessions.get(tabId);
  const words = await settings.words();
  const change =
    session === undefined
      ? [browser.action.setBadgeText({ tabId, ...noText })]
      : [
          browser.action.setBadgeText({ tabId, text: '!' }),
          browser.action.setTitle({ tabId, title: words.t('badge.denied') }),
        ];
  // The tab may be gone.
  await Promise.allSettled(change);
}

/** `null`: the tab shows what all tabs show. The types know only that it may be left out, which Firefox refuses. */
const noText = { text: null } as unknown as { text?: string };
