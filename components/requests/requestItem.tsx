import type { RequestSummary } from '../../lib/offer/offer.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { isEnd } from '../../lib/requests/request.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { AsOf, Moment } from '../base/time.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { RequestActions, type RequestHandlers } from './requestActions.tsx';
import { RequestProgress } from './requestProgress.tsx';
import { isToldByStory, requestStory } from './requestStory.ts';
import { RequestTimeline } from './requestTimeline.tsx';

/** A request with what the store knows beyond the summary. */
export type ListedRequest = RequestSummary & { justification?: string; deniedName?: string };

/** Lists can also drop the way back; the card has no such command. */
export interface ListHandlers extends RequestHandlers {
  forget(requestId: string): Promise<Result<unknown>>;
}

export interface RequestItemProps {
  request: ListedRequest;
  handlers: ListHandlers;
  myAccessUrl?: string | undefined;
}

/** One request: what, where it stands, since when, the next step; the rest on request. */
export function RequestItem({ request, handlers, myAccessUrl }: RequestItemProps) {
  const words = useWords();
  const { t } = words;
  const action = useAction();
  const failure = action.failure ?? (isToldByStory(request) ? undefined : request.failure);
  return (
    <li className="item">
      <div className="item-head">
        <h3 className="item-title" dir="auto">
          {request.accessPackageName}
        </h3>
        <span className={`badge ${badgeOf(request)}`}>{t(`state.${request.state}`)}</span>
      </div>
      {request.deniedName ? (
        <p className="quiet">{t('request.forNamed', { name: request.deniedName })}</p>
      ) : null}
      {!isEnd(request.state) && request.state !== 'draft' && <RequestProgress request={request} />}
      <p className="story">
        <Moment at={request.changedAt}>{requestStory(request, words, useNow())}</Moment>
      </p>
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          myAccessUrl={myAccessUrl}
          onSignIn={() => void action.run(handlers.signIn)}
        />
      )}
      <div className="actions">
        <RequestActions request={request} handlers={handlers} action={action} />
      </div>
      <Disclosure label={t('request.details')}>
        {request.justification ? <p>{t('request.yourReason', { text: request.justification })}</p> : null}
        <RequestTimeline timeline={request.timeline} />
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
        <AsOf at={request.asOf} />
      </Disclosure>
    </li>
  );
}

function badgeOf({ state }: RequestSummary): string {
  switch (state) {
    case 'usable':
    case 'delivered':
      return 'badge-success';
    case 'denied':
    case 'failed':
    case 'expired':
    case 'partiallyDelivered':
      return 'badge-danger';
    case 'draft':
    case 'queued':
      return 'badge-warning';
    default:
      return 'badge-neutral';
  }
}
