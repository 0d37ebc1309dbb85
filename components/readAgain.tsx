import type { Failure } from '../lib/platform/failure.ts';
import type { ProfileRow } from '../lib/store/rows.ts';
import { Button, Spinner } from './base/button.tsx';
import { AsOf } from './base/time.tsx';
import { myAccessOf } from './data/myAccess.ts';
import type { Refresh } from './data/useRefresh.ts';
import { FailureNotice } from './failureNotice.tsx';
import { useWords } from './words/wordsContext.tsx';

/** Above a list that is read again behind what is shown: why it could not be. */
export function ReadFailure(props: { profile: ProfileRow; refresh: Refresh; onSignIn: () => void }) {
  const { profile, refresh, onSignIn } = props;
  const needed: Failure = { kind: 'interactionRequired' };
  // Known before anything is read again, and true whatever the last reading said: that may have been before a sign-in.
  const failure = profile.session === 'needsSignIn' ? needed : refresh.failure;
  if (failure === undefined || (failure.kind === needed.kind && profile.session === 'signedIn')) return null;
  return (
    <FailureNotice
      failure={failure}
      goesOn="reading"
      myAccessUrl={myAccessOf(profile)}
      onSignIn={onSignIn}
      onRetry={refresh.now}
    />
  );
}

/** Below it: how old it is, and *Refresh*. */
export function ReadAgain({ asOf, refresh }: { asOf: number | undefined; refresh: Refresh }) {
  const { t } = useWords();
  return (
    <div className="list-foot">
      <AsOf at={asOf} />
      <Button look="quiet" onClick={refresh.isBusy ? undefined : refresh.now}>
        {refresh.isBusy && <Spinner />}
        {refresh.isBusy ? t('common.refreshing') : t('common.refresh')}
      </Button>
    </div>
  );
}
