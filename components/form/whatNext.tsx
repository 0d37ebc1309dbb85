import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import { useWords } from '../words/wordsContext.tsx';

/** Before the click: who decides, and how long access lasts. */
export function WhatNext({ policy }: { policy: PolicyRequirements }) {
  const words = useWords();
  const { t } = words;
  const expiration = policy.schedule?.expiration;
  return (
    <section className="what-next">
      <h2 className="small-title">{t('form.whatNext')}</h2>
      <p>{policy.isApprovalRequired ? t('form.approval') : t('form.noApproval')}</p>
      {expiration?.type === 'afterDuration' && (
        <p>{t('form.lasts', { duration: words.formatDuration(expiration.duration) })}</p>
      )}
      {expiration?.type === 'afterDateTime' && (
        <p>{t('form.lastsUntil', { date: words.formatDate(Date.parse(expiration.endDateTime)) })}</p>
      )}
      {expiration?.type === 'noExpiration' && <p>{t('form.noEnd')}</p>}
    </section>
  );
}
