import type { ReasonClass } from '../../lib/denial/denial.ts';

/** Reasons that read alike share their words; a new reason is a compile error here. */
export const reasonWords = {
  conditionalAccess: 'conditionalAccess',
  consentNeeded: 'consentNeeded',
  organizationalPolicy: 'organizationalPolicy',
  personalStorage: 'personalStorage',
  sharedByOwner: 'sharedByOwner',
  mayNotExist: 'mayNotExist',
  wrongAccount: 'wrongAccount',
  applicationBroken: 'applicationBroken',
  notAssigned: 'unknown',
  notARefusal: 'unknown',
  unknown: 'unknown',
} as const satisfies Record<ReasonClass, string>;
