import type { Unsent } from '../../lib/requests/model/pendingCommands.ts';
import { Button } from '../base/button.tsx';
import { useAsking } from '../base/useAsking.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { ShownAccount } from './accountBadge.tsx';

/** Asks before signing out: says what is erased, what stays, and how much was never sent. */
export function SignOut(props: {
  account: ShownAccount;
  unsent: Unsent;
  onSignOut: (discardUnsent: boolean) => void;
}) {
  const { t } = useWords();
  const { requests, decisions, cancels, awaited } = props.unsent;
  const { isAsking, ask, close, asker, keeper, keepOnEscape } = useAsking();
  if (!isAsking)
    return (
      <Button ref={asker} look="quiet" onClick={ask}>
        {t('account.signOut')}
      </Button>
    );
  return (
    <fieldset className="confirm confirm-wide" onKeyDown={keepOnEscape}>
      <legend className="confirm-question">
        {t('account.signOutQuestion', { username: props.account.username })}
      </legend>
      <p>{t('account.signOutKeeps')}</p>
      {requests > 0 && <p className="field-error">{t('account.signOutDrafts', { count: requests })}</p>}
      {decisions > 0 && <p className="field-error">{t('account.signOutDecisions', { count: decisions })}</p>}
      {cancels > 0 && <p className="field-error">{t('account.signOutCancels', { count: cancels })}</p>}
      {awaited > 0 && <p>{t('account.signOutAwaited', { count: awaited })}</p>}
      <div className="actions">
        <Button
          onClick={() => {
            close();
            props.onSignOut(requests + decisions + cancels > 0);
          }}
        >
          {t('account.signOut')}
        </Button>
        <Button ref={keeper} look="quiet" onClick={close}>
          {t('account.signOutKeep')}
        </Button>
      </div>
    </fieldset>
  );
}
