import type { Failure, FailureKind, NotRequestableReason } from '../../lib/platform/failure.ts';
import { minutes, now } from './people.ts';

/** One of every kind: a kind without an example is a type error. */
const ofEachKind = {
  signedOut: { kind: 'signedOut' },
  interactionRequired: { kind: 'interactionRequired' },
  signInCancelled: { kind: 'signInCancelled' },
  signInInterrupted: { kind: 'signInInterrupted' },
  signInUnreachable: { kind: 'signInUnreachable' },
  otherAccount: { kind: 'otherAccount', asked: 'adele@contoso.com', got: 'lee@contoso.com' },
  signInRefused: { kind: 'signInRefused', code: 53003 },
  wrongAccount: { kind: 'wrongAccount', acting: 'adele@contoso.com', onPage: 'lee@contoso.com' },
  consentNeeded: {
    kind: 'consentNeeded',
    scopes: ['EntitlementManagement.ReadWrite.All'],
    adminConsentUrl: 'https://login.microsoftonline.com/contoso.com/adminconsent',
  },
  claimsChallenge: { kind: 'claimsChallenge', claims: '{}' },
  throttled: { kind: 'throttled', until: now + minutes(5) },
  offline: { kind: 'offline' },
  notRequestable: { kind: 'notRequestable', why: 'notInScope' },
  alreadyRequested: { kind: 'alreadyRequested', requestId: 'dddddddd-0000-0000-0000-000000000001' },
  tooLate: { kind: 'tooLate', what: 'decision' },
  alreadyAssigned: { kind: 'alreadyAssigned' },
  alreadyDecided: { kind: 'alreadyDecided' },
  gone: { kind: 'gone' },
  goneOrHidden: { kind: 'goneOrHidden' },
  noLongerListed: { kind: 'noLongerListed' },
  forbidden: { kind: 'forbidden', requestId: '5e0fcf11-8d3f-4d5f-9c0e-9f6b9a6a2f10' },
  policyInvalid: { kind: 'policyInvalid', key: 'resourceMap' },
  policyNotKnownYet: { kind: 'policyNotKnownYet' },
  notConfigured: { kind: 'notConfigured' },
  storeCorrupt: { kind: 'storeCorrupt' },
  malformedAnswer: { kind: 'malformedAnswer', where: 'accessPackages', requestId: '5e0fcf11-8d3f' },
  notAllowed: { kind: 'notAllowed' },
  unexpected: { kind: 'unexpected', requestId: '5e0fcf11-8d3f-4d5f-9c0e-9f6b9a6a2f10' },
} satisfies { [K in FailureKind]: Extract<Failure, { kind: K }> };

const ofEachReason = {
  notInScope: 0,
  policyChanged: 0,
  expired: 0,
  unknownQuestion: 0,
  invalidAnswer: 0,
  refused: 0,
  refusedForOther: 0,
  license: 0,
  notForThem: 0,
  notOffered: 0,
  guessNeedsConfirmation: 0,
} satisfies Record<NotRequestableReason, 0>;

/** Failures by name: every kind, and every reason why something can't be requested. */
export const failures: Record<string, Failure> = {
  ...ofEachKind,
  wrongPlatform: {
    kind: 'signInRefused',
    code: 9002326,
    registrationUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade',
  },
  turnedOff: { kind: 'signInRefused', code: 7000112 },
  ...Object.fromEntries(
    Object.keys(ofEachReason).map((why) => [
      `notRequestable-${why}`,
      { kind: 'notRequestable', why: why as NotRequestableReason },
    ]),
  ),
};
