import type { ReasonClass } from '../../lib/denial/denial.ts';
import { type RequestState, requestStates } from '../../lib/entitlement/request.ts';
import type { DenialSummary, Offer, OfferedPackage, OfferState } from '../../lib/offer/offer.ts';
import { adele, minutes, now, policy, requestIn, team, visitor } from './people.ts';

const denial: DenialSummary = {
  product: 'sharePoint',
  reason: 'notAssigned',
  resourceName: 'Marketing',
  resourceUrl: 'https://contoso.sharepoint.com/sites/Marketing',
};
const account = {
  profile: adele.profile,
  displayName: adele.displayName,
  username: adele.username,
  tenantId: adele.tenantId,
};
const base = { denial, account, myAccessUrl: 'https://myaccess.microsoft.com/@contoso.com#/access-packages' };

const megan = { name: 'Megan Bowen', mail: 'megan@contoso.com', userPrincipalName: 'megan@contoso.com' };

/** Every state once: a state without an example is a type error. */
const ofEachState = {
  looking: { ...base, state: 'looking' },
  offer: { ...base, state: 'offer', packages: [visitor], provenance: 'graph' },
  requested: { ...base, state: 'requested', request: requestIn('pendingApproval') },
  held: { ...base, state: 'held', packageName: visitor.displayName, why: 'signIn' },
  opens: { ...base, need: 'view', state: 'opens' },
  part: { ...base, need: 'view', state: 'part', contact: megan },
  gone: { ...base, state: 'gone' },
  nothing: { ...base, state: 'nothing', weaker: [], contact: megan },
  notCurable: { ...base, state: 'notCurable', reason: 'unknown' },
  otherAccount: { ...base, state: 'otherAccount', acting: 'adele@contoso.com', onPage: 'lee@contoso.com' },
  otherTenant: { ...base, state: 'otherTenant', onPage: 'fabrikam.sharepoint.com' },
  signedOut: { denial, state: 'signedOut', needs: 'signIn' },
  notConfigured: { denial, state: 'notConfigured' },
  failed: { ...base, state: 'failed', failure: { kind: 'unexpected', requestId: '5e0fcf11-8d3f' } },
} satisfies { [S in OfferState]: Extract<Offer, { state: S }> };

const reasons = {
  notAssigned: { resourceName: 'Marketing' },
  conditionalAccess: { product: 'entra', code: 53003, resourceName: 'Expense reports' },
  consentNeeded: { product: 'entra', code: 90094, resourceName: 'Whiteboard Pro' },
  organizationalPolicy: { resourceName: 'Research' },
  personalStorage: { product: 'oneDrive', resourceName: 'Patti Fernandez' },
  sharedByOwner: { product: 'forms', resourceName: 'Lunch survey' },
  mayNotExist: { product: 'azureDevOps', resourceName: 'Fabrikam' },
  wrongAccount: {
    product: 'entra',
    userHint: 'adele@fabrikam.com',
    code: 50020,
    resourceName: 'Fabrikam Portal',
  },
  applicationBroken: { product: 'entra', code: 7000112, resourceName: 'Old CRM' },
  notARefusal: { product: 'entra', code: 50058 },
  unknown: { product: 'entra', code: 399284 },
} satisfies Record<ReasonClass, Partial<DenialSummary>>;

const desk = {
  helpDesk: {
    helpDeskName: 'Contoso IT Service',
    helpDeskUrl: 'https://help.contoso.com/new',
    helpDeskMail: 'help@contoso.com',
  },
} as const;

const isReason = (value: string): value is ReasonClass => Object.hasOwn(reasons, value);
const notCurables = Object.fromEntries(
  Object.entries(reasons).flatMap(([reason, facts]) =>
    isReason(reason)
      ? [
          [
            `notCurable-${reason}`,
            { ...base, denial: { ...denial, reason, ...facts }, state: 'notCurable', reason } satisfies Offer,
          ],
        ]
      : [],
  ),
);

const requestedIn = (state: RequestState): Offer => ({
  ...base,
  state: 'requested',
  request: requestIn(state, {
    ...(state === 'unknown' ? { graphState: 'waitingForMoon' } : {}),
    ...(state === 'failed' ? { failure: { kind: 'unexpected', requestId: '5e0fcf11-8d3f' } } : {}),
    ...(state === 'delivered' || state === 'usable'
      ? { returnTo: 'https://contoso.sharepoint.com/sites/Marketing' }
      : {}),
  }),
});

const freely: Partial<OfferedPackage> = {
  policies: [{ ...policy, isApprovalRequired: false }],
  standing: 'asked',
};
const numbered = (last: number, change: Partial<OfferedPackage> = {}): OfferedPackage => ({
  ...team,
  accessPackageId: `bbbbbbbb-0000-0000-0000-00000000001${last}`,
  displayName: `Campaign ${last}`,
  ...change,
});
/** Seven that open it: the best three with what they ask, one that is held, two that nobody can ask for. */
const seven: OfferedPackage[] = [
  visitor,
  team,
  numbered(1, { otherGrants: null, roleNames: ['Campaign lead'] }),
  numbered(2, { standing: 'held' }),
  numbered(3, freely),
  numbered(4, { policies: [] }),
  numbered(5, { policies: [], displayName: 'Quarterly close and consolidation workspace EMEA north' }),
];

const guess = { ...visitor, match: 'guess' as const, isOneClick: false };
const sugar = {
  ...visitor,
  displayName: 'SugarLearning Prod – Reader',
  roleNames: ['Reader'],
  match: 'map' as const,
};

const viewing: OfferedPackage = { ...visitor, reach: 'view' };
const editing: OfferedPackage = { ...team, reach: 'edit', roleNames: ['Marketing-Mitglieder'] };
const managing: OfferedPackage = numbered(6, {
  displayName: 'Marketing – Owner',
  reach: 'manage',
  roleNames: ['Marketing Owners'],
});
const asItem = { ...base, denial: { ...denial, extent: 'item', partName: 'Plans › 2027' } } as const;
const newHome = 'https://contoso.sharepoint.com/sites/Marketing-and-Communications';

/** What is needed, and what the site says of itself. */
const needed: Record<string, Offer> = {
  'need-view': { ...base, need: 'view', state: 'offer', packages: [viewing, editing], provenance: 'graph' },
  'need-edit': {
    ...base,
    need: 'edit',
    state: 'offer',
    packages: [editing, managing, { ...viewing, isTooWeak: true }],
    provenance: 'graph',
  },
  'need-edit-one': {
    ...base,
    denial: { ...denial, isManual: true },
    need: 'edit',
    state: 'offer',
    packages: [
      { ...editing, policies: viewing.policies ?? [], isOneClick: true, asksOnlyJustification: false },
    ],
    provenance: 'graph',
  },
  'need-unknownReach': {
    ...base,
    need: 'edit',
    state: 'offer',
    packages: [team, { ...viewing, isTooWeak: true }],
    provenance: 'graph',
  },
  'need-asking': {
    ...base,
    need: 'view',
    isAskingSite: true,
    state: 'offer',
    packages: [viewing],
    provenance: 'graph',
  },
  'need-nothing': {
    ...base,
    need: 'manage',
    state: 'nothing',
    weaker: [viewing.displayName, editing.displayName],
    contact: megan,
  },
  'need-nothing-owner': { ...base, need: 'edit', state: 'nothing', weaker: [], mayAddPeople: true },
  'opens-edit': { ...base, need: 'edit', state: 'opens', mayAddPeople: true },
  'held-part': {
    ...asItem,
    need: 'view',
    state: 'held',
    packageName: 'Marketing team',
    why: 'part',
    contact: megan,
  },
  'held-part-owner': {
    ...asItem,
    need: 'edit',
    state: 'held',
    packageName: 'Marketing team',
    why: 'part',
    mayAddPeople: true,
  },
  'held-contradiction': {
    ...base,
    need: 'edit',
    state: 'held',
    packageName: 'Marketing team',
    why: 'contradiction',
    contact: megan,
  },
  'part-plain': { ...asItem, need: 'edit', state: 'part' },
  'gone-moved': { ...base, state: 'gone', movedTo: newHome },
  'gone-contact': { ...base, state: 'gone', contact: megan },
  'requested-edit': {
    ...base,
    need: 'edit',
    state: 'requested',
    request: requestIn('usable', {
      need: 'edit',
      returnTo: 'https://contoso.sharepoint.com/sites/Marketing',
    }),
  },
};

/** Offers by name: every state, every reason, every state of a request, and the shapes an offer can have. */
export const offers: Record<string, Offer> = {
  ...ofEachState,
  'offer-several': { ...ofEachState.offer, packages: [visitor, team] },
  'offer-seven': { ...ofEachState.offer, packages: seven },
  'offer-justification': { ...ofEachState.offer, packages: [team] },
  'offer-form': {
    ...ofEachState.offer,
    packages: [{ ...team, asksOnlyJustification: false }],
  },
  'offer-guess': { ...ofEachState.offer, packages: [guess], provenance: 'name' },
  'offer-unchecked': {
    ...ofEachState.offer,
    packages: [{ ...visitor, isUnchecked: true, policies: [{ ...policy, isApprovalRequired: false }] }],
  },
  'offer-unproven': {
    ...ofEachState.offer,
    denial: { product: 'appService', reason: 'notAssigned' },
    packages: [{ ...guess, match: 'unproven' }],
    provenance: 'name',
  },
  'offer-map': {
    ...ofEachState.offer,
    denial: { product: 'entra', reason: 'notAssigned', code: 50105, resourceName: 'SugarLearning Prod' },
    packages: [sugar],
    provenance: 'map',
  },
  'offer-reading': { ...ofEachState.offer, packages: [withoutPolicies()] },
  'offer-item': { ...ofEachState.offer, denial: { ...denial, extent: 'item' } },
  'offer-long': {
    ...ofEachState.offer,
    denial: {
      ...denial,
      resourceName: 'Quarterly-close-and-consolidation-workspace-EMEA-north-2026',
      resourceUrl: 'https://contoso.sharepoint.com/sites/Quarterly-close-and-consolidation-workspace-EMEA',
    },
    packages: [
      { ...visitor, displayName: 'Quarterly close and consolidation workspace EMEA north – Visitor' },
    ],
  },
  'signedOut-again': { denial, state: 'signedOut', needs: 'signInAgain' },
  'nothing-helpDesk': { ...base, ...desk, state: 'nothing', weaker: [], contact: megan },
  'notCurable-helpDesk': {
    ...base,
    ...desk,
    denial: { ...denial, product: 'entra', reason: 'conditionalAccess', code: 53003 },
    state: 'notCurable',
    reason: 'conditionalAccess',
  },
  'failed-helpDesk': { ...ofEachState.failed, ...desk },
  'nothing-plain': { ...base, state: 'nothing', weaker: [] },
  ...needed,
  ...notCurables,
  ...Object.fromEntries(requestStates.map((state) => [`requested-${state}`, requestedIn(state)])),
  'requested-offline': {
    ...base,
    state: 'requested',
    request: requestIn('queued', { failure: { kind: 'offline' } }),
  },
  'requested-throttled': {
    ...base,
    state: 'requested',
    request: requestIn('queued', { failure: { kind: 'throttled', until: now + minutes(5) } }),
  },
  'requested-refuses': {
    ...base,
    state: 'requested',
    request: requestIn('delivered', {
      returnTo: 'https://contoso.sharepoint.com/sites/Marketing',
      usability: { checkedAt: now, tries: 2, verdict: 'refuses' },
    }),
  },
};

function withoutPolicies() {
  const { policies: _unread, ...rest } = visitor;
  return { ...rest, isOneClick: false };
}
