import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { readFacts, reasonOf } from '../../lib/entitlement/requestFacts.ts';
import type { ActingAccount, Contact, RequestSummary } from '../../lib/offer/offer.ts';
import { mailLink, teamsLink } from '../../lib/offer/ownerLinks.ts';
import { actingAccount } from '../../lib/offer/summaries.ts';
import type { CloudId } from '../../lib/platform/cloud.ts';
import { hour } from '../../lib/platform/durations.ts';
import { remindedAt, reminderPauseMs } from '../../lib/requests/notify/reminder.ts';
import { decideUrl, shortReason } from '../../lib/requests/notify/reminderLinks.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import type { Words } from '../../lib/words/words.ts';
import { useNow } from '../base/clock.tsx';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { factsWords } from '../offer/typedFacts.ts';
import { useWords } from '../words/wordsContext.tsx';

/** Where, and after how long, people may be asked to decide. */
export interface Reminding {
  account: ActingAccount;
  cloud: CloudId;
  /** From when on it is suggested, in ms of waiting. */
  afterMs: number;
}

/** As the acting account's organisation wants it. */
export const remindingOf = (
  profile: ProfileRow,
  { reminderAfterHours }: Pick<Settings, 'reminderAfterHours'>,
): Reminding => ({
  account: actingAccount(profile),
  cloud: profile.cloud,
  afterMs: reminderAfterHours * hour,
});

export interface ReminderProps {
  request: RequestSummary & { justification?: string };
  contact: Contact | undefined;
  reminding: Reminding;
  onRemind: (by: 'teams' | 'mail') => void;
}

/**
 * A draft of a chat message or a mail to the contact that the organisation names. Knock suggests it when the approval
 * has waited for long, and never twice within a day. Deciding stays in My Access; the message only links there.
 */
export function Reminder(props: ReminderProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const { request, contact, reminding } = props;
  const isFollowed = useRef(false);
  const last = remindedAt(request);
  const waited = now - waitingSince(request);
  if (deciding(reminding) === undefined) return null;
  if (contact === undefined)
    return waited < reminding.afterMs ? null : <p className="quiet">{t('remind.nobody')}</p>;
  const onRemind: ReminderProps['onRemind'] = (by) => {
    isFollowed.current = true;
    props.onRemind(by);
  };
  const links = { ...props, contact, onRemind };
  if (last !== undefined && now - last < reminderPauseMs)
    return (
      <InPlace takesFocus={isFollowed.current}>
        {t('remind.pause', { ago: words.formatRelative(last, now) })}
      </InPlace>
    );
  if (last !== undefined)
    return (
      <div className="actions">
        <p className="quiet">{t('remind.again', { ago: words.formatRelative(last, now) })}</p>
        <Links {...links} />
      </div>
    );
  if (waited < reminding.afterMs) return null;
  return (
    <Notice tone="info" title={t('remind.title', { duration: words.formatDuration(lengthOf(waited)) })}>
      <p>{t('remind.text', { name: contact.name })}</p>
      <div className="actions">
        <Links {...links} look="button" />
      </div>
    </Notice>
  );
}

/** The text that replaces a followed link takes over its focus, unless the person has moved it. */
function InPlace({ takesFocus, children }: { takesFocus: boolean; children: ReactNode }) {
  const text = useRef<HTMLParagraphElement>(null);
  // At once: a moment later the list itself would look after the focus.
  useLayoutEffect(() => {
    if (takesFocus && document.activeElement === document.body) text.current?.focus();
  }, [takesFocus]);
  return (
    <p className="quiet" ref={text} tabIndex={-1}>
      {children}
    </p>
  );
}

type LinksProps = ReminderProps & { contact: Contact; look?: 'button' };

function Links({ request, contact, reminding, onRemind, look }: LinksProps) {
  const words = useWords();
  const { t } = words;
  const message = {
    subject: t('remind.subject', { package: request.accessPackageName }),
    text: reminderMessage(request, contact, reminding, words),
  };
  const chat = teamsLink(contact, message, reminding.account);
  const looks = look === undefined ? {} : { look };
  const { name } = contact;
  return (
    <>
      {chat !== undefined && (
        <OutLink {...looks} href={chat} onClick={() => onRemind('teams')}>
          {t('owner.chat', { name })}
        </OutLink>
      )}
      <OutLink {...looks} href={mailLink(contact, message)} onClick={() => onRemind('mail')}>
        {t('owner.mail', { name })}
      </OutLink>
    </>
  );
}

/** Where it is decided; the link goes there and nowhere else. */
const deciding = ({ cloud, account }: Reminding): string | undefined =>
  decideUrl({ cloud, tenantId: account.tenantId });

/** In the person's language, who knows the other. */
export function reminderMessage(
  request: ReminderProps['request'],
  { name }: Contact,
  reminding: Reminding,
  words: Words,
): string {
  const said = {
    name,
    package: request.accessPackageName,
    date: words.formatDate(request.createdAt),
    url: deciding(reminding) ?? '',
  };
  const { justification = '' } = request;
  const facts = readFacts(justification)?.facts;
  // What an approver sees of it as well: where and what for, then the reason.
  const reason = [facts && factsWords(facts, words), shortReason(reasonOf(justification))]
    .filter((part) => part)
    .join(words.t('common.separator'));
  return reason === ''
    ? words.t('remind.message', said)
    : words.t('remind.messageReason', { ...said, reason });
}

/** Since when an approver is asked, as far as Knock saw it. */
const waitingSince = ({ timeline, changedAt }: RequestSummary): number =>
  timeline.find(({ state }) => state === 'pendingApproval')?.at ?? changedAt;

/** Whole days, or hours below a day, as an ISO 8601 duration. */
function lengthOf(ms: number): string {
  const hours = Math.max(1, Math.floor(ms / hour));
  return hours < 24 ? `PT${hours}H` : `P${Math.floor(hours / 24)}D`;
}
