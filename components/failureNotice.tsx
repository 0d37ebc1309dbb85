import type { Failure } from '../lib/platform/failure.ts';
import { Button } from './base/button.tsx';
import { useNow } from './base/clock.tsx';
import { CopyButton } from './base/copyButton.tsx';
import { Disclosure } from './base/disclosure.tsx';
import { OutLink } from './base/link.tsx';
import { Notice } from './base/notice.tsx';
import { type FailureAction, failureWords, type GoesOn } from './failureWords.ts';
import { GuardedButton } from './guard/guardedButton.tsx';
import { HelpDeskLinks } from './helpDesk.tsx';
import { useWords } from './words/wordsContext.tsx';

/** What a view can do about failures. What it can't do is not offered. */
export interface FailureHandlers {
  onSignIn?: () => void;
  onRetry?: () => void;
  onOpenSettings?: () => void;
  onOpenRequests?: () => void;
  /** Where the form isn't what shows the failure. */
  onOpenForm?: () => void;
  myAccessUrl?: string | undefined;
}

type Props = { failure: Failure; goesOn?: GoesOn } & FailureHandlers;

/** Failures whose words say *help desk*. */
export const toHelpDesk: readonly Failure['kind'][] = [
  'signInRefused',
  'forbidden',
  'malformedAnswer',
  'unexpected',
];

/** The only place where a failure becomes words: what happened, what was kept, the step that helps, the details. */
export function FailureNotice({ failure, goesOn, ...handlers }: Props) {
  const words = useWords();
  const said = failureWords(failure, words, useNow(), goesOn);
  return (
    <Notice tone={said.tone} title={said.title}>
      <p>{said.text}</p>
      {said.action !== undefined && <ActionOf action={said.action} {...handlers} />}
      {said.detail !== undefined && toHelpDesk.includes(failure.kind) && (
        <HelpDeskLinks details={said.detail} />
      )}
      {said.detail !== undefined && (
        <Disclosure label={words.t('failure.details')}>
          <pre className="detail" dir="ltr">
            {said.detail}
          </pre>
          <CopyButton text={said.detail} />
        </Disclosure>
      )}
    </Notice>
  );
}

function ActionOf({ action, ...handlers }: { action: FailureAction } & FailureHandlers) {
  const { t } = useWords();
  switch (action.kind) {
    case 'signIn':
      return (
        handlers.onSignIn && (
          <GuardedButton look="secondary" onPress={handlers.onSignIn}>
            {t('account.signIn')}
          </GuardedButton>
        )
      );
    case 'retry':
      return (
        handlers.onRetry && (
          <GuardedButton look="secondary" onPress={handlers.onRetry}>
            {t('common.tryAgain')}
          </GuardedButton>
        )
      );
    case 'openSettings':
      return (
        handlers.onOpenSettings && (
          <Button onClick={handlers.onOpenSettings}>{t('notConfigured.action')}</Button>
        )
      );
    case 'openRequests':
      return handlers.onOpenRequests && <Button onClick={handlers.onOpenRequests}>{action.text}</Button>;
    case 'openForm':
      return handlers.onOpenForm && <Button onClick={handlers.onOpenForm}>{t('offer.openForm')}</Button>;
    case 'openMyAccess':
      return (
        handlers.myAccessUrl && <OutLink href={handlers.myAccessUrl}>{t('common.openMyAccess')}</OutLink>
      );
    case 'link':
      return <OutLink href={action.href}>{action.text}</OutLink>;
    default:
      return action satisfies never;
  }
}
