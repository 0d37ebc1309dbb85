import type { Offer } from '../../lib/offer/offer.ts';
import { Loading } from '../base/notice.tsx';
import { useAction } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { GuardedButton } from '../guard/guardedButton.tsx';
import { NotSetUp } from '../notSetUp.tsx';
import { useWords } from '../words/wordsContext.tsx';
import type { OfferActions } from './offerActions.ts';

type Of<S extends Offer['state']> = Extract<Offer, { state: S }>;
interface Props<S extends Offer['state']> {
  offer: Of<S>;
  actions: OfferActions;
}

/** Shown only when looking takes longer than a moment; see `OfferCard`. */
export function Looking() {
  const { t } = useWords();
  return <Loading text={t('looking.text')} />;
}

export function OtherAccount({ offer, actions }: Props<'otherAccount'>) {
  const { t } = useWords();
  return (
    <>
      <p>{t('otherAccount.text', { onPage: offer.onPage, acting: offer.acting })}</p>
      <p className="quiet">{t('otherAccount.step')}</p>
      <SignIn actions={actions} label={t('otherAccount.action', { onPage: offer.onPage })} />
    </>
  );
}

export function OtherTenant({ offer, actions }: Props<'otherTenant'>) {
  const { t } = useWords();
  return (
    <>
      <p>
        {offer.onPage === '' ? t('otherTenant.textUnnamed') : t('otherTenant.text', { onPage: offer.onPage })}
      </p>
      <SignIn actions={actions} label={t('otherTenant.action')} />
    </>
  );
}

export function SignedOut({ offer, actions }: Props<'signedOut'>) {
  const { t } = useWords();
  const isAgain = offer.needs === 'signInAgain';
  return (
    <>
      <p>{isAgain ? t('signedOut.again') : t('signedOut.text')}</p>
      <SignIn actions={actions} label={isAgain ? t('account.signInAgain') : t('account.signIn')} />
    </>
  );
}

export function NotConfigured({ actions }: Pick<Props<'notConfigured'>, 'actions'>) {
  const { t } = useWords();
  return (
    <>
      <p className="package-name">{t('failure.notConfigured')}</p>
      <NotSetUp onOpenSettings={actions.openSettings} />
    </>
  );
}

export function FailedOffer({ offer, actions }: Props<'failed'>) {
  const action = useAction();
  return (
    <FailureNotice
      failure={action.failure ?? offer.failure}
      myAccessUrl={offer.myAccessUrl}
      onSignIn={() => void action.run(actions.signIn)}
      onOpenRequests={actions.openRequests}
      onOpenSettings={actions.openSettings}
    />
  );
}

function SignIn({ actions, label }: { actions: OfferActions; label: string }) {
  const action = useAction();
  return (
    <>
      {action.failure !== undefined && <FailureNotice failure={action.failure} />}
      <div className="actions">
        <GuardedButton busy={action.busy} onPress={() => void action.run(actions.signIn)}>
          {label}
        </GuardedButton>
      </div>
    </>
  );
}
