import { isPast, isWaiting } from '../../lib/requests/model/requestStatus.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { EmptyState } from '../base/notice.tsx';
import { clockIcon } from '../base/pageIcons.ts';
import { useFirstScreen } from '../base/useFirstScreen.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ChangeNews } from './changeNews.tsx';
import type { ListedRequest, ListHandlers, Surroundings } from './listedRequest.ts';
import { RequestItem } from './requestItem.tsx';

interface RequestListProps extends Omit<Surroundings, 'isFolded'> {
  requests: readonly ListedRequest[];
  handlers: ListHandlers;
  /** Where those are that were over long ago; absent: they are not spoken of. */
  onOpenHistory?: (() => void) | undefined;
  myAccessUrl?: string | undefined;
}

/** So many stand open in a popup, which has room for them. */
const openTogether = 2;

/** One's own requests: what still moves first, each part newest first; what was over long ago is in the history. */
export function RequestList({ requests, onOpenHistory, ...props }: RequestListProps) {
  const { t } = useWords();
  const { waiting, recent, past } = splitRequests(requests, useNow());
  const listed = waiting.length + recent.length;
  const shown = useFirstScreen(listed);
  const rest = props.isCompact ? { ...props, isFolded: listed > openTogether } : props;
  if (requests.length === 0)
    return (
      <EmptyState icon={clockIcon} title={t('requests.none')}>
        <p>{t('requests.noneHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <ChangeNews requests={requests} />
      <RequestSection title={t('requests.waiting')} requests={waiting.slice(0, shown)} {...rest} />
      <RequestSection
        title={t('requests.recent')}
        requests={recent.slice(0, Math.max(0, shown - waiting.length))}
        {...rest}
      />
      {past.length > 0 && onOpenHistory !== undefined && (
        <p>
          <Button look="quiet" onClick={onOpenHistory}>
            {t('requests.past', { count: past.length })}
          </Button>
        </p>
      )}
    </>
  );
}

function RequestSection({
  title,
  requests,
  ...rest
}: RequestListProps & Pick<Surroundings, 'isFolded'> & { title: string }) {
  if (requests.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{title}</h2>
      <ul className="items">
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} {...rest} />
        ))}
      </ul>
    </section>
  );
}

/** Requests that still need the person or Microsoft, those that are over, and those that were long ago; each newest first. */
export function splitRequests<R extends ListedRequest>(
  requests: readonly R[],
  now: number,
): { waiting: R[]; recent: R[]; past: R[] } {
  const newestFirst = [...requests].sort((one, other) => other.changedAt - one.changedAt);
  return {
    waiting: newestFirst.filter((request) => isWaiting(request, now)),
    recent: newestFirst.filter((request) => !isWaiting(request, now) && !isPast(request, now)),
    past: newestFirst.filter((request) => isPast(request, now)),
  };
}
