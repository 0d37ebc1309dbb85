import type { Contact, RequestSummary } from '../../lib/offer/offer.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { isOpen } from '../../lib/requests/openness.ts';
import { isEnd } from '../../lib/requests/request.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { Disclosure } from '../base/disclosure.tsx';
import { OutLink } from '../base/link.tsx';
import { AsOf, Moment } from '../base/time.tsx';
import { type Action, useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { changeOf, stateWord, storyOf } from './changeStory.ts';
import { outlookOf, type RequestFacts } from './outlook.ts';
import { pointsToMyAccess } from './pointsToMyAccess.ts';
import { Reminder, type Reminding } from './reminder.tsx';
import { RequestActions, type RequestHandlers } from './requestActions.tsx';
import { RequestProgress } from './requestProgress.tsx';
import { isToldByStory } from './requestStory.ts';
import { RequestTimeline } from './requestTimeline.tsx';
import { Judge, mayBeJudged, StaleSignIn } from './usable.tsx';
import { Whose } from './whose.tsx';

/** A request with what the store knows beyond the summary. */
export type ListedRequest = RequestSummary &
  Partial<
    Pick<RequestRow, 'justification' | 'deniedName' | 'deniedKey' | 'answers' | 'schedule' | 'madeHere'>
  >;

/** Lists can also drop the way back; the card has no such command. */
export interface ListHandlers extends RequestHandlers {
  forget(requestId: string): Promise<Result<unknown>>;
  /** The person says whether what was delivered works. */
  say(requestId: string, works: boolean): Promise<Result<unknown>>;
  /** The person opened a message to somebody who may decide. */
  remind(requestId: string, by: 'teams' | 'mail'): void;
  /** Reads the requests again; a list has one button for all of them. */
  refresh?(): Promise<Result<unknown>>;
}

/** What is known beside the requests; both absent: nothing. */
export interface Surroundings {
  /** By id of the access package. */
  facts?: ReadonlyMap<string, RequestFacts> | undefined;
  reminding?: Reminding | undefined;
  /** The popup has room for three: no drawing of the steps, which the story tells, and one *as of* for the list. */
  isCompact?: boolean;
}

export interface RequestItemProps extends Surroundings {
  request: ListedRequest;
  handlers: ListHandlers;
  myAccessUrl?: string | undefined;
}

/** One request: what, where it stands, since when, the next step; the rest on request. */
export function RequestItem(props: RequestItemProps) {
  const { request, handlers, myAccessUrl } = props;
  const words = useWords();
  const { t } = words;
  const action = useAction();
  const change = changeOf(request);
  const facts = props.facts?.get(request.accessPackageId) ?? {};
  const { isCompact = false } = props;
  const hasSteps = !isCompact && change === undefined && !isEnd(request.state) && request.state !== 'draft';
  const failure = action.failure ?? (isToldByStory(request) ? undefined : request.failure);
  return (
    <li className="item">
      <div className="item-head">
        <h3 className="item-title" dir="auto">
          {request.accessPackageName}
        </h3>
        <span className={`badge ${badgeOf(request)}`}>{stateWord(request, words)}</span>
      </div>
      {change !== undefined && <p className="quiet">{t(`change.${change}`)}</p>}
      <Whose request={request} />
      {request.deniedName ? (
        <p className="quiet">{t('request.forNamed', { name: request.deniedName })}</p>
      ) : null}
      {hasSteps && <RequestProgress request={request} />}
      <p className="story">
        <Moment at={request.changedAt}>{storyOf(request, words, useNow())}</Moment>
      </p>
      {outlookOf(request, facts, words).map((sentence) => (
        <p className="quiet" key={sentence}>
          {sentence}
        </p>
      ))}
      {!isCompact && isOpen(request.state) && request.graphId !== undefined && <LookedAt {...props} />}
      <Remind {...props} contact={facts.contact} />
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          myAccessUrl={myAccessUrl}
          onSignIn={() => void action.run(handlers.signIn)}
        />
      )}
      {mayBeJudged(request) && <StaleSignIn request={request} />}
      <div className="actions">
        <RequestActions request={request} handlers={handlers} action={action} />
        {pointsToMyAccess.has(request.state) && myAccessUrl !== undefined && (
          <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>
        )}
        {mayBeJudged(request) && (
          <Judge
            request={request}
            busy={action.busy}
            onSay={(works) => void action.run(() => handlers.say(request.id, works))}
          />
        )}
      </div>
      <Details {...props} action={action} />
    </li>
  );
}

/** How old what is shown may be, and a way to look again where the request stands alone. */
function LookedAt({ request, handlers }: RequestItemProps) {
  const { t } = useWords();
  const action = useAction();
  const { refresh } = handlers;
  return (
    <div className="looked-at">
      <AsOf at={request.asOf} />
      {refresh !== undefined && (
        <Button look="quiet" busy={action.busy} onClick={() => void action.run(refresh)}>
          {action.busy ? t('common.refreshing') : t('common.refresh')}
        </Button>
      )}
    </div>
  );
}

/** Whom to ask, where a readable source names somebody and the wait is long; said plainly where none does. */
function Remind({
  request,
  handlers,
  reminding,
  contact,
}: RequestItemProps & { contact: Contact | undefined }) {
  if (request.state !== 'pendingApproval' || reminding === undefined) return null;
  return (
    <Reminder
      request={request}
      contact={contact}
      reminding={reminding}
      onRemind={(by) => handlers.remind(request.id, by)}
    />
  );
}

function Details({ request, handlers, action, isCompact = false }: RequestItemProps & { action: Action }) {
  const { t, formatList } = useWords();
  const answers = (request.answers ?? []).map(({ displayValue }) => displayValue);
  return (
    <Disclosure label={t('request.details')}>
      {request.justification ? <p>{t('request.yourReason', { text: request.justification })}</p> : null}
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
