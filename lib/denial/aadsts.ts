import type { ReasonClass } from './denial.ts';

/**
 * What an error means to Knock's own sign-in: `consent` is missing, and an `administrator` has to give it, or signing in
 * once more is `final`, whatever OAuth `error` comes with it. `null`: signing in again may help.
 */
type SignIn = 'consent' | 'administrator' | 'final' | null;

/**
 * What each AADSTS code means for the person who sees it, on a page or in Knock's own sign-in.
 * Source: "Microsoft Entra authentication and authorization error codes" (reference-error-codes) and captured error
 * pages of 2016–2026, as seen 2026-11. Microsoft warns that codes change: an unlisted one is `unknown`, never curable.
 */
const codes: readonly [ReasonClass, SignIn, readonly number[]][] = [
  // EntitlementGrantsNotFound: the only code that says plainly that an assignment is missing.
  ['notAssigned', 'final', [50105]],
  // Account not in this tenant, or several accounts; 50177 and 50178 are pass-through users.
  ['wrongAccount', 'final', [50020, 50034]],
  ['wrongAccount', null, [16000, 16003, 50014, 50177, 50178, 51004, 90072, 500208]],
  // 65004: the person said no; 90093 and 90094: an administrator must say yes; 90095: one may be asked to.
  ['consentNeeded', 'consent', [65001, 65004]],
  ['consentNeeded', 'administrator', [90093, 90094, 90095]],
  ['consentNeeded', 'final', [65005, 650052]],
  ['consentNeeded', null, [90008, 90099, 650056, 650057]],
  // Device, network, risk, multifactor, cross-tenant.
  ['conditionalAccess', 'final', [53000, 53001, 53002, 53003, 53004, 53011, 530003]],
  [
    'conditionalAccess',
    null,
    [
      50002, 50005, 50072, 50074, 50076, 50078, 50079, 50097, 50127, 50129, 50131, 50155, 50158, 50187, 53010,
      70043, 70044, 500021, 500022, 500212, 500213, 530031, 530032, 530034, 530035, 1000104,
    ],
  ],
  [
    'applicationBroken',
    'final',
    [50011, 50194, 70001, 90002, 500011, 650053, 700016, 7000112, 9002325, 9002326],
  ],
  [
    'applicationBroken',
    null,
    [
      50001, 50003, 50008, 50146, 75005, 75011, 76021, 90023, 90130, 500014, 501241, 700011, 700038, 750054,
      900144, 900561, 1000031, 9002313,
    ],
  ],
  // Sign-in required, expired session, wrong password, a disabled account, or an application without a user.
  ['notARefusal', 'final', [50053, 50057]],
  [
    'notARefusal',
    null,
    [
      16001, 50055, 50056, 50058, 50126, 50133, 50140, 50168, 50173, 50196, 50199, 70008, 501051, 700082,
      700084,
    ],
  ],
];

const rowOf = (code: number) => codes.find(([, , listed]) => listed.includes(code));

/** What a code means to Knock's own sign-in. */
export const signInMeaning = (code: number): SignIn => rowOf(code)?.[1] ?? null;

/**
 * The class of an exact code. In 2017 Entra answered *applications* without a user with 50105, too (501051 today):
 * that sentence begins with the application, and there is nothing for a person to request.
 */
export const aadstsReason = (code: number | undefined, message: string): ReasonClass =>
  code === 50105 && applicationOnly.test(message.slice(0, 4096))
    ? 'notARefusal'
    : (rowOf(code ?? 0)?.[0] ?? 'unknown');

const applicationOnly =
  /AADSTS50105\s{0,2}[:：]\s{0,2}Application\s'[^']{1,300}'.{0,300}?\sis not assigned to a role/i;
