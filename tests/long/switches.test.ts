import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestBrowser } from '../tenant/login/testing/browser.ts';
import { browserOf } from '../tenant/login/testing/signedIn.ts';
import { authorizeAddress, entraConfig } from '../tenant/login/testing/signIn.ts';
import { ofApprovals } from '../tenant/observe/approvals.ts';
import { ofAuthoring } from '../tenant/observe/authoring.ts';
import { ofDelivery } from '../tenant/observe/delivery.ts';
import type { Observations } from '../tenant/observe/observation.ts';
import { ofOrganization } from '../tenant/observe/organization.ts';
import { ofPackageList } from '../tenant/observe/packageList.ts';
import { ofSignIn } from '../tenant/observe/signIn.ts';
import { placeIds } from '../tenant/pages/sharePoint/places.ts';
import { defaultPositions, knownPositions, type SwitchName } from '../tenant/state/switches.ts';
import {
  approverScopes,
  control,
  days,
  em,
  graphAs,
  packageNamed,
  seconds,
  stateOf,
  stillTenant,
  userAdd,
} from '../tenant/testing.ts';

const allowed = `${em}/accessPackages/filterByCurrentUser(on='allowedRequestor')`;
const requests = `${em}/assignmentRequests`;
const contents = '$expand=resourceRoleScopes($expand=role,scope)';

/** `| switch | position | tenant | user |` rows of docs/tenant.md. */
const rows = readFileSync(join(import.meta.dirname, '../../docs/tenant.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| `(\w+)` \| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/.exec(line))
  .flatMap((row) => (row === null ? [] : [{ name: row[1] ?? '', position: row[2] ?? '' }]));

type Tenant = ReturnType<typeof stillTenant>;

/** What a switch changes, told in one short text. */
const observations: Record<string, (tenant: Tenant) => Promise<unknown>> = {
  duplicateGuard: async (tenant) => {
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    await adele('POST', requests, userAdd(tenant, 'Marketing – Visitor'));
    return (await adele('POST', requests, userAdd(tenant, 'Marketing – Visitor'))).status;
  },
  listLag: async (tenant) => {
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    const { body } = await adele('POST', requests, userAdd(tenant, 'Marketing – Visitor'));
    return (await stateOf(adele, body.id)).state ?? 'missing';
  },
  acceptBetaNames: async (tenant) => {
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const body = { requestType: 'UserAdd', accessPackageAssignment: { accessPackageId: id } };
    return (await (await graphAs(tenant, 'AdeleV@contoso.com'))('POST', requests, body)).status;
  },
  pageSize: async (tenant) =>
    (await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', allowed)).body.value.length,
  packageExpand: async (tenant) => {
    const answer = await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', `${allowed}?${contents}`);
    return answer.body.value?.[0].resourceRoleScopes?.[0].scope.originId ?? answer.status;
  },
  contentsReadable: async (tenant) => {
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const path = `${em}/availableAccessPackages/${id}/resourceRoleScopes`;
    return (await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', path)).status;
  },
  availableList: async (tenant) => {
    const path = `${em}/availableAccessPackages?${contents}`;
    const answer = await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', path);
    return answer.body.value?.[0].resourceRoleScopes[0].scope.originId ?? answer.status;
  },
  suggestions: async (tenant) => {
    const on = 'relatedPeopleAssignments,assignmentHistory';
    const path = `${em}/accessPackageSuggestions/filterByCurrentUser(on='${on}')?$expand=accessPackage`;
    const answer = await (await graphAs(tenant, 'AlexW@contoso.com'))('GET', path);
    const people = answer.body.value?.flatMap(({ reasons }: { reasons: object[] }) =>
      reasons.filter((reason) => 'relatedPeopleAssignmentCount' in reason),
    );
    if (people === undefined) return answer.status;
    if (people.length === 0) return 'nobody';
    return 'relatedPeople' in people[0] ? 'names' : 'count';
  },
  requestExpand: async (tenant) => {
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    const expanded = async (names: string) => {
      const answer = await adele('GET', `${requests}/filterByCurrentUser(on='target')?$expand=${names}`);
      return answer.body.value?.[0].accessPackage.displayName ?? answer.status;
    };
    const names = await expanded('accessPackage');
    return { names, people: await expanded('accessPackage,requestor,assignment($expand=target)') };
  },
  approverCountUnderLowScope: async (tenant) => {
    const path = `${requests}/filterByCurrentUser(on='approver')`;
    return (await (await graphAs(tenant, 'MeganB@contoso.com'))('GET', path)).status;
  },
  stagesReadable: async (tenant) => {
    const id = await pending(tenant);
    const path = `${em}/accessPackageAssignmentApprovals/${id}/stages`;
    return (await (await graphAs(tenant, 'MeganB@contoso.com', approverScopes))('GET', path)).status;
  },
  cancelStatus: async (tenant) => {
    const id = await pending(tenant);
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    return (await adele('POST', `${requests}/${id}/cancel`)).status;
  },
  questionShape: async (tenant) => {
    const { id } = packageNamed(tenant, 'Finance controllers');
    const path = `${em}/accessPackages/${id}/getApplicablePolicyRequirements`;
    const { body } = await (await graphAs(tenant, 'AdeleV@contoso.com'))('POST', path);
    return body.value[0].questions[0];
  },
  listHiddenPackages: async (tenant) => {
    const { body } = await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', allowed);
    return body.value.some(({ isHidden }: { isHidden: boolean }) => isHidden);
  },
  timedOutStatus: async (tenant) => {
    const id = await pending(tenant);
    days(tenant, 15);
    return stateOf(await graphAs(tenant, 'AdeleV@contoso.com'), id);
  },
  updateLimit: async (tenant) => {
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    const { id: accessPackageId, assignmentPolicies } = packageNamed(tenant, 'Operations projects');
    const assignment = { accessPackageId, assignmentPolicyId: assignmentPolicies[0]?.id };
    await adele('POST', requests, { requestType: 'userAdd', assignment });
    days(tenant, 60);
    const path = `${em}/assignments/filterByCurrentUser(on='target')`;
    const { id } = (await adele('GET', path)).body.value.at(-1);
    const expiration = { type: 'afterDateTime', endDateTime: '2027-03-31T12:00:00Z' };
    const body = { requestType: 'userUpdate', assignment: { id }, schedule: { expiration } };
    return (await adele('POST', requests, body)).status;
  },
  renewal: async (tenant) => {
    const adele = await graphAs(tenant, 'AdeleV@contoso.com');
    await adele('POST', requests, userAdd(tenant, 'Expense claims'));
    days(tenant, 20);
    return (await adele('POST', requests, userAdd(tenant, 'Expense claims'))).status;
  },
  refusalNamesApplication: async (tenant) => {
    const [contoso] = tenant.seed.tenants;
    const app = contoso?.applications.find(({ displayName }) => displayName === 'SugarLearning Prod');
    const adele = tenant.core.directory.userByUpn('AdeleV@contoso.com')?.user.id ?? '';
    const browser = createTestBrowser(tenant.handle);
    const asked = { client_id: app?.appId ?? '', redirect_uri: app?.redirectUris[0] ?? '', scope: 'openid' };
    const picker = await browser.open(authorizeAddress(asked, contoso?.id));
    const next = await browser.press(picker, { name: 'account', value: `${contoso?.id}/${adele}` });
    expect(entraConfig(next).sErrorCode).toBe('50105');
    return next.text.includes(app?.appId ?? '');
  },
  roleIsGroupId: async (tenant) => {
    const { id } = packageNamed(tenant, 'Brand – Members');
    const path = `${em}/availableAccessPackages/${id}/resourceRoleScopes?$expand=role`;
    return (await (await graphAs(tenant, 'AdeleV@contoso.com'))('GET', path)).body.value[0].role.originId;
  },
  siteExpand: async (tenant) => {
    const asked = async (...names: string[]) => {
      const select = names.map((name) => `${name}/Title`);
      const api = `${brand}/_api/web?$select=${select}&$expand=${names}`;
      return (await (await browserOf(tenant, 'AdeleV@contoso.com')).open(api)).status;
    };
    const groups = await asked('AssociatedMemberGroup');
    return { groups, user: await asked('AssociatedMemberGroup', 'CurrentUser') };
  },
  partRefusal: async (tenant) => {
    const { tenant: contoso, site: found } = tenant.core.directory.siteByUrl(brand) ?? {};
    if (found === undefined) throw new Error(`${contoso?.displayName} has no ${brand}`);
    const { list } = placeIds(found, 'Contracts');
    const api = `${brand}/_api/web/lists(guid'${list}')/EffectiveBasePermissions`;
    return (await (await browserOf(tenant, 'AdeleV@contoso.com')).open(api)).status;
  },
  unmanagedDevice: async (tenant) => {
    const { status, headers } = await (await browserOf(tenant, 'AdeleV@contoso.com')).open(
      `${brand}/_api/web`,
    );
    return { status, hasHeader: headers.has('x-msdavext_error') };
  },
  userConsentAllowed: async (tenant) => {
    const [contoso] = tenant.seed.tenants;
    const knock = contoso?.applications.find(({ displayName }) => displayName === 'Knock');
    const adele = tenant.core.directory.userByUpn('AdeleV@contoso.com')?.user.id ?? '';
    const browser = createTestBrowser(tenant.handle);
    const address = authorizeAddress(
      {
        client_id: knock?.appId ?? '',
        redirect_uri: knock?.redirectUris[0] ?? '',
        scope: 'openid EntitlementMgmt-SubjectAccess.ReadWrite',
        prompt: 'select_account',
      },
      contoso?.id,
    );
    const picker = await browser.open(address);
    const next = await browser.press(picker, { name: 'account', value: `${contoso?.id}/${adele}` });
    return (
      entraConfig(next).sErrorCode || (next.text.includes('value="accept"') ? 'consent page' : 'nothing')
    );
  },
};

const site = 'https://contoso.sharepoint.com/sites/Marketing';
const brand = 'https://contoso.sharepoint.com/sites/Brand';
/** What each position then answers. */
const expected: Record<string, Record<string, unknown>> = {
  duplicateGuard: { true: 400, false: 201, 409: 409 },
  listLag: { 0: 'submitted', 60: 'missing' },
  acceptBetaNames: { false: 400, true: 201 },
  pageSize: { 100: 25, 2: 2 },
  packageExpand: { refused: 403, works: site, badRequest: 400, empty: 200 },
  contentsReadable: { true: 200, false: 403 },
  availableList: { refused: 403, works: site },
  suggestions: { count: 'count', countAndNames: 'names', disabled: 'nobody', refused: 403 },
  requestExpand: {
    works: { names: 'Contoso Wiki', people: 'Contoso Wiki' },
    withoutPeople: { names: 'Contoso Wiki', people: 400 },
    badRequest: { names: 400, people: 400 },
  },
  approverCountUnderLowScope: { true: 200, false: 403 },
  stagesReadable: { true: 200, false: 403 },
  cancelStatus: { 200: 200, 204: 204 },
  questionShape: {
    'v1.0': {
      '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
      text: 'What is your cost center?',
    },
    beta: {
      '@odata.type': '#microsoft.graph.textInputQuestion',
      text: { defaultText: 'What is your cost center?' },
    },
    both: {
      '@odata.type': '#microsoft.graph.textInputQuestion',
      text: { defaultText: 'What is your cost center?' },
      localizations: [{ languageCode: 'fr' }, { languageCode: 'de' }],
      isAnswerEditable: null,
    },
  },
  listHiddenPackages: { true: true, false: false },
  userConsentAllowed: { true: 'consent page', false: '90094' },
  updateLimit: { request: 201, start: 400 },
  renewal: { refused: 400, taken: 201 },
  refusalNamesApplication: { true: true, false: false },
  roleIsGroupId: { true: '5', false: 'Brand Members' },
  siteExpand: {
    works: { groups: 200, user: 200 },
    withoutUser: { groups: 200, user: 400 },
    badRequest: { groups: 400, user: 400 },
  },
  partRefusal: { forbidden: 403, notFound: 404 },
  unmanagedDevice: { false: { status: 200, hasHeader: false }, true: { status: 403, hasHeader: true } },
  timedOutStatus: {
    Denied: { state: 'denied', status: 'Denied' },
    Expired: { state: 'denied', status: 'Expired' },
  },
};

const observed: Observations = {
  ...ofApprovals,
  ...ofAuthoring,
  ...ofDelivery,
  ...ofOrganization,
  ...ofPackageList,
  ...ofSignIn,
};

describe('switches', () => {
  test('each known position has its row in docs/tenant.md, the default first', () => {
    const known = Object.entries(knownPositions).flatMap(([name, positions]) =>
      positions.map((position) => `${name} ${position}`),
    );
    const documented = rows.map(({ name, position }) => `${name} ${position}`);
    expect(documented.toSorted()).toEqual(known.toSorted());
    for (const [name, position] of Object.entries(defaultPositions))
      expect(rows.find((row) => row.name === name)?.position, name).toBe(String(position));
  });

  test.each(rows)('$name $position', async ({ name, position }) => {
    const tenant = stillTenant();
    const set = await control(tenant, 'POST', '/switches', { [name]: parsed(position) });
    expect(set.body[name]).toBe(parsed(position));
    const { see, expect: wantedIn } = observed[name as SwitchName] ?? {
      see: observations[name],
      expect: expected[name],
    };
    const seen = await see?.(tenant);
    const wanted = wantedIn?.[position];
    expect(wanted, 'the row is observed').toBeDefined();
    if (typeof wanted === 'object') expect(seen).toMatchObject(wanted ?? {});
    else expect(seen).toBe(wanted);
    expect(tenant.violations()).toEqual([]);
  });
});

const parsed = (position: string): unknown =>
  /^(?:true|false|\d+)$/.test(position) ? JSON.parse(position) : position;

async function pending(tenant: Tenant): Promise<string> {
  const adele = await graphAs(tenant, 'AdeleV@contoso.com');
  const { body } = await adele('POST', requests, userAdd(tenant, 'Marketing – Visitor'));
  seconds(tenant, 3);
  return body.id;
}
