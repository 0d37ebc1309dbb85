import type { ProfileRow } from '../../lib/store/rows.ts';
import { Icon } from '../base/icons.tsx';
import { useWords } from '../words/wordsContext.tsx';

export type ShownAccount = Pick<ProfileRow, 'profile' | 'displayName' | 'username' | 'session' | 'isGuest'>;

interface AccountBadgeProps {
  /** `null`: nobody is signed in; `undefined`: not read yet. */
  account: ShownAccount | null | undefined;
  /** Every account of Knock, to switch between. */
  others?: readonly ShownAccount[];
  onSwitch?: (profile: ShownAccount['profile']) => void;
}

/** Whom Knock acts as; with several accounts, also the way to change that. */
export function AccountBadge({ account, others = [], onSwitch }: AccountBadgeProps) {
  const { t } = useWords();
  if (account === undefined) return <span className="account" />;
  if (account === null) return <span className="account">{t('account.none')}</span>;
  const full = t('account.acting', { name: account.displayName, username: account.username });
  const choices = [account, ...others.filter((one) => one.profile !== account.profile)];
  return (
    <span className="account" title={full}>
      <Icon name="person" />
      {choices.length > 1 && onSwitch !== undefined ? (
        <select
          className="account-select"
          aria-label={t('account.switch')}
          value={account.profile}
          onChange={(event) => {
            const chosen = choices.find((one) => one.profile === event.target.value);
            if (chosen !== undefined) onSwitch(chosen.profile);
          }}
        >
          {choices.map((one) => (
            <option key={one.profile} value={one.profile}>
              {one.username}
            </option>
          ))}
        </select>
      ) : (
        <>
          <span className="account-name" aria-hidden="true">
            {account.displayName}
          </span>
          <span className="visually-hidden">{full}</span>
        </>
      )}
      {account.session !== 'signedIn' && (
        <span className="badge badge-warning">{t('account.needsSignIn')}</span>
      )}
    </span>
  );
}
