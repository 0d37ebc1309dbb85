import type { ReactNode } from 'react';
import { FailureNotice } from '../../components/failureNotice.tsx';
import { ExtendPage, type ExtendPageProps } from '../../components/held/extendPage.tsx';
import { HadBeforeList } from '../../components/held/hadBeforeList.tsx';
import { HeldList } from '../../components/held/heldList.tsx';
import { HeldShort } from '../../components/held/heldShort.tsx';
import { HistoryPage } from '../../components/history/historyPage.tsx';
import { BrokenStore } from '../../components/ownData/brokenStore.tsx';
import type { ListedRequest, ListHandlers } from '../../components/requests/listedRequest.ts';
import { RequestItem } from '../../components/requests/requestItem.tsx';
import { RequestTimeline } from '../../components/requests/requestTimeline.tsx';
import { type RequestState, requestStates } from '../../lib/entitlement/request.ts';
import { ok } from '../../lib/platform/failure.ts';
import type { AssignmentRow, RequestRow, TimelineEntry } from '../../lib/store/rows.ts';
import { adele, minutes, now, policy, requestIn, visitor } from './people.ts';
import { questions } from './questions.ts';

const works = async () => ok();
const nothing = () => {};
const day = minutes(24 * 60);
const myAccessUrl = 'https://myaccess.microsoft.com/@contoso.com#/access-packages';
const handlers: ListHandlers = {
  cancel: works,
  open: works,
  signIn: works,
  forget: works,
  say: works,
  openForm: nothing,
  openHeld: nothing,
  remind: nothing,
};
const megan = {
  name: 'Megan Bowen',
  mail: 'meganb@contoso.com',
  userPrincipalName: 'MeganB@contoso.com',
};
const reminding = { account: adele, cloud: 'global', afterMs: day } as const;

/** The steps that lead to a state, as Knock would have seen them. */
const way: Partial<Record<RequestState, RequestState[]>> = {
  draft: ['draft'],
  queued: ['queued'],
  sending: ['queued', 'sending'],
  submitted: ['queued', 'sending', 'submitted'],
  delivered: ['queued', 'sending', 'submitted', 'pendingApproval', 'delivering', 'delivered'],
  usable: ['queued', 'sending', 'submitted', 'delivering', 'delivered', 'usable'],
  canceled: ['queued', 'sending', 'submitted', 'pendingApproval', 'canceled'],
};
const sourceOf = (state: RequestState): TimelineEntry['source'] => {
  if (state === 'usable') return 'page';
  return ['draft', 'queued', 'sending'].includes(state) ? 'knock' : 'graph';
};
export function requestWithStory(state: RequestState, more: Partial<ListedRequest> = {}): ListedRequest {
  const steps = way[state] ?? ['queued', 'sending', 'submitted', 'pendingApproval', state];
  const timeline = steps
    .filter((step, index) => step !== steps[index - 1])
    .map((step, index, all) => ({
      at: now - minutes(40 - index) - (index === all.length - 1 ? 0 : minutes(60)),
      state: step,
      source: sourceOf(step),
      ...(step === 'unknown' && { status: 'AwaitingBackgroundCheck' }),
    }));
  return {
    ...requestIn(state),
    id: `story-${state}`,
    requestType: 'userAdd',
    justification: 'I plan the spring campaign with Diego.',
    deniedName: 'Marketing',
    changedAt: timeline.at(-1)?.at ?? now,
    timeline,
    ...(state === 'unknown' && { graphState: 'awaitingBackgroundCheck' }),
    ...(state === 'scheduled' && {
      schedule: {
        startDateTime: '2026-12-01T08:00:00Z',
        expiration: { type: 'afterDuration', duration: 'P30D' },
      },
    }),
    ...more,
  };
}

const item = (request: ListedRequest, facts = {}): ReactNode => (
  <ul className="items">
    <RequestItem
      request={request}
      handlers={handlers}
      myAccessUrl={myAccessUrl}
      facts={new Map([[request.accessPackageId, facts]])}
      reminding={reminding}
    />
    <li className="item">
      <RequestTimeline {...request} />
    </li>
  </ul>
);

const longAgo = (asked: TimelineEntry[] = []): ListedRequest => {
  const waiting = requestWithStory('pendingApproval');
  const timeline = waiting.timeline.map((entry) => ({ ...entry, at: entry.at - 3 * day }));
  return { ...waiting, changedAt: waiting.changedAt - 3 * day, timeline: [...timeline, ...asked] };
};
const askedAt = (at: number): TimelineEntry => ({
  at,
  state: 'pendingApproval',
  source: 'knock',
  asked: 'teams',
});

const held = (id: string, name: string, days: number | undefined, more = {}): AssignmentRow => ({
  profile: adele.profile,
  id,
  accessPackageId: id === '1' ? visitor.accessPackageId : id,
  accessPackageName: name,
  state: 'delivered',
  policyId: policy.policyId,
  startedAt: now - 80 * day,
  expiration:
    days === undefined
      ? { type: 'noExpiration' }
      : { type: 'afterDateTime', endDateTime: new Date(now + days * day).toISOString() },
  asOf: now - minutes(2),
  ...more,
});
export const all = [
  held('1', 'Marketing – Visitor', 1),
  held('2', 'Finance reports', 12),
  held('3', 'Operations projects', 60),
  held('4', 'Contoso Wiki', undefined),
  held('5', '', 200, { state: 'partiallyDelivered' }),
];
const change = (requestType: string, state: RequestState): RequestRow => ({
  ...requestIn(state, { requestType, assignmentId: '3' }),
  profile: adele.profile,
  targetId: adele.oid,
  requestType,
  assignmentId: '3',
  justification: '',
  answers: [],
  schedule: null,
  madeHere: true,
});
export const heldHandlers = { extend: nothing, giveUp: works, openRequests: nothing, signIn: works };

const custom = { ...policy, allowsCustomSchedule: true, isApprovalRequiredForUpdate: true };
const extend = (more: Partial<ExtendPageProps>): ReactNode => (
  <ExtendPage
    answered={[]}
    held={all[1]}
    policies={[custom]}
    readFailure={undefined}
    open={undefined}
    before={undefined}
    languages={['en']}
    onSend={works}
    onSaveDraft={async () => ok({ requestId: 'draft' })}
    requestHandlers={handlers}
    failureHandlers={{ myAccessUrl }}
    {...more}
  />
);

const pastOf = (state: RequestState, days: number, name = visitor.displayName): RequestRow => ({
  ...change('userAdd', state),
  id: `past-${state}-${days}`,
  accessPackageName: name,
  justification: 'Quarter close',
  createdAt: now - days * day,
  changedAt: now - days * day + minutes(30),
});
const history = (requests: readonly RequestRow[], brokenIds: readonly string[] = []): ReactNode => (
  <>
    <h1 className="page-title">History</h1>
    <HistoryPage
      requests={requests}
      brokenIds={brokenIds}
      account={adele.username}
      retentionDays={365}
      onErase={works}
      onSave={nothing}
    />
  </>
);

/** The life of a request and of what is held, by name: pages of the hub, and the popup's lines. */
export const lifePages: Record<string, ReactNode> = {
  ...Object.fromEntries(
    requestStates.map((state) => [
      `timeline-${state}`,
      item(requestWithStory(state), { endsAt: now + 90 * day }),
    ]),
  ),
  'timeline-alone': (
    <ul className="items">
      <RequestItem
        request={requestWithStory('pendingApproval')}
        handlers={{ ...handlers, refresh: works }}
        myAccessUrl={myAccessUrl}
      />
    </ul>
  ),
  'timeline-contact': item(requestWithStory('pendingApproval'), { contact: megan }),
  'timeline-denied-contact': item(requestWithStory('denied'), { contact: megan }),
  'timeline-elsewhere': item(
    requestWithStory('pendingApproval', {
      madeHere: false,
      createdAt: now - 5 * day,
      asOf: now - minutes(125),
    }),
  ),
  'timeline-extend': item(
    requestWithStory('pendingApproval', { requestType: 'userUpdate', assignmentId: '3' }),
  ),
  'timeline-extended': item(requestWithStory('delivered', { requestType: 'userUpdate', assignmentId: '3' })),
  'timeline-givenUp': item(requestWithStory('delivered', { requestType: 'userRemove', assignmentId: '3' })),
  'timeline-takenBack': item(
    requestWithStory('delivered', {
      requestType: 'approverRemove',
      madeHere: false,
      justification: '',
      timeline: [{ at: now - minutes(40), state: 'delivered', source: 'graph' }],
    }),
  ),
  'timeline-remind': item(longAgo(), { contact: megan }),
  'timeline-reminded': item(longAgo([askedAt(now - minutes(130))]), { contact: megan }),
  'timeline-remindAgain': item(longAgo([askedAt(now - 1.5 * day)]), { contact: megan }),
  'timeline-remindNobody': item(longAgo()),
  'hub-held': (
    <>
      <h1 className="page-title">My access</h1>
      <HeldList
        held={all}
        changes={[change('userUpdate', 'pendingApproval')]}
        grants={
          new Map([
            [
              visitor.accessPackageId,
              [
                { name: 'Marketing', url: 'https://contoso.sharepoint.com/sites/Marketing' },
                { name: 'Brand assets', url: undefined },
              ],
            ],
          ])
        }
        soonDays={14}
        handlers={heldHandlers}
      />
      <HadBeforeList
        had={[
          { accessPackageId: 'a', accessPackageName: 'Campaign planning', endedAt: now - 30 * day },
          { accessPackageId: 'b', accessPackageName: 'Expense claims' },
        ]}
      />
    </>
  ),
  'hub-held-guest': (
    <HeldList
      held={all.slice(0, 1)}
      changes={[]}
      grants={undefined}
      soonDays={14}
      handlers={heldHandlers}
      isGuest
    />
  ),
  'hub-held-none': (
    <HeldList held={[]} changes={[]} grants={undefined} soonDays={14} handlers={heldHandlers} />
  ),
  'hub-extend': extend({}),
  'hub-extend-questions': extend({
    policies: [{ ...custom, isJustificationRequired: true, isApprovalRequiredForUpdate: false, questions }],
    before: { justification: 'I plan the spring campaign.', answers: [], schedule: null },
  }),
  'hub-extend-fixed': extend({ policies: [policy] }),
  'hub-extend-notAllowed': extend({ policies: [] }),
  'hub-extend-notNamed': extend({ held: held('6', '', 12, { accessPackageId: '' }) }),
  'hub-extend-myAccess': extend({ policies: [{ ...custom, needsMyAccess: true }] }),
  'hub-extend-open': extend({ open: change('userUpdate', 'pendingApproval') }),
  'hub-extend-gone': extend({ held: undefined }),
  'hub-history': history(
    [
      pastOf('pendingApproval', 0),
      pastOf('denied', 3, 'Finance reports'),
      pastOf('usable', 20),
      { ...pastOf('delivered', 40), requestType: 'userRemove' },
    ],
    ['broken'],
  ),
  'data-broken': (
    <>
      <FailureNotice failure={{ kind: 'storeCorrupt' }} />
      <BrokenStore onExport={async () => ''} onReset={async () => {}} onSave={nothing} />
    </>
  ),
  'hub-history-empty': history([]),
};

export const heldShort = <HeldShort held={all} soonDays={14} onOpen={nothing} />;
