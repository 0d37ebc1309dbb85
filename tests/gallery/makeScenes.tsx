import { type ReactNode, useEffect, useRef } from 'react';
import { AddToExisting } from '../../components/authoring/addToExisting.tsx';
import { AdministratorSignIn } from '../../components/authoring/administratorSignIn.tsx';
import type { Search } from '../../components/authoring/editing.ts';
import type { PackageEditorProps } from '../../components/authoring/editorProps.ts';
import { ExistingList, type ExistingListProps } from '../../components/authoring/existingList.tsx';
import { PackageEditor } from '../../components/authoring/packageEditor.tsx';
import { PackageList } from '../../components/authoring/packageList.tsx';
import { Picker } from '../../components/authoring/picker.tsx';
import { EmptyState } from '../../components/base/notice.tsx';
import { AskedFor } from '../../components/find/askedFor.tsx';
import { HubFrame } from '../../components/hub/hubFrame.tsx';
import { PageTitle } from '../../components/hub/pageTitle.tsx';
import type { Existing } from '../../lib/authoring/existing.ts';
import { emptyDraft } from '../../lib/authoring/prefill.ts';
import { stepsOf } from '../../lib/authoring/steps.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { ok } from '../../lib/platform/failure.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import type { CreationProblem, PackageDraftRow } from '../../lib/store/draftRows.ts';
import { say } from '../e2e/harness/words.ts';
import { draftOf, draftRow, site } from '../unit/authoring/drafts.ts';
import { adele, minutes, now } from './people.ts';
import type { Scene } from './scenes.tsx';

const nothing = () => {};
const found: Search = {
  people: async () =>
    ok([
      { kind: 'user', id: 'adele', displayName: 'Adele Vance', hint: 'adele@contoso.com' },
      { kind: 'group', id: 'legal', displayName: 'Legal-quarterly-close-and-consolidation-EMEA-north' },
    ]),
  groups: async () => ok([{ id: 'legal', displayName: 'Legal' }]),
  resources: async () => ok([]),
};
const general = { id: 'general', displayName: 'General' };
const roles = {
  [site.originId]: ['Orion Owners', 'Orion Members', 'Orion Visitors'].map((displayName, index) => ({
    originId: String(index + 3),
    displayName,
  })),
};
const plain = draftRow(adele.profile);

const editor = (row: PackageDraftRow, more: Partial<PackageEditorProps> = {}): PackageEditorProps => ({
  row,
  onChange: nothing,
  isRunning: false,
  failure: undefined,
  mode: 'create',
  graphHost: 'graph.microsoft.com',
  inPortal: [],
  catalogs: [general, { id: 'sales', displayName: 'Sales and marketing of the northern region' }],
  search: found,
  roles,
  onCreate: nothing,
  onUndo: nothing,
  onRemove: nothing,
  onSave: nothing,
  ...more,
});

const page = (children: ReactNode): Scene => ({
  surface: 'page',
  render: () => <main className="page">{children}</main>,
});
const draftPage = (row: PackageDraftRow, more?: Partial<PackageEditorProps>) =>
  page(
    <>
      <PageTitle>{say('make.title')}</PageTitle>
      <PackageEditor {...editor(row, more)} />
    </>,
  );

/** The same once somebody has pressed one of these: texts differ by language. */
function Pressed({ buttons, index, children }: { buttons: string; index: number; children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    [...(host.current?.querySelectorAll<HTMLButtonElement>(buttons) ?? [])].at(index)?.click();
  }, [buttons, index]);
  return <div ref={host}>{children}</div>;
}
const pressed = (scene: Scene, buttons: string, index = 0): Scene => ({
  ...scene,
  render: () => (
    <Pressed buttons={buttons} index={index}>
      {scene.render()}
    </Pressed>
  ),
});
const foldButtons = '.making .disclosure-trigger';

/** The field of a picker with something typed into it. */
function Typed({ search }: { search: Search['people'] }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = host.current?.querySelector('input');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'adele');
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  }, []);
  return (
    <div ref={host}>
      <Picker
        label={say('make.approvers')}
        chosen={[{ kind: 'user', id: 'olga', displayName: 'Olga Owner', hint: 'olga@contoso.com' }]}
        search={search}
        onAdd={nothing}
        onRemove={nothing}
      />
    </div>
  );
}
const picker = (search: Search['people']) =>
  page(
    <section className="panel">
      <Typed search={search} />
    </section>,
  );

/** So many steps done, and where it stopped. */
function begun(
  count: number,
  more: Partial<Pick<PackageDraftRow, 'state'>> & { why?: CreationProblem; draft?: PackageDraft } = {},
): PackageDraftRow {
  const { why, draft = plain.draft, state = 'creating' } = more;
  const steps = stepsOf(draft);
  return {
    ...plain,
    draft,
    state,
    steps: Object.fromEntries(
      steps
        .slice(0, count)
        .map(({ key }, index) => [
          key,
          { id: `id-${index}`, sentAt: now, isOurs: index !== 1, isDone: true },
        ]),
    ),
    ...(why && { problem: { step: steps[count]?.key ?? '', why } }),
  };
}
const problems: Record<string, CreationProblem> = {
  nameTaken: { kind: 'nameTaken' },
  notResourceOwner: { kind: 'notResourceOwner' },
  noSuchRole: { kind: 'noSuchRole', roles: ['Orion Owners', 'Orion Members', 'Orion Visitors'] },
  noRoles: { kind: 'noSuchRole', roles: [] },
  notSeenYet: { kind: 'notSeenYet' },
  policyClosed: { kind: 'policyClosed' },
  forbidden: { kind: 'forbidden' },
  throttled: { kind: 'throttled', until: now + minutes(7) },
};

const existing: Existing = {
  packages: [
    {
      id: 'a',
      displayName: 'Orion readers',
      catalog: general,
      isHidden: false,
      roles: ['Orion Visitors'],
      warnings: ['nobodyMayRequest'],
    },
    {
      id: 'b',
      displayName: 'Quarterly-close-and-consolidation-workspace-EMEA-north-2026',
      catalog: general,
      isHidden: true,
      roles: ['Orion Members', 'Orion Visitors'],
      warnings: ['noApprovers'],
    },
    {
      id: 'c',
      displayName: 'Everything of Orion',
      catalog: general,
      isHidden: false,
      roles: ['Orion Owners'],
      warnings: [],
    },
  ],
  catalogs: [general],
  hasMore: false,
  holding: [general],
  isPartial: true,
};
const list: ExistingListProps = {
  resource: 'Orion',
  existing,
  catalogs: [general],
  changing: undefined,
  catalogId: 'general',
  packagesIn: async () => ok([{ id: 'x', displayName: 'Project team' }]),
  onAdd: nothing,
  onLetRequest: nothing,
  onBack: nothing,
};
const wrong: PackageDraft = {
  ...draftOf(),
  catalog: { displayName: '', description: '' },
  packages: draftOf().packages.map((one) => ({ ...one, displayName: '', roles: [] })),
  requests: { ...draftOf().requests, who: 'groups' },
  stages: draftOf().stages.map((stage) => ({ ...stage, approvers: [], days: 2, forwardAfterDays: 3 })),
  lifecycle: { ...draftOf().lifecycle, days: 0, review: { everyMonths: 1, days: 40, reviewers: [] } },
};
const forOthers = draftOf({
  packages: draftOf().packages.map((one) =>
    one.key === 'edit'
      ? { ...one, requestors: { who: 'groups', groups: [{ id: 'legal', displayName: 'Legal' }] } }
      : one,
  ),
});
const inPortal = draftOf().packages.map(({ displayName }, index) => ({
  name: displayName,
  url: `https://entra.microsoft.com/#view/${index}`,
}));
const folds = ['basics', 'resources', 'requests', 'approval', 'lifecycle'];
const rowsOf = (...rows: Partial<PackageDraftRow>[]): PackageDraftRow[] =>
  rows.map((row, index) => ({ ...plain, id: String(index), ...row, changedAt: now - minutes(7 * index) }));

/** Making an access package, from the empty list to what was made. */
export const makeScenes: Record<string, Scene> = {
  'make-none': page(
    <>
      <PageTitle>{say('make.title')}</PageTitle>
      <EmptyState icon="info" title={say('make.none')}>
        <p>{say('make.none.text')}</p>
      </EmptyState>
    </>,
  ),
  'make-list': page(
    <PackageList
      rows={rowsOf(
        {},
        { draft: emptyDraft('Initial policy') },
        begun(3, { why: { kind: 'nameTaken' } }),
        begun(8, { state: 'created' }),
        { state: 'undoing' },
        { state: 'undone' },
      )}
    />,
  ),
  'make-nav': {
    surface: 'page',
    render: () => (
      <HubFrame
        current="packages"
        account={adele}
        accounts={[adele]}
        onSwitch={nothing}
        onOpenSettings={nothing}
        makesPackages
      >
        <PageTitle>{say('make.title')}</PageTitle>
      </HubFrame>
    ),
  },
  'make-signIn': page(
    <AdministratorSignIn
      signingIn={{ busy: false, failure: undefined }}
      signIn={nothing}
      onWithout={nothing}
    />,
  ),
  'make-signIn-failed': page(
    <AdministratorSignIn
      signingIn={{
        busy: false,
        failure: { kind: 'consentNeeded', scopes: ['EntitlementManagement.Read.All'] },
      }}
      signIn={nothing}
    />,
  ),
  'make-notSetUp': draftPage(plain, {
    mode: 'signIn',
    search: undefined,
    children: <p>{say('make.notSetUp')}</p>,
  }),
  'make-draft': draftPage(plain),
  'make-draft-empty': draftPage({ ...plain, draft: emptyDraft('Initial policy') }),
  ...Object.fromEntries(
    folds.map((name, index) => [`make-draft-${name}`, pressed(draftPage(plain), foldButtons, index)]),
  ),
  'make-draft-others': pressed(draftPage({ ...plain, draft: forOthers }), foldButtons, 2),
  'make-draft-signedOut': pressed(draftPage(plain, { mode: 'signIn', search: undefined }), foldButtons, 3),
  'make-limits': pressed(draftPage({ ...plain, draft: wrong }), '.button-primary'),
  'make-running': draftPage(begun(3), { isRunning: true }),
  ...Object.fromEntries(
    Object.entries(problems).map(([name, why]) => [
      `make-stopped-${name}`,
      draftPage(begun(name === 'policyClosed' ? 4 : name === 'noSuchRole' ? 3 : 2, { why })),
    ]),
  ),
  'make-undoing': draftPage(begun(4, { state: 'undoing' }), { isRunning: true }),
  'make-stopped-inUse': draftPage(begun(2, { state: 'undoing', why: { kind: 'inUse' } })),
  'make-created': draftPage(begun(8, { state: 'created' }), { inPortal }),
  'make-undone': draftPage({ ...plain, state: 'undone' }),
  'make-export': draftPage(plain, { mode: 'export' }),
  'make-calls': pressed(draftPage(plain), '.disclosure-trigger', -1),
  'make-existing': page(<ExistingList {...list} />),
  'make-existing-none': page(
    <ExistingList {...list} existing={{ ...existing, packages: [], isPartial: false }} />,
  ),
  'make-existing-changing': page(<ExistingList {...list} changing={['Orion readers']} />),
  'make-existing-add': page(
    <section className="panel">
      <AddToExisting {...list} />
    </section>,
  ),
  'make-pasted': page(
    <AskedFor
      asked={{
        key: 'sharepointonline|https://contoso.sharepoint.com/sites/orion' as ResourceKey,
        need: 'edit',
        reason: 'I write the plans for the next quarter there.',
      }}
      onMake={nothing}
    />,
  ),
  'make-picker': picker(found.people),
  'make-picker-none': picker(async () => ok([])),
  'make-picker-failed': picker(async () => ({ ok: false, failure: { kind: 'offline' } })),
};
