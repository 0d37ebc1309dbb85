import { Button } from '../base/button.tsx';
import { useAsking } from '../base/useAsking.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { ShownAccount } from './accountBadge.tsx';

/** Asks before it forgets: what goes, what stays, and how much was never sent. */
export function SignOut(props: {
  account: ShownAccount;
  unsent: number;
  onSignOut: (discardUnsent: boolean) => void;
}) {
  const { t } = useWords();
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
      {props.unsent > 0 && (
        <p className="field-error">{t('account.signOutDrafts', { count: props.unsent })}</p>
      )}
      <div className="actions">
        <Button
          onClick={() => {
            close();
            props.onSignOut(props.unsent > 0);
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
