import { useEffect, useRef, useState } from 'react';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ShownAccount } from './accountBadge.tsx';

/** Asks before it forgets: what goes, what stays, and how much was never sent. */
export function SignOut(props: {
  account: ShownAccount;
  unsent: number;
  onSignOut: (discardUnsent: boolean) => void;
}) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);
  if (!isAsking)
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('account.signOut')}
      </Button>
    );
  return (
    <fieldset className="confirm confirm-wide">
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
            setAsking(false);
            props.onSignOut(props.unsent > 0);
          }}
        >
          {t('account.signOut')}
        </Button>
        <Button ref={keep} look="quiet" onClick={() => setAsking(false)}>
          {t('account.signOutKeep')}
        </Button>
      </div>
    </fieldset>
  );
}
