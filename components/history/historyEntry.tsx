import { isOpen } from '../../lib/entitlement/request.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { useNow } from '../base/clock.tsx';
import { Confirm } from '../base/confirm.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { AsOf } from '../base/time.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { changeOf, stateWord, storyOf } from '../requests/changeStory.ts';
import { RequestTimeline } from '../requests/requestTimeline.tsx';
import { YourReason } from '../requests/yourReason.tsx';
import { useWords } from '../words/wordsContext.tsx';

interface HistoryEntryProps {
  request: RequestRow;
  onErase: (requestId: string) => Promise<Result<unknown>>;
}

/** One request of the past or of now: what, when, how it stands; its whole story on request. */
export function HistoryEntry({ request, onErase }: HistoryEntryProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const action = useAction();
  const change = changeOf(request);
  const answers = request.answers.map(({ displayValue }) => displayValue);
  return (
    <li className="item">
      <div className="item-head">
        <h2 className="item-title" dir="auto">
          {request.accessPackageName === '' ? t('have.unnamed') : request.accessPackageName}
        </h2>
        <span className="badge badge-neutral">{stateWord(request, words)}</span>
      </div>
      <p className="quiet">
        {change === undefined ? '' : `${t(`change.${change}`)}${t('common.separator')}`}
        {t('history.asked', { clock: words.formatTime(request.createdAt, now) })}
      </p>
      <p>{storyOf(request, words, now)}</p>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <Disclosure label={t('request.details')}>
        <YourReason justification={request.justification} />
        {answers.length > 0 && <p>{t('request.answers', { text: words.formatList(answers) })}</p>}
        <RequestTimeline {...request} />
        {request.graphId !== undefined && (
          <p className="quiet detail-line">{t('request.ids', { id: request.graphId })}</p>
        )}
        <AsOf at={request.asOf} />
      </Disclosure>
      {!isOpen(request.state) && (
        <div className="actions">
          <Confirm
            label={t('history.eraseOne')}
            accessibleLabel={t('history.eraseOneNamed', { package: request.accessPackageName })}
            question={t('history.eraseOneQuestion')}
            yes={t('history.eraseYes')}
            no={t('history.eraseNo')}
            busy={action.busy}
            onConfirm={() => void action.run(() => onErase(request.id))}
          />
        </div>
      )}
    </li>
  );
}
