import type { Failure } from '../lib/platform/failure.ts';
import type { Words } from '../lib/words/words.ts';

/** The one thing that can help. `link` opens an address; the others are done by the view that shows the failure. */
export type FailureAction =
  | { kind: 'signIn' }
  | { kind: 'retry' }
  | { kind: 'openSettings' }
  | { kind: 'openRequests'; text: string }
  | { kind: 'openForm' }
  | { kind: 'openMyAccess' }
  | { kind: 'link'; href: string; text: string };

export interface FailureWords {
  tone: 'info' | 'warning' | 'danger';
  /** What happened. */
  title: string;
  /** What was kept, and what to do. */
  text: string;
  action?: FailureAction;
  /** For a help desk: kind, code, request id. Copyable, never shown first. */
  detail?: string;
}

/** Knock tries this again without the person: a command with a row of its own, or a list that is read regularly. */
export type GoesOn = 'sending' | 'reading';

/**
 * Words and an action for every failure. Adding a kind to `Failure` is a compile error here.
 * `now` (epoch ms) decides whether a time needs its date.
 */
export function failureWords(failure: Failure, words: Words, now: number, goesOn?: GoesOn): FailureWords {
  const { t } = words;
  switch (failure.kind) {
    case 'signedOut':
    case 'interactionRequired':
    case 'signInCancelled':
    case 'signInInterrupted':
    case 'signInUnreachable':
    case 'claimsChallenge':
      return say(t(`failure.${failure.kind}`), t(`failure.${failure.kind}.do`), { kind: 'signIn' });
    case 'otherAccount':
    case 'wrongAccount':
      return accountMismatch(failure, words);
    case 'signInRefused':
      return signInRefused(failure, words);
    case 'consentNeeded':
      return consentNeeded(failure, words);
    case 'throttled': {
      const clock = words.formatTime(failure.until, now);
      return goesOn === undefined
        ? say(
            t('failure.throttled'),
            t('failure.throttled.do', { clock }),
            now < failure.until ? undefined : { kind: 'retry' },
          )
        : say(t('failure.throttled'), t('failure.throttled.goesOn', { clock }));
    }
    case 'offline':
      return goesOn === 'sending'
        ? say(t('failure.offline'), t('failure.offline.sending'))
        : say(t('failure.offline'), t('failure.offline.do'), { kind: 'retry' });
    case 'tooLate':
      return say(t(`failure.tooLate.${failure.what}`), t(`failure.tooLate.${failure.what}.do`));
    case 'notRequestable':
      return notRequestable(failure.why, words);
    case 'alreadyRequested':
      return leadingToRequests('alreadyRequested', words);
    case 'alreadyAssigned':
    case 'alreadyDecided':
    case 'gone':
    case 'goneOrHidden':
    case 'noLongerListed':
      return say(t(`failure.${failure.kind}`), t(`failure.${failure.kind}.do`));
    case 'forbidden':
      return {
        ...trouble(t('failure.forbidden'), t('failure.forbidden.do'), { kind: 'openMyAccess' }),
        detail: detail(failure.kind, failure.requestId),
      };
    case 'policyInvalid':
      return {
        ...say(t('failure.policyInvalid', { key: failure.key }), t('failure.policyInvalid.do')),
        detail: [failure.kind, failure.key, failure.why].filter(Boolean).join(' '),
      };
    case 'policyNotKnownYet':
      return say(t('failure.policyNotKnownYet'), t('failure.policyNotKnownYet.do'), { kind: 'retry' });
    case 'notConfigured':
      return say(t('failure.notConfigured'), t('failure.notConfigured.do'), { kind: 'openSettings' });
    case 'malformedAnswer':
      return {
        ...trouble(t('failure.malformedAnswer'), t('failure.malformedAnswer.do'), { kind: 'retry' }),
        detail: detail(`${failure.kind} ${failure.where}`, failure.requestId),
      };
    case 'notAllowed':
      return { ...leadingToRequests('notAllowed', words), tone: 'danger', detail: failure.kind };
    case 'storeCorrupt':
    case 'unexpected':
      return {
        ...trouble(t(`failure.${failure.kind}`), t(`failure.${failure.kind}.do`), { kind: 'retry' }),
        detail: detail(failure.kind, 'requestId' in failure ? failure.requestId : undefined),
      };
    default:
      return failure satisfies never;
  }
}

function accountMismatch(
  failure: Extract<Failure, { kind: 'otherAccount' | 'wrongAccount' }>,
  { t }: Words,
): FailureWords {
  return failure.kind === 'otherAccount'
    ? say(t('failure.otherAccount', failure), t('failure.otherAccount.do', failure), { kind: 'signIn' })
    : say(t('failure.wrongAccount', failure), t('failure.wrongAccount.do', failure));
}

/** *Enabled for users to sign in* is *No* (Microsoft, "Error AADSTS7000112 - Application is disabled", seen 2026-11). */
const applicationDisabled = 7000112;

function signInRefused(
  { kind, code, registrationUrl: href }: Extract<Failure, { kind: 'signInRefused' }>,
  { t }: Words,
): FailureWords {
  // Nobody's help desk can do anything about it: there is no code to send.
  if (code === applicationDisabled)
    return say(t('failure.turnedOff'), t('failure.turnedOff.do'), { kind: 'openMyAccess' });
  const detail = code === undefined ? kind : `AADSTS${code}`;
  if (href === undefined)
    return { ...trouble(t('failure.signInRefused'), t('failure.signInRefused.do')), detail };
  const action: FailureAction = { kind: 'link', href, text: t('failure.wrongPlatform.action') };
  return {
    ...trouble(t('failure.wrongPlatform'), t('failure.wrongPlatform.do'), action),
    detail: `${detail}\n${href}`,
  };
}

const leadingToRequests = (kind: 'alreadyRequested' | 'notAllowed', { t }: Words): FailureWords =>
  say(t(`failure.${kind}`), t(`failure.${kind}.do`), {
    kind: 'openRequests',
    text: t(`failure.${kind}.action`),
  });

type ConsentNeeded = Extract<Failure, { kind: 'consentNeeded' }>;

function consentNeeded({ scopes, adminConsentUrl: href }: ConsentNeeded, { t }: Words): FailureWords {
  const action: FailureAction =
    href === undefined
      ? { kind: 'openMyAccess' }
      : { kind: 'link', href, text: t('failure.consentNeeded.action') };
  return {
    ...say(t('failure.consentNeeded'), t('failure.consentNeeded.do', { scopes: scopes.join(', ') }), action),
    detail: [scopes.join(' '), href].filter(Boolean).join('\n'),
  };
}

type NotRequestable = Extract<Failure, { kind: 'notRequestable' }>['why'];

function notRequestable(why: NotRequestable, { t }: Words): FailureWords {
  return say(t(`failure.notRequestable.${why}`), t(`failure.notRequestable.${why}.do`), actionFor(why, t));
}

function actionFor(why: NotRequestable, t: Words['t']): FailureAction | undefined {
  switch (why) {
    case 'notInScope':
    case 'unknownQuestion':
    case 'refused':
    case 'refusedForOther':
      return { kind: 'openMyAccess' };
    case 'policyChanged':
    case 'invalidAnswer':
      return { kind: 'openForm' };
    case 'notOffered':
      return { kind: 'openRequests', text: t('nothing.search') };
    case 'guessNeedsConfirmation':
      return { kind: 'retry' };
    case 'expired':
    case 'notForThem':
    case 'license':
      // The draft has its own button; nothing here helps somebody whose manager is another.
      return undefined;
    default:
      return why satisfies never;
  }
}

const say = (title: string, text: string, action?: FailureAction): FailureWords => ({
  tone: 'warning',
  title,
  text,
  ...(action === undefined ? {} : { action }),
});

const trouble = (title: string, text: string, action?: FailureAction): FailureWords => ({
  ...say(title, text, action),
  tone: 'danger',
});

const detail = (what: string, requestId: string | undefined): string =>
  requestId === undefined ? what : `${what}\nrequest-id ${requestId}`;
