import type { Failure } from '../lib/platform/failure.ts';
import type { Words } from '../lib/words/words.ts';

/** The one thing that can help. `link` opens an address; the others are done by the view that shows the failure. */
export type FailureAction =
  | { kind: 'signIn' }
  | { kind: 'retry' }
  | { kind: 'openSettings' }
  | { kind: 'openRequests' }
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
      return say(
        t('failure.otherAccount', { got: failure.got, asked: failure.asked }),
        t('failure.otherAccount.do', { asked: failure.asked }),
        { kind: 'signIn' },
      );
    case 'wrongAccount':
      return say(t('failure.wrongAccount', failure), t('failure.wrongAccount.do', failure));
    case 'signInRefused':
      return {
        ...trouble(t('failure.signInRefused'), t('failure.signInRefused.do')),
        detail: failure.code === undefined ? failure.kind : `AADSTS${failure.code}`,
      };
    case 'consentNeeded':
      return consentNeeded(failure, words);
    case 'throttled': {
      const clock = words.formatTime(failure.until, now);
      return goesOn === undefined
        ? say(t('failure.throttled'), t('failure.throttled.do', { clock }), { kind: 'retry' })
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
      return say(t('failure.alreadyRequested'), t('failure.alreadyRequested.do'), { kind: 'openRequests' });
    case 'alreadyAssigned':
    case 'alreadyDecided':
    case 'gone':
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
      return { ...trouble(t('failure.notAllowed'), t('failure.notAllowed.do')), detail: failure.kind };
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
  const said = say(t(`failure.notRequestable.${why}`), t(`failure.notRequestable.${why}.do`));
  if (['notInScope', 'unknownQuestion', 'refused', 'refusedForOther'].includes(why))
    return { ...said, action: { kind: 'openMyAccess' } };
  return said;
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
