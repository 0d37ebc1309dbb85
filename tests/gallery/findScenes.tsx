import type { ReactNode } from 'react';
import type { PackageFinds } from '../../components/data/usePackageSearch.ts';
import { FindField } from '../../components/find/findField.tsx';
import type { AboutFound, FindContext } from '../../components/find/findProps.ts';
import { FoundPackages } from '../../components/find/foundPackages.tsx';
import { Suggestions } from '../../components/find/suggestions.tsx';
import type { AskingActions } from '../../components/offer/offerActions.ts';
import type { FoundPackage } from '../../components/packages/packageIndex.ts';
import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import { actingAccount } from '../../lib/offer/summaries.ts';
import type { Suggestion } from '../../lib/packages/suggestions.ts';
import { ok } from '../../lib/platform/failure.ts';
import { adele, policy } from './people.ts';

const nothing = () => {};
const works = async () => ok();
const actions: AskingActions = {
  submit: works,
  saveDraft: works,
  signIn: works,
  openForm: nothing,
  openRequests: nothing,
  openSettings: nothing,
};
const context: FindContext = {
  account: actingAccount(adele),
  actions,
  readRequirements: nothing,
  myAccessUrl: 'https://myaccess.microsoft.com/@contoso.com#/access-packages',
};

export const search = (
  <FindField typed={{ query: '', isWhole: false }} onType={nothing}>
    {null}
  </FindField>
);

const on = (resourceName: string, roleName: string) => ({ resourceName, roleName });
const knownOf = (accessPackageId: string, more: Partial<AboutFound>): [string, AboutFound] => [
  accessPackageId,
  { accessPackageId, includes: [], ...more },
];
const unapproved: PolicyRequirements = { ...policy, isApprovalRequired: false };
const about = new Map([
  knownOf('1', {
    includes: [
      on('Marketing', 'Visitors'),
      on('Brand', 'Visitors'),
      on('Press', 'Visitors'),
      on('Print', 'Visitors'),
    ],
    policies: [policy],
  }),
  knownOf('2', { includes: [on('Marketing wiki', 'Members')], standing: 'held' }),
  knownOf('3', { policies: [{ ...policy, isJustificationRequired: true }] }),
  knownOf('4', { policies: [unapproved] }),
  knownOf('5', { standing: 'asked' }),
  knownOf('7', { policies: [] }),
]);

const marketing: FoundPackage[] = [
  { id: '1', displayName: 'Marketing team', description: 'Everything for campaigns' },
  { id: '2', displayName: 'Brand launch', description: 'The launch team', resource: 'Marketing wiki' },
  { id: '3', displayName: 'Quarterly-close-and-consolidation-workspace-EMEA-north-2026', description: '' },
  { id: '4', displayName: 'Market data', description: 'Prices, delayed by a day' },
  { id: '5', displayName: 'Marketing – Owner', description: '' },
  { id: '6', displayName: 'Markets Asia', description: 'Another form has to be filled in' },
  { id: '7', displayName: 'Market research', description: 'For the research team' },
];

const found = (query: string, finds: PackageFinds, at = context): ReactNode => (
  <FindField typed={{ query, isWhole: false }} onType={nothing}>
    <FoundPackages query={query} finds={finds} about={about} context={at} />
  </FindField>
);
const finds = (
  query: string,
  best: FoundPackage[],
  more: Partial<PackageFinds> & { count?: number } = {},
): PackageFinds => ({
  found: { query, count: more.count ?? best.length, best },
  isComplete: true,
  state: 'listed',
  ...more,
});

const suggestions: Suggestion[] = [
  {
    id: '1',
    displayName: 'Marketing team',
    description: '',
    reasons: [{ kind: 'people', count: 3, names: ['Megan Bowen', 'Diego Siciliani'] }],
  },
  {
    id: '8',
    displayName: 'Finance reports',
    description: '',
    reasons: [{ kind: 'people', count: 2, names: [] }],
  },
  {
    id: '2',
    displayName: 'Brand launch',
    description: '',
    reasons: [{ kind: 'history', lastAt: Date.UTC(2026, 2, 12) }],
  },
];

/** *Find access* in each of its states. */
export const findPanels: Record<string, ReactNode> = {
  found: found('market', finds('market', marketing, { count: 61 })),
  nothing: found('xylophone', finds('xylophone', [])),
  indexing: found('market', finds('market', [], { isComplete: false })),
  suggestions: (
    <FindField typed={{ query: '', isWhole: false }} onType={nothing}>
      <Suggestions suggestions={suggestions} about={about} context={context} />
    </FindField>
  ),
};

/** The same in the card, in the place of its answer. */
export const findInCard = (offer: Offer): ReactNode => (
  <div className="offer">
    {found('market', finds('market', marketing.slice(0, 4)), { ...context, offer })}
  </div>
);
