import { isEnd, isOpen } from '../../lib/entitlement/request.ts';
import type { Contact } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { OutLink } from '../base/link.tsx';
import { AsOf, Moment } from '../base/time.tsx';
import { type Action, useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { HelpDeskLinks } from '../helpDesk.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { changeOf, storyOf } from './changeStory.ts';
import type { ListedRequest, RequestItemProps } from './listedRequest.ts';
import { OnBehalfOf } from './onBehalfOf.tsx';
import { outlookOf, type RequestFacts } from './outlook.ts';
import { pointsToMyAccess } from './pointsToMyAccess.ts';
import { Reminder } from './reminder.tsx';
import { hasNextStep, RequestActions } from './requestActions.tsx';
import { RequestDetails } from './requestDetails.tsx';
import { RequestHead, useFolding } from './requestHead.tsx';
import { RequestProgress } from './requestProgress.tsx';
import { isToldByStory } from './requestStory.ts';
import { Judge, mayBeJudged, StaleSignIn } from './usable.tsx';

/** One request: what, where it stands, since when, the next step; the rest on request. */
export function RequestItem(props: RequestItemProps) {
  const { request, handlers, myAccessUrl, isCompact = false } = props;
  const words = useWords();
  const { t } = words;
  const action = useAction();
  const folding = useFolding(props.isFolded);
  const { isFolded } = folding;
  const now = useNow();
  const isJudged = mayBeJudged(request, now);
  const change = changeOf(request);
  const facts = props.facts?.get(request.accessPackageId) ?? {};
  const hasSteps = !isCompact && change === undefined && !isEnd(request.state) && request.state !== 'draft';
  const failure = action.failure ?? (isToldByStory(request) ? undefined : request.failure);
  return (
    <li className={folding.canFold ? 'item item-folding' : 'item'} data-follow={request.id}>
      <RequestHead request={request} {...folding} />
      {change !== undefined && <p className="quiet">{t(`change.${change}`)}</p>}
      <OnBehalfOf request={request} />
      {!isFolded && request.deniedName ? (
        <p className="quiet">{t('request.forNamed', { name: request.deniedName })}</p>
      ) : null}
      {hasSteps && <RequestProgress request={request} />}
      <p className="story">
        <Moment at={request.changedAt}>{storyOf(request, words, now)}</Moment>
      </p>
      {!isFolded && <Outlook request={request} facts={facts} />}
      {!isCompact && isOpen(request.state) && request.graphId !== undefined && <LookedAt {...props} />}
      <Remind {...props} contact={facts.contact} />
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          goesOn="sending"
          myAccessUrl={myAccessUrl}
          onSignIn={() => void action.run(handlers.signIn)}
        />
      )}
      {!isFolded && isJudged && <StaleSignIn request={request} />}
      <Actions {...props} action={action} isFolded={isFolded} isJudged={isJudged} />
      {!isFolded && <RequestDetails {...props} action={action} />}
    </li>
  );
}

function Outlook({ request, facts }: { request: ListedRequest; facts: RequestFacts }) {
  const words = useWords();
  return outlookOf(request, facts, words).map((sentence) => (
    <p className="quiet" key={sentence}>
      {sentence}{' '}
      {sentence === words.t('outlook.failed') && (
        <HelpDeskLinks details={words.t('request.ids', { id: request.graphId ?? '' })} />
      )}
    </p>
  ));
}

interface ActionsProps extends RequestItemProps {
  action: Action;
  isFolded: boolean;
  isJudged: boolean;
}

/** Folded, only what waits for the person. */
function Actions({ request, handlers, action, myAccessUrl, isFolded, isJudged }: ActionsProps) {
  const { t } = useWords();
  if (isFolded && !isJudged && !hasNextStep(request)) return null;
  return (
    <div className="actions">
      <RequestActions request={request} handlers={handlers} action={action} isShort={isFolded} />
      {!isFolded && pointsToMyAccess.has(request.state) && myAccessUrl !== undefined && (
        <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>
      )}
      {isJudged && (
        <Judge
          request={request}
          busy={action.busy}
          onSay={(works) => void action.run(() => handlers.say(request.id, works))}
        />
      )}
    </div>
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

/** Whom to ask when the wait is long, if a readable source names somebody. Otherwise it says plainly that none does. */
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
