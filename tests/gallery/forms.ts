import type { RequestPageProps } from '../../components/hub/requestPage.tsx';
import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { Report } from '../../lib/graph/api.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { AssignmentRow, RequestRow } from '../../lib/store/rows.ts';
import { adele, minutes, now, policy, requestIn, team, visitor } from './people.ts';
import { questions } from './questions.ts';

const day = minutes(24 * 60);
const asking: PolicyRequirements = {
  ...policy,
  isJustificationRequired: true,
  allowsCustomSchedule: true,
  questions,
};
const seen: PolicyRequirements = {
  ...asking,
  questions: [
    ...questions.slice(1, 3),
    { ...questions[1], id: 'q9', text: 'Which project is it for?' } as (typeof questions)[number],
  ],
  schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P365D' } },
};

const row = (more: Partial<RequestRow>): RequestRow => ({
  ...requestIn('denied'),
  profile: adele.profile,
  targetId: adele.oid,
  requestType: 'userAdd',
  justification: 'I prepare the spring campaign with Lee.',
  answers: [
    { questionId: 'q3', kind: 'choice', value: 'Chile', displayValue: 'Chile' },
    { questionId: 'q9', kind: 'text', value: 'Spring', displayValue: 'Spring' },
  ],
  schedule: {
    startDateTime: null,
    expiration: { type: 'afterDateTime', endDateTime: '2026-10-01T10:00:00Z' },
  },
  policyId: policy.policyId,
  policySeen: seen,
  madeHere: true,
  createdAt: now - 40 * day,
  ...more,
});

const held: AssignmentRow = {
  profile: adele.profile,
  id: 'held',
  accessPackageId: team.accessPackageId,
  accessPackageName: team.displayName,
  state: 'delivered',
  expiration: { type: 'afterDateTime', endDateTime: new Date(now + 60 * day).toISOString() },
  asOf: now - minutes(3),
};

const reports: Report[] = [
  'Lynne Robbins',
  'Pradeep Gupta',
  'Adil Eli',
  'Ewa Nowak',
  'Ivan Horak',
  'Maria Lopez',
  'Nadia Haddad',
  'Omar Sayed',
  'Paula Weiss',
  'Quentin Roy',
  'Rosa Costa',
  'Sven Lund',
].map((displayName, index) => ({
  id: `report-${index}`,
  displayName,
  mail: `${displayName.replace(' ', '.').toLowerCase()}@contoso.com`,
}));
const [lynne] = reports;
const told = (people: readonly Report[], failure?: Failure) => ({
  reports: { people, failure, readAgain: () => {} },
});
const few = reports.slice(0, 2);

const inMyAccess: PolicyRequirements = { ...policy, needsMyAccess: true, myAccessWhy: 'severalChoices' };
const draft = row({ state: 'draft', answers: [], schedule: null });
const waiting = { asOf: now - minutes(2), isBusy: false, onLook: () => {} };

/** The states of the form, as what differs from a plain one. */
export const formStates: Record<string, Partial<RequestPageProps>> = {
  plain: {},
  fromPage: { page: { page: 'contoso.sharepoint.com/sites/Marketing', need: 'edit' } },
  policies: {
    requirements: {
      policies: [
        asking,
        {
          ...policy,
          policyId: 'other',
          policyDisplayName: 'Project members',
          policyDescription: 'Up to a year, for people on a project',
          isApprovalRequired: false,
          allowsCustomSchedule: true,
          schedule: { startDateTime: null, expiration: { type: 'afterDuration', duration: 'P365D' } },
        },
      ],
    },
  },
  reading: { requirements: undefined },
  notForYou: { requirements: { policies: [] } },
  gone: { requirements: { policies: [] }, isGone: true, accessPackage: undefined },
  myAccess: { requirements: { policies: [inMyAccess] } },
  verifiedId: { requirements: { policies: [{ ...inMyAccess, myAccessWhy: 'verifiedId' }] } },
  inMyAccess: {
    requirements: { policies: [inMyAccess] },
    earlier: { ...draft, policySeen: inMyAccess },
    waiting,
  },
  again: { requirements: { policies: [asking] }, earlier: row({}) },
  againPolicyGone: { requirements: { policies: [asking] }, earlier: row({ policyId: 'former' }) },
  changed: {
    requirements: { policies: [asking] },
    earlier: draft,
    returned: [{ failure: { kind: 'notRequestable', why: 'policyChanged' } }],
  },
  refused: {
    requirements: { policies: [asking] },
    earlier: { ...draft, policySeen: asking },
    returned: [{ failure: { kind: 'notRequestable', why: 'refused' } }],
    heldNames: ['Finance auditors', 'Contoso Wiki'],
  },
  held: { held },
  incompatible: { incompatible: ['Finance auditors'] },
  forWhom: told(few),
  forOther: { ...told(few), ...(lynne && { target: [lynne], remaining: [lynne] }) },
  forSeveral: {
    ...told(few),
    target: few,
    remaining: few.slice(1),
    open: [
      row({
        ...requestIn('queued'),
        accessPackageName: visitor.displayName,
        forOther: { name: 'Lynne Robbins', mail: 'lynne.robbins@contoso.com' },
      }),
    ],
    returned: [{ name: 'Pradeep Gupta', failure: { kind: 'notRequestable', why: 'refusedForOther' } }],
  },
  forOtherSearch: { ...told(reports), target: [] },
  forAnybody: { target: [] },
  forNobodyNamed: { target: [], ...told([], { kind: 'forbidden' }) },
  forNobodyRead: { target: [], ...told([], { kind: 'offline' }) },
  sent: {
    open: [row({ ...requestIn('submitted'), accessPackageName: visitor.displayName })],
    sent: { onBack: () => {} },
  },
  sentForOther: {
    ...told(few),
    ...(lynne && { target: [lynne] }),
    open: [
      row({
        ...requestIn('pendingApproval'),
        accessPackageName: visitor.displayName,
        forOther: { name: 'Lynne Robbins', mail: 'lynne.robbins@contoso.com' },
      }),
    ],
  },
};
