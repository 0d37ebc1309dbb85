import type { ReasonClass } from './denial.ts';

/**
 * What an error means to Knock's own sign-in: `consent` is missing, and an `administrator` has to give it; signing in
 * once more is `final`, whatever OAuth `error` comes with it; the redirect URI stands under another `platform`; or it
 * helps only `later`. `null`: signing in again may help.
 */
type SignIn = 'consent' | 'administrator' | 'final' | 'platform' | 'later' | null;

/**
 * What each AADSTS code means for the person who sees it, on a page or in Knock's own sign-in.
 * Source: all codes of "Microsoft Entra authentication and authorization error codes" (reference-error-codes, edition of
 * 2025-02), and captured error pages of 2016–2026; as seen 2026-11. Microsoft warns that codes change: one that no row
 * takes is `unknown`, never curable.
 */
const codes: readonly [ReasonClass, SignIn, string][] = [
  // EntitlementGrantsNotFound: the only code that says plainly that an assignment is missing.
  ['notAssigned', 'final', '50105'],
  // Account not in this tenant, or several accounts; 50177 and 50178 are pass-through users.
  ['wrongAccount', 'final', '50020 50034'],
  ['wrongAccount', null, '16000 16003 50014 50177 50178 51004 90072 90084 500207 500208'],
  // 65004: the person said no; 90093 and 90094: an administrator must say yes; 90095: one may be asked to.
  ['consentNeeded', 'consent', '65001 65004'],
  ['consentNeeded', 'administrator', '90093 90094 90095'],
  ['consentNeeded', 'final', '65005 650052'],
  ['consentNeeded', null, '50150 52004 90008 90099 650056 650057 9002341'],
  // Device, network, risk, multifactor, cross-tenant; 530084: token protection.
  ['conditionalAccess', 'final', '53000 53001 53002 53003 53004 53011 530001 530002 530003 530004 530084'],
  [
    'conditionalAccess',
    null,
    `50002 50005 50072 50074 50076 50078 50079 50097 50127 50129 50131 50155 50158 50187 53010 70043 70044
     130007 130008 135011 500021 500022 500212 500213 1000104`,
  ],
  // Age, hours of work, who may register a device.
  ['organizationalPolicy', null, '50015 54000 80012 240001'],
  // The application, what it asks for, its claims or certificates, another identity provider.
  ['applicationBroken', 'final', '50011 50194 70001 90002 500011 650053 700016 7000112 9002325'],
  ['applicationBroken', 'platform', '9002326 9002327'],
  [
    'applicationBroken',
    null,
    `17003 20001 20012 20033 28002 28003 40008 40009 40010 40015 50001 50003 50006 50007 50008 50010 50012
     50013 50017 50027 50029 50042 50043 50048 50049 50050 50059 50098 50099 50100 50101 50102 50103 50107
     50108 50109 50111 50117 50120 50123 50124 50128 50130 50138 50146 50147 50148 50149 50156 50159 50161
     50162 50163 50164 50165 50167 50169 50170 50171 50172 50176 51000 51001 65002 67003 70002 70003 70004
     70005 70007 70011 76021 90004 90005 90007 90009 90010 90014 90015 90016 90019 90020 90022 90023 90027
     90038 90043 90051 90056 90081 90082 90085 90087 90100 90101 90102 90107 90112 90114 90117 90121 90123
     90124 90130 100007 165900 221000 230109 240002 240003 240004 399284 500014 500113 501241 501461 501481
     501491 501621 501631 501632 650054 650059 700005 700011 700022 700023 700025 700027 700030 700038
     700054 700229 900144 900236 900382 900384 900432 900561 900612 900971 901002 901011 901012 901014
     1000031 5000224 5000819 5001256 7000114 7000215 7000218 7000222 9001023 9002313 9002332`,
  ],
  // Sign-in required, expired session, wrong password, a disabled account, an outage, or an application without a user.
  ['notARefusal', 'final', '50053 50057'],
  // The same request too often, or the whole tenant is throttled.
  ['notARefusal', 'later', '50196 90055'],
  [
    'notARefusal',
    null,
    `16001 16002 50000 50032 50033 50055 50056 50058 50061 50064 50068 50070 50071 50085 50086 50087 50088
     50089 50125 50126 50132 50133 50134 50135 50136 50137 50139 50140 50141 50142 50143 50144 50157 50160
     50166 50168 50173 50180 50192 50197 50199 51005 51006 54005 70000 70008 70012 70016 70018 70019
     76026 90006 90012 90013 90024 90033 90036 90086 90090 90091 90092 90119 90120 90125 90126 130004
     130005 130006 135010 140000 140001 160021 165000 165004 220450 220501 500133 500141 501051 700020
     700082 700084 1000000 1000002`,
  ],
  // Families, after the exact codes (a dot is a digit): Entra refines 53000 and 53003 by one more digit; SAML requests;
  // on-premises agents and seamless single sign-on; changes of a password.
  ['conditionalAccess', null, '530...'],
  ['applicationBroken', null, '75... 75.... 75.....'],
  ['notARefusal', null, '80... 81... 120...'],
];

const rowOf = (code: number) =>
  codes.find(([, , listed]) => new RegExp(`^(?:${listed.replace(/\s+/g, '|')})$`).test(`${code}`));

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
