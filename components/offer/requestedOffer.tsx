import type { RequestSummary } from '../../lib/offer/offer.ts';
import { useNow } from '../base/clock.tsx';
import { OutLink } from '../base/link.tsx';
import { Moment } from '../base/time.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { OnBehalfOf } from '../requests/onBehalfOf.tsx';
import { pointsToMyAccess } from '../requests/pointsToMyAccess.ts';
import { RequestActions } from '../requests/requestActions.tsx';
import { RequestProgress } from '../requests/requestProgress.tsx';
import { isToldByStory, requestStory } from '../requests/requestStory.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { OfferActions } from './offerActions.ts';

interface RequestedOfferProps {
  request: RequestSummary;
  actions: OfferActions;
  myAccessUrl?: string | undefined;
}

/** After the click the same place becomes the answer: where it stands, since when, what comes next. */
export function RequestedOffer({ request, actions, myAccessUrl }: RequestedOfferProps) {
  const words = useWords();
  const { t } = words;
  const action = useAction();
  const failure = action.failure ?? (isToldByStory(request) ? undefined : request.failure);
  const isDraft = request.state === 'draft';
  const isWaiting = request.state === 'submitted' || request.state === 'pendingApproval';
  return (
    <>
      <p className="package-name">
        {isDraft
          ? request.accessPackageName
          : t('request.requestedPackage', { package: request.accessPackageName })}
      </p>
      <OnBehalfOf request={request} />
      {!isDraft && <RequestProgress request={request} />}
      <p className="story">
        <Moment at={request.changedAt}>{requestStory(request, words, useNow())}</Moment>
      </p>
      {isWaiting && <p className="quiet">{t('offer.next')}</p>}
      {failure !== undefined && (
        <FailureNotice
          failure={failure}
          goesOn="sending"
          myAccessUrl={myAccessUrl}
          onSignIn={() => void action.run(actions.signIn)}
          onOpenRequests={actions.openRequests}
          onOpenSettings={actions.openSettings}
        />
      )}
      <div className="actions">
        <RequestActions request={request} handlers={actions} action={action} />
        {pointsToMyAccess.has(request.state) && myAccessUrl !== undefined && (
          <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>
        )}
      </div>
    </>
  );
}
