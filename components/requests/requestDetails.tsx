import { isOpen } from '../../lib/entitlement/request.ts';
import { Button } from '../base/button.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { AsOf } from '../base/time.tsx';
import type { Action } from '../base/useAction.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { RequestItemProps } from './listedRequest.ts';
import { RequestTimeline } from './requestTimeline.tsx';
import { YourReason } from './yourReason.tsx';

/** What was said, every step, and the ids somebody may be asked for. */
export function RequestDetails({
  request,
  handlers,
  action,
  isCompact = false,
}: RequestItemProps & { action: Action }) {
  const { t, formatList } = useWords();
  const answers = (request.answers ?? []).map(({ displayValue }) => displayValue);
  return (
    <Disclosure label={t('request.details')}>
      <YourReason justification={request.justification ?? ''} />
      {answers.length > 0 && <p>{t('request.answers', { text: formatList(answers) })}</p>}
      <RequestTimeline {...request} />
      {request.graphStatus !== undefined && (
        <p className="quiet">{t('request.statusVerbatim', { status: request.graphStatus })}</p>
      )}
      {request.graphId !== undefined && (
        <p className="quiet detail-line">{t('request.ids', { id: request.graphId })}</p>
      )}
      {request.returnTo !== undefined && (
        <Button look="quiet" onClick={() => void action.run(() => handlers.forget(request.id))}>
          {t('request.forget')}
        </Button>
      )}
      {(isCompact || !isOpen(request.state)) && <AsOf at={request.asOf} />}
    </Disclosure>
  );
}
