import type { ReactNode } from 'react';
import { ApprovalList } from '../../components/approvals/approvalList.tsx';
import { FailureNotice } from '../../components/failureNotice.tsx';
import { HubFrame, type HubFrameProps } from '../../components/hub/hubFrame.tsx';
import { PageTitle } from '../../components/hub/pageTitle.tsx';
import { RequestPage, type RequestPageProps } from '../../components/hub/requestPage.tsx';
import type { OfferActions } from '../../components/offer/offerActions.ts';
import { OfferBody } from '../../components/offer/offerBody.tsx';
import { OfferCard } from '../../components/offer/offerCard.tsx';
import { CoverageSection } from '../../components/options/coverageSection.tsx';
import { IndexSection } from '../../components/options/indexSection.tsx';
import { KitFiles } from '../../components/options/kitFiles.tsx';
import { MapSection } from '../../components/options/mapSection.tsx';
import { OptionsPage, type OptionsPageProps } from '../../components/options/optionsPage.tsx';
import { PopupFrame, type PopupTab } from '../../components/popup/popupFrame.tsx';
import { RefusedHere } from '../../components/popup/refusedHere.tsx';
import type { ListHandlers } from '../../components/requests/listedRequest.ts';
import { RequestList } from '../../components/requests/requestList.tsx';
import { SignInFirst } from '../../components/signInFirst.tsx';
import { requestStates } from '../../lib/entitlement/request.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { actingAccount } from '../../lib/offer/summaries.ts';
import { ok } from '../../lib/platform/failure.ts';
import { type ResourceKey, resourceKey } from '../../lib/resource/resource.ts';
import { defaultSettings, settingKeys } from '../../lib/settings/decodeSettings.ts';
import type { SettingKey, SettingOrigin } from '../../lib/settings/settings.ts';
import { failures } from './failures.ts';
import { findInCard, findPanels, search } from './findScenes.tsx';
import { formStates } from './forms.ts';
import { helpPages } from './helpScenes.tsx';
import { heldShort, lifePages } from './lifeScenes.tsx';
import { makeScenes } from './makeScenes.tsx';
import { offers } from './offers.ts';
import { pageScenes } from './pageScenes.tsx';
import {
  adele,
  adeleAsGuest,
  approval,
  approvalContext,
  approvalInSecondStage,
  minutes,
  now,
  policy,
  requestIn,
  team,
  visitor,
} from './people.ts';
import { questions } from './questions.ts';
import { queuePages } from './queueScenes.tsx';

export interface Scene {
  surface: 'card' | 'popup' | 'page';
  render: () => ReactNode;
}

const nothing = () => {};
const saved = async () => true;
const works = async () => ok();
const decided = async () => ok({ left: [] });
const actions: OfferActions & ListHandlers = {
  toldOwner: nothing,
  forget: works,
  say: works,
  remind: nothing,
  submit: works,
  saveDraft: works,
  cancel: works,
  setNeed: works,
  open: works,
  signIn: works,
  openForm: nothing,
  openRequests: nothing,
  findAccess: nothing,
  openSettings: nothing,
};
const myAccessUrl = 'https://myaccess.microsoft.com/@contoso.com#/access-packages';

const mapScenes = <T,>(prefix: string, of: Record<string, T>, scene: (value: T, name: string) => Scene) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [`${prefix}-${name}`, scene(value, name)]));

/** Which link of the hub's navigation a page stands under. */
const hubViewOf = (name: string): HubFrameProps['current'] =>
  (['history', 'held'] as const).find((view) => name.startsWith(`hub-${view}`)) ??
  (name.startsWith('hub-extend') ? 'held' : 'requests');

const inPopup = (tab: PopupTab, panel: ReactNode): Scene => ({
  surface: 'popup',
  render: () => (
    <PopupFrame
      tab={tab}
      onTab={nothing}
      counts={{ requests: 2, approvals: 3 }}
      account={adele}
      accounts={[adele]}
      onSwitch={nothing}
      onOpenHub={nothing}
      onOpenSettings={nothing}
      above={tab !== 'page' && <RefusedHere onOpen={nothing} />}
      panels={{ page: null, requests: null, approvals: null, [tab]: panel }}
    />
  ),
});

const siteKey = (address: string): ResourceKey => {
  const key = resourceKey({ originSystem: 'SharePointOnline', originId: address });
  if (key === undefined) throw new TypeError(address);
  return key;
};

const queue = (more: Partial<Parameters<typeof ApprovalList>[0]>) => (
  <ApprovalList
    approvals={[approval]}
    isOn
    isSetByPolicy={false}
    onTurnOn={saved}
    isReading={false}
    onRetry={nothing}
    onDecide={decided}
    onUndo={decided}
    onOpenHub={nothing}
    onSignIn={works}
    myAccessUrl={myAccessUrl}
    asOf={now - minutes(1)}
    {...more}
  />
);

const requestsPanel = (states: readonly (typeof requestStates)[number][]) => (
  <>
    {search}
    <RequestList
      isCompact
      requests={states.map((state) => ({ ...requestIn(state), deniedName: 'Marketing' }))}
      handlers={actions}
      myAccessUrl={myAccessUrl}
    />
  </>
);

const peoplesRequests = [
  requestIn('pendingApproval', { forOther: { name: 'Lynne Robbins', mail: 'lynne@contoso.com' } }),
  requestIn('delivered', { askedBy: 'Diego Siciliani' }),
  requestIn('usable', { askedBy: '' }),
  requestIn('draft', { handedOverAt: now - minutes(5) }),
];
const formProps: RequestPageProps = {
  accessPackageId: team.accessPackageId,
  accessPackage: { displayName: 'Marketing team', description: 'Everything for campaigns', contents: 'read' },
  requirements: {
    policies: [{ ...policy, isJustificationRequired: true, allowsCustomSchedule: true, questions }],
  },
  grants: (team.otherGrants ?? []).map((grant) => ({ ...grant, resourceName: grant.name })),
  earlier: undefined,
  languages: ['en'],
  open: [],
  remaining: [],
  sent: undefined,
  held: undefined,
  incompatible: [],
  heldNames: [],
  returned: [],
  reports: { people: [], failure: undefined, readAgain: nothing },
  sending: {
    sendable: {
      package: visitor.displayName,
      myAccessUrl: 'https://myaccess.microsoft.com/@4f4e0d4c-0000-4000-8000-0000000000aa#/access-packages/p1',
      page: { name: 'Marketing', url: 'https://contoso.sharepoint.com/sites/Marketing' },
      sender: 'Adele Vance',
    },
    account: actingAccount(adele),
    contact: { name: 'Megan Bowen', mail: 'megan@contoso.com', userPrincipalName: 'megan@contoso.com' },
  },
  target: 'me',
  onTarget: nothing,
  look: { isBusy: false, onLook: nothing },
  knownAs: undefined,
  isGone: false,
  readFailure: undefined,
  onSubmit: works,
  onSaveDraft: async () => ok({ requestId: 'draft' }),
  requestHandlers: actions,
  failureHandlers: { myAccessUrl },
};
const hub = (child: ReactNode, current: HubFrameProps['current']): Scene => ({
  surface: 'page',
  render: () => (
    <HubFrame
      current={current}
      account={adele}
      accounts={[adele, adeleAsGuest]}
      onSwitch={nothing}
      onOpenSettings={nothing}
    >
      {child}
    </HubFrame>
  ),
});
const form = (more: Partial<RequestPageProps>): Scene =>
  hub(<RequestPage {...formProps} {...more} />, 'request');

const originOf = (origin: SettingOrigin) =>
  Object.fromEntries(settingKeys.map((key) => [key, origin])) as Record<SettingKey, SettingOrigin>;
const options = (state: OptionsPageProps['state'], accounts: OptionsPageProps['accounts']): Scene => ({
  surface: 'page',
  render: () => (
    <OptionsPage
      state={state}
      guide={{
        redirectUri: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
        scopes: {
          Employee: ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'],
          Approver: ['EntitlementManagement.ReadWrite.All'],
          Administrator: ['EntitlementManagement.Read.All', 'User.ReadBasic.All', 'Group.Read.All'],
          Creation: ['EntitlementManagement.ReadWrite.All'],
          Job: ['User.Read.All'],
          LookUp: ['Application.Read.All'],
        },
      }}
      accounts={accounts}
      active={adele.profile}
      unsent={{ [adele.profile]: { requests: 1, decisions: 1, cancels: 1, awaited: 1 } }}
      accountHandlers={{ signIn: works, signOut: works, switchTo: works }}
      onSaveOrganization={saved}
      onLanguage={saved}
      onChoose={saved}
      kit={<KitFiles files={{ 'linux/chrome.json': '', 'register.sh': '' }} />}
    />
  ),
});
const configured = { ...defaultSettings, clientId: visitor.accessPackageId, tenantId: adele.tenantId };

/** The card where there is little room: a bar, or opened. */
const inBar = (isClosed: boolean, name: string): Scene => ({
  surface: 'card',
  render: () => {
    const offer = offers[name];
    return (
      offer && (
        <OfferCard
          offer={offer}
          actions={actions}
          onDismiss={nothing}
          bar={{ isClosed, onToggle: nothing }}
        />
      )
    );
  },
});

/** Every view in every state, by name. */
export const scenes: Record<string, Scene> = {
  ...pageScenes((panel) => inPopup('page', panel)),
  ...mapScenes('card', offers, (offer) => ({
    surface: 'card',
    render: () => <OfferCard offer={offer} actions={actions} onDismiss={nothing} />,
  })),
  ...mapScenes('bar', { offer: true, requested: true, 'offer-long': true, 'offer-several': false }, inBar),
  ...mapScenes('failure', failures, (failure) => ({
    surface: 'card',
    render: () => (
      <FailureNotice
        failure={failure}
        onSignIn={nothing}
        onRetry={nothing}
        onOpenRequests={nothing}
        onOpenSettings={nothing}
        myAccessUrl={myAccessUrl}
      />
    ),
  })),
  'popup-page': inPopup(
    'page',
    offers['offer-several'] && (
      <OfferBody offer={offers['offer-several']} actions={actions} titleId="popup-title" />
    ),
  ),
  'popup-page-make': inPopup(
    'page',
    offers.nothing && (
      <OfferBody
        offer={
          { ...offers.nothing, resource: siteKey('https://contoso.sharepoint.com/sites/Orion') } as Offer
        }
        actions={{ ...actions, makePackage: nothing }}
        titleId="popup-title"
      />
    ),
  ),
  'popup-requests': inPopup('requests', requestsPanel(['pendingApproval', 'queued', 'usable', 'denied'])),
  'popup-requests-few': inPopup('requests', requestsPanel(['pendingApproval', 'delivered'])),
  'popup-requests-past': inPopup(
    'requests',
    <RequestList
      isCompact
      requests={[
        requestIn('delivered'),
        requestIn('delivered', { id: 'old', changedAt: now - minutes(400_000) }),
      ]}
      handlers={actions}
      onOpenHistory={nothing}
    />,
  ),
  'popup-requests-people': inPopup(
    'requests',
    <RequestList isCompact requests={peoplesRequests} handlers={actions} myAccessUrl={myAccessUrl} />,
  ),
  'popup-requests-all': inPopup('requests', requestsPanel(requestStates)),
  'popup-held': inPopup(
    'requests',
    <>
      {requestsPanel(['pendingApproval'])}
      {heldShort}
    </>,
  ),
  'popup-requests-none': inPopup('requests', requestsPanel([])),
  'card-find': {
    surface: 'card',
    render: () => <section className="card">{offers.offer && findInCard(offers.offer)}</section>,
  },
  'hub-find': hub(
    <>
      <PageTitle>Find access</PageTitle>
      {findPanels.found}
    </>,
    'find',
  ),
  ...mapScenes('popup-search', findPanels, (panel) => inPopup('requests', panel)),
  'popup-approvals': inPopup(
    'approvals',
    queue({ approvals: [approvalInSecondStage], context: approvalContext }),
  ),
  'popup-approvals-plain': inPopup('approvals', queue({ approvals: [approval] })),
  'popup-approvals-off': inPopup('approvals', queue({ isOn: false })),
  'popup-approvals-none': inPopup('approvals', queue({ approvals: [] })),
  'popup-approvals-reading': inPopup('approvals', queue({ approvals: undefined, isReading: true })),
  'popup-approvals-failed': inPopup(
    'approvals',
    queue({
      approvals: [],
      failure: { kind: 'consentNeeded', scopes: ['EntitlementManagement.ReadWrite.All'] },
    }),
  ),
  'popup-approvals-ended': inPopup(
    'approvals',
    queue({
      approvals: [
        { ...approval, id: '1', state: 'approved' },
        { ...approval, id: '2', state: 'denied', targetName: 'Joni Sherman' },
        { ...approval, id: '3', state: 'alreadyDecided' },
        { ...approval, id: '4', state: 'deciding', decision: 'Deny', mayUndo: true },
        { ...approval, id: '5', state: 'failed', failure: { kind: 'unexpected', requestId: '5e0fcf11' } },
      ],
    }),
  ),
  'popup-approvals-refused': inPopup(
    'approvals',
    queue({
      approvals: [
        { ...approval, id: '1', state: 'failed', failure: { kind: 'forbidden' } },
        {
          ...approval,
          id: '2',
          state: 'failed',
          failure: { kind: 'notRequestable', why: 'invalidAnswer' },
          isJustificationRequired: true,
          isExtension: true,
          isForApp: true,
          targetName: 'Invoice agent',
        },
      ],
    }),
  ),
  'popup-approvals-hostile': inPopup(
    'approvals',
    queue({
      approvals: [
        {
          ...approval,
          requestorName: `\u202e<b>${'Lee'.repeat(80)}`,
          targetName: `\u202e<b>${'Lee'.repeat(80)}`,
          justification: `\u202e<img src=x>${'unbroken'.repeat(400)}`,
        },
      ],
    }),
  ),
  'popup-approvals-link': inPopup('approvals', queue({ approvals: [withoutStage()] })),
  ...mapScenes('life', lifePages, (page, name) => hub(page, hubViewOf(name))),
  ...mapScenes('hub', helpPages, (page) => hub(page, 'help')),
  ...mapScenes('hub-queue', queuePages, (page) => hub(page, 'approvals')),
  ...mapScenes('hub-form', formStates, form),
  'options-first': options(
    { state: 'known', settings: defaultSettings, origin: originOf('default'), problems: [] },
    [],
  ),
  'options-own': options(
    { state: 'known', settings: configured, origin: originOf('user'), problems: [] },
    [],
  ),
  'popup-notConfigured': inPopup(
    'requests',
    <SignInFirst
      settings={{ state: 'known', settings: defaultSettings, origin: originOf('default'), problems: [] }}
      profile={null}
    />,
  ),
  'options-notKnownYet': options({ state: 'notKnownYet' }, []),
  'options-index': {
    surface: 'page',
    render: () => (
      <>
        {[
          { total: 20_000, known: 4_180, refused: 12, listing: undefined },
          { total: 4_200, known: 0, refused: 0, listing: 4_200 },
          { total: 31, known: 0, refused: 31, listing: undefined },
        ].map((progress) => (
          <IndexSection key={progress.total} progress={progress} isOnDemand={progress.total === 31} />
        ))}
      </>
    ),
  },
  'options-map': {
    surface: 'page',
    render: () => (
      <MapSection
        ownEntries={12}
        host="intranet.contoso.com"
        isAllowed
        onAllow={async () => true}
        now={now}
        report={{
          copy: { text: '', readAt: now - minutes(60 * 24 * 9), nextAt: now, trouble: 'unreadable' },
          fetched: { version: 1, aliases: [], packages: [], contacts: [], moved: [], roles: [] },
          problems: [{ path: '.aliases[2]', why: 'points at itself' }],
          remarks: [
            { kind: 'old', dated: '2025-01-01' },
            {
              kind: 'leadsNowhere',
              from: siteKey('https://contoso.sharepoint.com/sites/legal'),
              to: siteKey('https://contoso.sharepoint.com/sites/law'),
            },
          ],
        }}
      />
    ),
  },
  ...makeScenes,
  'options-map-asked': {
    surface: 'page',
    render: () => (
      <MapSection
        ownEntries={undefined}
        host="intranet.contoso.com"
        isAllowed={false}
        onAllow={async () => false}
        now={now}
        report={{ copy: undefined, fetched: undefined, problems: [], remarks: [] }}
      />
    ),
  },
  'options-coverage': {
    surface: 'page',
    render: () => (
      <CoverageSection
        isOn
        isByPolicy={false}
        onToggle={saved}
        onSave={nothing}
        coverage={{
          since: '2026-10-01',
          refused: { site: 7, application: 2, other: 1 },
          told: [
            { key: 'a', name: 'Legal', times: 1, day: '2026-11-20' },
            {
              key: 'b',
              name: 'Quarterly-close-and-consolidation-workspace-EMEA-north-2026',
              times: 3,
              day: '2026-11-21',
            },
          ],
        }}
      />
    ),
  },
  'options-coverage-off': {
    surface: 'page',
    render: () => (
      <CoverageSection isOn={false} isByPolicy onToggle={saved} onSave={nothing} coverage={undefined} />
    ),
  },
  'options-policy': options(
    {
      state: 'known',
      settings: configured,
      origin: originOf('policy'),
      problems: [
        { key: 'resourceMap', why: 'shape', failure: { kind: 'policyInvalid', key: 'resourceMap' } },
      ],
    },
    [adele, adeleAsGuest],
  ),
};

function withoutStage() {
  const { stageId: _unreadable, ...rest } = approval;
  return rest;
}
