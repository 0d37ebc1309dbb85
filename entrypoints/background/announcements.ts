import { browser } from 'wxt/browser';
import type { ToDecideAnnouncement } from '../../lib/approvals/waitingSection.ts';
import type { ExpiryAnnouncement } from '../../lib/assignments/expiry.ts';
import type { Announcement } from '../../lib/requests/notify/announcer.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { BackgroundWords } from '../../lib/words/backgroundWords.ts';

type Text = { title: string; message: string };
/** The browser removed the database. */
interface LossAnnouncement {
  id: string;
  kind: 'dataGone';
}

type News = Announcement | ExpiryAnnouncement | LossAnnouncement | ToDecideAnnouncement;

/** The words of a notification, or `undefined` for a step that is not worth interrupting somebody for. */
export function announcementText(
  news: News,
  words: BackgroundWords,
  { notificationNames }: Pick<Settings, 'notificationNames'>,
): Text | undefined {
  if (notificationNames) return namedText(news, words);
  const text = namedText(unnamed(news, words), words);
  return text && { ...text, title: text.title.charAt(0).toLocaleUpperCase() + text.title.slice(1) };
}

/** The notification without any name of a person, package or page. */
function unnamed(news: News, { t }: BackgroundWords): News {
  const accessPackageName = t('notification.unnamed');
  if (news.kind === 'dataGone') return news;
  if ('count' in news) return { id: news.id, kind: news.kind, count: news.count };
  if (news.kind === 'ending') return { ...news, held: { ...news.held, accessPackageName } };
  const { forOther: _who, ...request } = news.request;
  return { ...news, request: { ...request, accessPackageName, deniedName: t('notification.unnamedPage') } };
}

function namedText(announcement: News, words: BackgroundWords): Text | undefined {
  if (announcement.kind === 'ending') return endingText(announcement, words);
  if (announcement.kind === 'dataGone')
    return { title: words.t('notification.dataGone.title'), message: words.t('notification.dataGone.body') };
  if ('count' in announcement) return toDecideText(announcement, words);
  const { kind, request } = announcement;
  const { accessPackageName, forOther } = request;
  const name = {
    package: forOther?.name
      ? words.t('notification.forOther', { package: accessPackageName, name: forOther.name })
      : accessPackageName,
  };
  switch (kind) {
    case 'approved':
      return undefined; // access follows within moments; one notification is enough
    case 'delivered':
    case 'usable': {
      const key = kind === 'usable' ? kind : 'approved';
      return {
        title: (kind === 'usable' && canDoNow(request, words)) || words.t(`notification.${key}.title`, name),
        message: goBack(request, words) ?? words.t(`notification.${key}.bodyPlain`),
      };
    }
    case 'needsSignIn':
      return {
        title: words.t('notification.needsSignIn.title'),
        message: words.t('notification.needsSignIn.body', name),
      };
    default:
      return {
        title: words.t(`notification.${kind}.title`, name),
        message: words.t(`notification.${kind}.body`),
      };
  }
}

/** One notification for all that is new; a single request is named. */
const toDecideText = ({ kind, count, only }: ToDecideAnnouncement, { t }: BackgroundWords): Text => ({
  title: t(`notification.${kind}.title`, { count }),
  message: only ? t('notification.toDecide.one', only) : t(`notification.${kind}.body`),
});

/** Where more than viewing was needed, and it is known of what. */
const canDoNow = (
  { need, deniedName, forOther }: Announcement['request'],
  words: BackgroundWords,
): string | undefined =>
  need === undefined || need === 'view' || deniedName === undefined || forOther !== undefined
    ? undefined
    : words.t(`notification.usable.${need}.title`, { name: deniedName });

function endingText({ held, end, isOld }: ExpiryAnnouncement, words: BackgroundWords): Text {
  return {
    title: words.t('notification.ending.title', {
      package: held.accessPackageName,
      date: words.formatDate(end),
    }),
    message: isOld
      ? words.t('notification.ending.old', { date: words.formatDate(held.asOf) })
      : words.t('notification.ending.body'),
  };
}

/** Where a click leads, if the request came from a page. */
const goBack = (
  { returnTo, deniedName, accessPackageName }: Announcement['request'],
  words: BackgroundWords,
): string | undefined =>
  returnTo === undefined
    ? undefined
    : words.t('notification.approved.body', { name: deniedName ?? accessPackageName });

/** Shows it. Plain notifications without buttons: Firefox refuses those (seen in 153, 2026-11). */
export async function announce(
  announcement: News,
  words: BackgroundWords,
  settings: Pick<Settings, 'notificationNames'>,
): Promise<void> {
  const text = announcementText(announcement, words, settings);
  if (text === undefined) return;
  await browser.notifications.create(announcement.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    ...text,
  });
}

/**
 * Calls back with what a clicked notification was about: a request to go back to, access that ends, or the sign-in that
 * is needed. Call it synchronously at start.
 */
export function listenForNotificationClicks(on: {
  request(id: string): void;
  held(): void;
  approvals(): void;
  signIn(): void;
}): void {
  browser.notifications.onClicked.addListener((id) => {
    const [topic, requestId] = id.split('/');
    if (topic === 'request' && requestId !== undefined) on.request(requestId);
    if (topic === 'held') on.held();
    if (topic === 'approvals') on.approvals();
    if (topic === 'signIn') on.signIn();
    void browser.notifications.clear(id);
  });
}
