import type { RequestSummary } from '../../lib/offer/offer.ts';
import { Icon } from '../base/icons.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { progressOf, type StepState } from './progressOf.ts';

const order = ['sent', 'approval', 'access'] as const;

/** Sent — Approval — Access. The picture is decoration; each step says its state in words. */
export function RequestProgress({ request }: { request: RequestSummary }) {
  const { t } = useWords();
  const progress = progressOf(request);
  return (
    <ol className="progress" aria-label={t('progress.label')}>
      {order.map((step) => (
        <li
          key={step}
          className={`step step-${progress[step]}`}
          aria-current={progress[step] === 'current' ? 'step' : undefined}
        >
          <span className="step-dot">
            {progress[step] === 'done' && <Icon name="check" />}
            {progress[step] === 'stopped' && <Icon name="stopped" />}
          </span>
          <span className="step-name">{t(`progress.${step}`)}</span>
          <span className="visually-hidden">{t(`progress.${spoken[progress[step]]}`)}</span>
        </li>
      ))}
    </ol>
  );
}

const spoken = {
  done: 'done',
  current: 'current',
  ahead: 'ahead',
  stopped: 'stopped',
} as const satisfies Record<StepState, string>;
