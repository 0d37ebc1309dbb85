import type { EarlierDecision } from '../../lib/entitlement/approval.ts';
import type { OwnDecision } from '../../lib/store/ownDecisions.ts';
import { Ago } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** What was decided in the stages before this one. */
export function EarlierDecisions({ decisions }: { decisions: readonly EarlierDecision[] }) {
  return (
    <ul className="given">
      {decisions.map((one) => (
        <li key={`${one.at} ${one.by}`}>
          <span>
            <Decision {...one} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Decision({ by, isApproved, reason, at }: EarlierDecision) {
  const { t } = useWords();
  const name = by === '' ? t('approval.somebody') : by;
  return (
    <>
      {t(isApproved ? 'approval.earlierApproved' : 'approval.earlierDenied', { name })}
      {at !== undefined && (
        <>
          {t('common.separator')}
          <Ago at={at} />
        </>
      )}
      {reason !== '' && (
        <>
          {t('common.separator')}
          <q dir="auto">{reason}</q>
        </>
      )}
    </>
  );
}

/** How this person decided about the same package last. */
export function LastDecision({ decision: last }: { decision: OwnDecision }) {
  const { t } = useWords();
  const key = last.decision === 'Approve' ? 'approval.lastApproved' : 'approval.lastDenied';
  return (
    <>
      {t(key, { requestor: last.requestorName })}
      {t('common.separator')}
      <Ago at={last.at} />
    </>
  );
}
