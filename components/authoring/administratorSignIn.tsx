import { Button } from '../base/button.tsx';
import type { Action } from '../base/useAction.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** What the registration for administrators is for, before Entra's window opens. */
export function AdministratorSignIn(props: {
  signingIn: Pick<Action, 'busy' | 'failure'>;
  signIn: () => void;
  /** Begins with what is known without a look. */
  onWithout?: () => void;
}) {
  const { t } = useWords();
  const { busy, failure } = props.signingIn;
  return (
    <section className="panel">
      <p>{t('make.signInText')}</p>
      {failure !== undefined && <FailureNotice failure={failure} onSignIn={props.signIn} />}
      <div className="actions">
        <Button look="primary" busy={busy} onClick={props.signIn}>
          {t('make.signIn')}
        </Button>
        {props.onWithout !== undefined && (
          <Button look="quiet" onClick={props.onWithout}>
            {t('make.without')}
          </Button>
        )}
      </div>
    </section>
  );
}
