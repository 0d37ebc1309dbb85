/**
 * Everything that can go wrong, as data. Each kind has words and an action in
 * `components/failureWords.ts`, whose exhaustive switch fails to compile when a kind is added here.
 * No kind carries Graph's English `message`: people are never shown it.
 */
export type Failure =
  /** Nobody is signed in to Knock for this profile, or the person signed out. */
  | { kind: 'signedOut' }
  /** Entra wants to see the person (24-hour end of an SPA refresh token, revoked session, MFA). */
  | { kind: 'interactionRequired' }
  /** The person closed or declined the sign-in window. */
  | { kind: 'signInCancelled' }
  /** The sign-in was cut short by the browser (worker stopped, window lost). */
  | { kind: 'signInInterrupted' }
  /** There is a network, and the sign-in can't be reached through it: a proxy, a firewall, or an answer that is an error. */
  | { kind: 'signInUnreachable' }
  /** Another account came back than the one that was asked for. Neither is ever stored. */
  | { kind: 'otherAccount'; asked: string; got: string }
  /** Entra refused the sign-in itself; `code` is the AADSTS number where there is one. */
  | {
      kind: 'signInRefused';
      code?: number /** Where an administrator mends the registration. */;
      registrationUrl?: string;
    }
  /** The page that refused belongs to somebody else's session than the account that would ask. */
  | { kind: 'wrongAccount'; acting: string; onPage: string }
  | { kind: 'consentNeeded'; scopes: string[]; adminConsentUrl?: string }
  /** Conditional Access asks for more; `claims` is the decoded challenge. */
  | { kind: 'claimsChallenge'; claims: string }
  /** `until` is epoch milliseconds. */
  | { kind: 'throttled'; until: number }
  | { kind: 'offline' }
  | { kind: 'notRequestable'; why: NotRequestableReason }
  /**
   * It waited too long to be sent by itself, and nothing was done; `takeBack`: the request had been decided by then;
   * `stage`: it is in another stage than the one that was shown.
   */
  | { kind: 'tooLate'; what: 'decision' | 'cancel' | 'takeBack' | 'undo' | 'stage' }
  | { kind: 'alreadyRequested'; requestId: string }
  | { kind: 'alreadyAssigned' }
  | { kind: 'alreadyDecided' }
  | { kind: 'gone' }
  /** Graph neither finds this nor lists it, which may mean either, or that its list lags. */
  | { kind: 'goneOrHidden' }
  /** Graph had this request and no longer lists it. */
  | { kind: 'noLongerListed' }
  /** Graph says no to this person: missing scope, role or policy. */
  | { kind: 'forbidden'; requestId?: string }
  /** One key of the organisation's policy is unusable; the others still work. */
  | { kind: 'policyInvalid'; key: string /** For administrators, in English. */; why?: string }
  /** `storage.managed` has not answered yet. */
  | { kind: 'policyNotKnownYet' }
  /** No client id and tenant yet: first run. */
  | { kind: 'notConfigured' }
  | { kind: 'storeCorrupt' }
  /** The answer could not be understood; `where` names the decoder, never its contents. */
  | { kind: 'malformedAnswer'; where: string; requestId?: string }
  /** A command from a page or context that may not send it. */
  | { kind: 'notAllowed' }
  | { kind: 'unexpected'; requestId?: string };

export type FailureKind = Failure['kind'];

export type NotRequestableReason =
  | 'notInScope'
  | 'policyChanged'
  | 'expired'
  | 'unknownQuestion'
  | 'invalidAnswer'
  /** Graph said no and its reason is none that can be read: most likely a package that excludes this one. */
  | 'refused'
  /** The same, for somebody else's access: most likely the policy lets nobody ask for others. */
  | 'refusedForOther'
  /** The organisation has no license for it any more. */
  | 'license'
  /** Not somebody who reports to this person, or the organisation switched asking for others off. */
  | 'notForThem'
  | 'notOffered'
  | 'guessNeedsConfirmation';

export type Result<T, F = Failure> = { ok: true; value: T } | { ok: false; failure: F };

export function ok(): Result<undefined, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export const fail = <F extends Failure>(failure: F): Result<never, F> => ({ ok: false, failure });
