import type { ReasonClass } from './denial.ts';

/**
 * What each AADSTS code means for the person who sees it.
 * Source: "Microsoft Entra authentication and authorization error codes" (reference-error-codes) and captured error
 * pages of 2016–2026, as seen 2026-11. Microsoft warns that codes change: an unlisted one is `unknown`, never curable.
 */
const codes: readonly [ReasonClass, readonly number[]][] = [
  // EntitlementGrantsNotFound: the only code that says plainly that an assignment is missing.
  ['notAssigned', [50105]],
  // Account not in this tenant, or several accounts; 50177 and 50178 are pass-through users.
  ['wrongAccount', [16000, 16003, 50014, 50020, 50034, 50177, 50178, 51004, 90072, 500208]],
  // 65004: the person said no; the 9009x: an administrator has to say yes.
  ['consentNeeded', [65001, 65004, 65005, 90008, 90093, 90094, 90095, 90099, 650052, 650056, 650057]],
  // Device, network, risk, multifactor, cross-tenant.
  [
    'conditionalAccess',
    [
      50002, 50005, 50072, 50074, 50076, 50078, 50079, 50097, 50127, 50129, 50131, 50155, 50158, 50187, 53000,
      53001, 53002, 53003, 53004, 53010, 53011, 70043, 70044, 500021, 500022, 500212, 500213, 530031, 530032,
      530034, 530035, 1000104,
    ],
  ],
  [
    'applicationBroken',
    [
      50001, 50003, 50008, 50011, 50146, 50194, 70001, 75005, 75011, 76021, 90002, 90023, 90130, 500011,
      500014, 501241, 700011, 700016, 700038, 750054, 900144, 900561, 1000031, 7000112, 9002313,
    ],
  ],
  // Sign-in required, expired session, wrong password, a disabled account, or an application without a user.
  [
    'notARefusal',
    [
      16001, 50053, 50055, 50056, 50057, 50058, 50126, 50133, 50140, 50168, 50173, 50196, 50199, 70008,
      501051, 700082, 700084,
    ],
  ],
];

const reasonOf: ReadonlyMap<number, ReasonClass> = new Map(
  codes.flatMap(([reason, listed]) => listed.map((code) => [code, reason] as const)),
);

/**
 * The class of an exact code. In 2017 Entra answered *applications* without a user with 50105, too (501051 today):
 * that sentence begins with the application, and there is nothing for a person to request.
 */
export const aadstsReason = (code: number | undefined, message: string): ReasonClass =>
  code === 50105 && applicationOnly.test(message.slice(0, 4096))
    ? 'notARefusal'
    : (reasonOf.get(code ?? 0) ?? 'unknown');

const applicationOnly =
  /AADSTS50105\s{0,2}[:：]\s{0,2}Application\s'[^']{1,300}'.{0,300}?\sis not assigned to a role/i;
