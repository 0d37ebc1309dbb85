import type { Result } from '../../lib/platform/failure.ts';
import { nothingUnsent, type Unsent } from '../../lib/requests/model/pendingCommands.ts';
import { Button } from '../base/button.tsx';
import { EmptyState } from '../base/notice.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { ShownAccount } from './accountBadge.tsx';
import { SignOut } from './signOut.tsx';

type Key = ShownAccount['profile'];

export interface AccountHandlers {
  signIn(profile?: Key): Promise<Result<unknown>>;
  signOut(profile: Key, discardUnsent: boolean): Promise<Result<unknown>>;
  switchTo(profile: Key): Promise<Result<unknown>>;
}

interface AccountListProps {
  accounts: readonly ShownAccount[];
  active: Key | undefined;
  /** How many commands of each account were not sent, or not answered. */
  unsent: Readonly<Record<string, Unsent>>;
  handlers: AccountHandlers;
  canSignIn: boolean;
}

/** Everybody who is signed in to Knock in this browser; one of them is in use. */
export function AccountList({ accounts, active, unsent, handlers, canSignIn }: AccountListProps) {
  const { t } = useWords();
  const action = useAction();
  return (
    <>
      {accounts.length === 0 && <EmptyState icon="person" title={t('common.accountsNone')} />}
      <ul className="items">
        {accounts.map((account) => (
          <AccountItem
            key={account.profile}
            account={account}
            isActive={account.profile === active}
            unsent={unsent[account.profile] ?? nothingUnsent}
            handlers={handlers}
          />
        ))}
      </ul>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <div className="actions">
        <Button
          look={accounts.length === 0 && canSignIn ? 'primary' : 'secondary'}
          busy={action.busy}
          aria-disabled={!canSignIn}
          onClick={() => canSignIn && void action.run(() => handlers.signIn())}
        >
          {accounts.length === 0 ? t('account.signIn') : t('account.signInOther')}
        </Button>
      </div>
    </>
  );
}

function AccountItem(props: {
  account: ShownAccount;
  isActive: boolean;
  unsent: Unsent;
  handlers: AccountHandlers;
}) {
  const { t } = useWords();
  const { account, handlers } = props;
  const action = useAction();
  return (
    <li className="item">
      <div className="item-head">
        <div>
          <p className="item-title">{account.displayName}</p>
          <p className="quiet" dir="ltr">
            {account.username}
          </p>
        </div>
        <span className="badges">
          {props.isActive && <span className="badge badge-success">{t('account.active')}</span>}
          {account.isGuest && <span className="badge badge-neutral">{t('account.guest')}</span>}
          {account.session !== 'signedIn' && (
            <span className="badge badge-warning">
              {account.session === 'signedOut' ? t('account.signedOut') : t('account.needsSignIn')}
            </span>
          )}
        </span>
      </div>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <div className="actions">
        {account.session !== 'signedIn' && (
          <Button busy={action.busy} onClick={() => void action.run(() => handlers.signIn(account.profile))}>
            {t('account.signInAgain')}
          </Button>
        )}
        {!props.isActive && (
          <Button onClick={() => void action.run(() => handlers.switchTo(account.profile))}>
            {t('account.switchTo', { username: account.username })}
          </Button>
        )}
        <SignOut
          account={account}
          unsent={props.unsent}
          onSignOut={(discardUnsent) =>
            void action.run(() => handlers.signOut(account.profile, discardUnsent))
          }
        />
      </div>
    </li>
  );
}
