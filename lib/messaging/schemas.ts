import * as v from 'valibot';
import { keySources, productIds, reasonClasses } from '../denial/denial.ts';
import { needs } from '../entitlement/need.ts';
import { changeTypes } from '../entitlement/request.ts';
import { whole } from '../platform/whole.ts';
import { isGuid } from '../resource/resource.ts';
import type { CommandInput, CommandName } from './protocol.ts';

/**
 * What each command's input must look like. Content scripts run beside hostile pages, and even our own pages may be
 * an older build: nothing is trusted to have the right shape. Lengths are bounded, unknown members are dropped.
 */
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const guid = v.pipe(v.string(), v.check(isGuid));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const tabId = whole(-1000, Number.MAX_SAFE_INTEGER);
const nothing = v.pipe(
  v.unknown(),
  v.check((input) => input === undefined),
);
const profile = text(200);

const httpsUrl = v.pipe(
  text(4096),
  v.check((address) => address.startsWith('https://') && URL.canParse(address)),
);

const deniedKeys = v.pipe(
  v.array(v.object({ key: v.pipe(text(2048), v.regex(/^[a-z]+\|.+$/)), from: v.picklist(keySources) })),
  v.maxLength(10),
);
const tenantHint = v.object({ tenantId: v.optional(guid), sharePointHost: v.optional(text(255)) });
const need = v.picklist(needs);

/** What a page's report and a person's have in common. */
const refused = {
  product: v.picklist(productIds),
  resources: deniedKeys,
  resourceName: v.optional(text(200)),
  resourceUrl: v.optional(httpsUrl),
  tenantHint: v.optional(tenantHint),
  returnTo: v.optional(httpsUrl),
  extent: v.optional(v.picklist(['resource', 'item'])),
  code: v.optional(whole(0, 9_999_999)),
  userHint: v.optional(text(320)),
};

const reason = v.picklist(reasonClasses);
const page = v.object({
  ...refused,
  parts: v.optional(deniedKeys),
  partName: v.optional(text(200)),
  isMissing: v.optional(v.literal(true)),
  reason: v.optional(reason),
});

const signInRequest = v.union([
  v.object({ kind: v.literal('oidc'), clientId: guid, redirectHost: v.optional(text(253)) }),
  v.object({ kind: v.literal('saml'), issuer: text(512) }),
]);

const denial = v.object({
  ...refused,
  detector: text(64),
  rule: text(128),
  reason,
  curable: v.picklist(['yes', 'maybe', 'no']),
  hasOwnReferrer: v.optional(v.literal(true)),
});

const expiration = v.union([
  v.object({ type: v.literal('noExpiration') }),
  v.object({ type: v.literal('notSpecified') }),
  v.object({ type: v.literal('afterDuration'), duration: text(40) }),
  v.object({ type: v.literal('afterDateTime'), endDateTime: text(40) }),
]);

const typed = {
  profile: v.optional(profile),
  policyId: v.optional(guid),
  justification: text(4000),
  answers: v.pipe(
    v.array(
      v.object({
        questionId: id,
        kind: v.picklist(['text', 'choice']),
        value: text(4000),
        displayValue: text(4000),
      }),
    ),
    v.maxLength(100),
  ),
  schedule: v.nullable(v.object({ startDateTime: v.nullable(text(40)), expiration })),
};

const submit = v.object({
  ...typed,
  accessPackageId: guid,
  confirmedGuess: v.optional(v.boolean()),
  targetId: v.optional(guid),
  draftId: v.optional(id),
  handsOver: v.optional(v.boolean()),
  tabId: v.optional(tabId),
  denialId: v.optional(id),
});

const fromPage = { tabId: v.optional(tabId), denialId: v.optional(id), need: v.optional(need) };
const requestId = v.object({ requestId: id, profile: v.optional(profile) });
const accessPackageId = v.object({ accessPackageId: guid });

const approvalIds = v.object({
  approvalIds: v.pipe(v.array(guid), v.maxLength(1000)),
  profile: v.optional(profile),
});

const schemas = {
  reportDenial: denial,
  reportCardBlocked: nothing,
  rememberSignIn: signInRequest,
  // A link names a team, and nothing that is shown.
  rememberLink: v.object({
    product: v.literal('teams'),
    resources: v.pipe(
      v.array(v.object({ key: v.pipe(text(64), v.regex(/^aadgroup\|.+$/)), from: v.literal('query') })),
      v.maxLength(1),
    ),
    tenantHint: v.optional(tenantHint),
    returnTo: v.optional(httpsUrl),
  }),
  readSignals: nothing,
  reportRefusal: v.object({ tabId, page, need: v.optional(need) }),
  setNeed: v.object({ tabId: v.optional(tabId), need }),
  signIn: v.object({ profile: v.optional(profile), role: v.optional(v.picklist(['employee', 'approver'])) }),
  signOut: v.object({ profile, discardUnsent: v.boolean() }),
  switchProfile: v.object({ profile }),
  submitRequest: submit,
  saveDraft: submit,
  changeAssignment: v.object({ ...typed, assignmentId: guid, requestType: v.picklist(changeTypes) }),
  // Giving up asks nothing that could be kept.
  saveChange: v.object({ ...typed, assignmentId: guid, requestType: v.literal('userUpdate') }),
  cancelRequest: requestId,
  openReturnTo: requestId,
  forgetReturnTo: requestId,
  noteWord: v.object({ ...requestId.entries, works: v.boolean() }),
  noteReminder: v.object({ ...requestId.entries, by: v.picklist(['teams', 'mail']) }),
  eraseRequests: v.object({
    requestIds: v.pipe(v.array(id), v.maxLength(5000)),
    profile: v.optional(profile),
  }),
  refresh: v.object({ what: v.picklist(['packages', 'requests', 'assignments', 'suggestions']) }),
  readRequirements: accessPackageId,
  readReports: v.object({ profile: v.optional(profile) }),
  openApprovals: nothing,
  countApprovals: nothing,
  readApprovalStages: approvalIds,
  decideApprovals: v.object({
    ...approvalIds.entries,
    decision: v.picklist(['Approve', 'Deny']),
    justification: text(4000),
  }),
  undoDecisions: approvalIds,
  noteTold: v.object({ tabId: v.optional(tabId), profile: v.optional(profile) }),
  dismissDenial: v.object({ tabId }),
  openHub: v.object({
    view: v.union([
      v.object({
        name: v.literal('request'),
        accessPackageId: guid,
        ...fromPage,
        isForOther: v.optional(v.literal(true)),
      }),
      v.object({ name: v.literal('find'), search: v.optional(text(2000)), ...fromPage }),
      v.object({ name: v.literal('held'), assignmentId: v.optional(guid) }),
      v.object({
        name: v.literal('packages'),
        draftId: v.optional(guid),
        resource: v.optional(text(2000)),
        need: fromPage.need,
      }),
      v.object({ name: v.picklist(['requests', 'history', 'approvals', 'help']) }),
    ]),
  }),
} as const satisfies Record<CommandName, v.GenericSchema>;

/** The input if it has the right shape; `undefined` when it has not. (A command without input is sent `undefined`.) */
export function parseInput<K extends CommandName>(
  command: K,
  input: unknown,
): { input: CommandInput<K> } | undefined {
  const parsed = v.safeParse(schemas[command], input ?? undefined);
  return parsed.success ? { input: parsed.output as CommandInput<K> } : undefined;
}

export const isCommandName = (value: unknown): value is CommandName =>
  typeof value === 'string' && Object.hasOwn(schemas, value);
