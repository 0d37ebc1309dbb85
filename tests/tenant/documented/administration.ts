import {
  addAurora,
  asAuthor,
  auroraPackage,
  authoringScopes,
  catalogNamed,
  idOfUser,
  lee,
  nestor,
  twoStages,
} from '../authoring.ts';
import { asked, decideAs } from '../observe/approvals.ts';
import type { Tenant } from '../tenant.ts';
import { days, em, packageNamed } from '../testing.ts';
import type { Ask, Situation } from './situations.ts';

const administrator = { user: nestor, scopes: authoringScopes };
const owner = { user: lee, scopes: authoringScopes };
const operation = (path: string): string => `/identityGovernance/entitlementManagement/${path}`;
const query = (path: string): string => /\?.*$/s.exec(path)?.[0] ?? '';

const controllers = (tenant: Tenant): string =>
  `${em}/accessPackages/${packageNamed(tenant, 'Finance controllers').id}`;

/** *Finance controllers* doesn't go with a group. */
async function withGroup(tenant: Tenant): Promise<{ id: string; path: string }> {
  const id = groupNamed(tenant, 'Helpdesk');
  const path = `${controllers(tenant)}/incompatibleGroups`;
  const send = await asAuthor(tenant, nestor);
  await send('POST', `${path}/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/groups/${id}` });
  return { id, path };
}

function groupNamed({ seed }: Tenant, name: string): string {
  const found = seed.tenants.flatMap(({ groups }) => groups).find(({ displayName }) => displayName === name);
  return found?.id ?? '';
}

/** The site in catalog *General*, and a package of it that grants nothing yet. */
async function emptyPackage(tenant: Tenant): Promise<{ id: string; resource: Record<string, unknown> }> {
  const send = await asAuthor(tenant);
  const catalog = catalogNamed(tenant, 'General');
  await addAurora(tenant, send);
  const resources = `${em}/catalogs/${catalog}/resources?$expand=roles,scopes&$filter=displayName eq 'Aurora'`;
  const [resource] = (await send('GET', resources)).body.value;
  const body = { displayName: 'Empty', catalog: { id: catalog } };
  return { id: (await send('POST', `${em}/accessPackages`, body)).body.id, resource };
}

const ofPackages: Record<string, Situation> = {
  [`GET ${operation('accessPackages')}`]: () => administrator,
  [`GET ${operation('accessPackages/*')}`]: (tenant, { path }) => ({
    ...administrator,
    path: controllers(tenant) + query(path),
  }),
  [`POST ${operation('accessPackages')}`]: (tenant) => ({
    ...owner,
    body: { displayName: 'sales reps', catalog: { id: catalogNamed(tenant, 'General') } },
  }),
  [`GET ${operation('accessPackages/*/accessPackagesIncompatibleWith')}`]: (tenant) => ({
    ...administrator,
    path: `${controllers(tenant)}/accessPackagesIncompatibleWith`,
  }),
  [`POST ${operation('accessPackages/*/incompatibleAccessPackages/$ref')}`]: (tenant) => ({
    ...administrator,
    path: `${controllers(tenant)}/incompatibleAccessPackages/$ref`,
    body: {
      '@odata.id': `https://graph.microsoft.com${em}/accessPackages/${packageNamed(tenant, 'Helpdesk').id}`,
    },
  }),
  [`GET ${operation('accessPackages/*/incompatibleGroups')}`]: async (tenant) => ({
    ...administrator,
    path: (await withGroup(tenant)).path,
  }),
  [`POST ${operation('accessPackages/*/incompatibleGroups/$ref')}`]: (tenant) => ({
    ...administrator,
    path: `${controllers(tenant)}/incompatibleGroups/$ref`,
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/groups/${groupNamed(tenant, 'Helpdesk')}` },
  }),
  [`DELETE ${operation('accessPackages/*/incompatibleGroups/*/$ref')}`]: async (tenant) => {
    const { path, id } = await withGroup(tenant);
    return { ...administrator, path: `${path}/${id}/$ref` };
  },
  [`POST ${operation('accessPackages/*/resourceRoleScopes')}`]: async (tenant) => {
    const { id, resource } = await emptyPackage(tenant);
    const { roles, scopes } = resource as { roles: object[]; scopes: object[] };
    const body = { role: { ...roles[0], resource: { id: resource.id } }, scope: scopes[0] };
    return { ...owner, path: `${em}/accessPackages/${id}/resourceRoleScopes`, body };
  },
  [`DELETE ${operation('accessPackages/*/resourceRoleScopes/*')}`]: async (tenant) => {
    const { id, roleScope } = await auroraPackage(tenant, await asAuthor(tenant));
    return { ...owner, path: `${em}/accessPackages/${id}/resourceRoleScopes/${roleScope.body.id}` };
  },
};

const ofPolicies: Record<string, Situation> = {
  [`GET ${operation('assignmentPolicies')}`]: () => administrator,
  [`GET ${operation('assignmentPolicies/*')}`]: (tenant) => ({
    ...administrator,
    path: `${em}/assignmentPolicies/${packageNamed(tenant, 'Finance reports').assignmentPolicies[0]?.id}`,
  }),
  // Example 2 sends booleans and numbers as texts, which the metadata forbids.
  [`POST ${operation('assignmentPolicies')}`]: async (tenant, { body }) => {
    const { id } = await emptyPackage(tenant);
    const isPlain = body !== undefined && !JSON.stringify(body).includes('"true"');
    return { ...owner, body: isPlain ? { ...body, accessPackage: { id } } : twoStages(tenant, id) };
  },
};

const ofCatalogs: Record<string, Situation> = {
  [`GET ${operation('catalogs')}`]: () => administrator,
  [`GET ${operation('catalogs/*')}`]: (tenant) => ({
    ...administrator,
    path: `${em}/catalogs/${catalogNamed(tenant, 'General')}`,
  }),
  [`POST ${operation('catalogs')}`]: () => ({
    ...administrator,
    body: { displayName: 'sales', description: 'x', state: 'published', isExternallyVisible: true },
  }),
  [`DELETE ${operation('catalogs/*')}`]: (tenant) => ({
    ...administrator,
    path: `${em}/catalogs/${catalogNamed(tenant, 'Prototypes')}`,
  }),
  [`GET ${operation('catalogs/*/resources')}`]: (tenant, { path }) => {
    const catalog = catalogNamed(tenant, 'Learning');
    const [{ resourceRoleScopes } = { resourceRoleScopes: [] }] = [
      packageNamed(tenant, 'SugarLearning Reader'),
    ];
    const { id, originId } = resourceRoleScopes[0]?.resource ?? { id: '', originId: '' };
    const named = query(path)
      .replace(/(?<= id eq )'[^']*'/, `'${id}'`)
      .replace(/(?<=filter=id eq )'[^']*'/, `'${id}'`)
      .replace(/(?<=originId eq )'[^']*'/, `'${originId}'`);
    return { ...administrator, path: `${em}/catalogs/${catalog}/resources${named}` };
  },
  [`POST ${operation('resourceRequests')} adminAdd`]: async (tenant) => ({
    ...owner,
    body: {
      requestType: 'adminAdd',
      resource: {
        displayName: 'Test group',
        originId: groupNamed(tenant, 'Aurora'),
        originSystem: 'AadGroup',
      },
      catalog: { id: catalogNamed(tenant, 'General') },
    },
  }),
};

/** Adele has *Marketing – Visitor*, and it has ended. */
async function ended(tenant: Tenant): Promise<string> {
  const { id } = await asked(tenant);
  await decideAs(tenant, 'MeganB@contoso.com', id);
  days(tenant, 100);
  return id;
}

async function firstOf(tenant: Tenant, collection: string, id?: string): Promise<string> {
  const { value } = (await (await asAuthor(tenant, nestor))('GET', `${em}/${collection}`)).body;
  return value.find(
    (one: { id: string; state: string }) => one.id === (id ?? one.id) && one.state !== 'delivering',
  ).id;
}

const ofAssignments: Record<string, Situation> = {
  [`GET ${operation('assignments')}`]: async (tenant) => {
    await ended(tenant);
    return administrator;
  },
  [`GET ${operation('assignments/*')}`]: async (tenant) => {
    await ended(tenant);
    return { ...administrator, path: `${em}/assignments/${await firstOf(tenant, 'assignments')}` };
  },
  [`GET ${operation('assignmentRequests')}`]: async (tenant) => {
    await ended(tenant);
    return administrator;
  },
  [`GET ${operation('assignmentRequests/*')}`]: async (tenant) => {
    const id = await ended(tenant);
    return {
      ...administrator,
      path: `${em}/assignmentRequests/${await firstOf(tenant, 'assignmentRequests', id)}`,
    };
  },
};

const roleAssignments = '/roleManagement/entitlementManagement/roleAssignments';
const scopeOf = (tenant: Tenant, name: string): string =>
  `/AccessPackageCatalog/${catalogNamed(tenant, name)}`;

const ofRoles: Record<string, Situation> = {
  [`GET ${roleAssignments}`]: (tenant) => ({
    ...administrator,
    path: `/v1.0${roleAssignments}?$filter=appScopeId eq '${scopeOf(tenant, 'General')}'&$expand=principal`,
  }),
  [`POST ${roleAssignments}`]: (tenant) => ({
    ...owner,
    body: {
      principalId: idOfUser(tenant, 'MeganB@contoso.com'),
      roleDefinitionId: 'ae79f266-94d4-4dab-b730-feca7e132178',
      appScopeId: scopeOf(tenant, 'General'),
    },
  }),
};

const directoryScopes = ['User.Read.All', 'Group.Read.All', 'Sites.Read.All'];
const looksUp = { user: lee, scopes: directoryScopes };

/** `host,site,web` of a site that Lee or Megan may open. */
const siteId = ({ seed }: Tenant, title: string): string => {
  const site = seed.tenants.flatMap(({ sites }) => sites).find((one) => one.title === title);
  return `contoso.sharepoint.com,${site?.id},${site?.id}`;
};

const ofDirectory: Record<string, Situation> = {
  'GET /groups/*/sites/root': (tenant) => ({
    ...looksUp,
    path: `/v1.0/groups/${groupNamed(tenant, 'Aurora')}/sites/root`,
  }),
  'GET /sites': () => ({ ...looksUp, path: '/v1.0/sites?search=contoso' }),
  'GET /sites/*': (tenant) => ({ ...looksUp, path: `/v1.0/sites/${siteId(tenant, 'Aurora')}` }),
  'GET /sites/*/sites': (tenant): Ask => ({
    user: 'MeganB@contoso.com',
    scopes: directoryScopes,
    path: `/v1.0/sites/${siteId(tenant, 'Marketing')}/sites`,
  }),
  'GET /users/*': (tenant, { path }) => ({
    ...looksUp,
    path: `/v1.0/users/${idOfUser(tenant, 'AdeleV@contoso.com')}${query(path)}`,
  }),
  'GET /users/*/manager': () => ({ ...looksUp, path: '/v1.0/users/AdeleV@contoso.com/manager' }),
};

/** Situations of what administrators and catalog owners do, and of what their pickers read. */
export const administration: Record<string, Situation> = {
  ...ofPackages,
  ...ofPolicies,
  ...ofCatalogs,
  ...ofAssignments,
  ...ofRoles,
  ...ofDirectory,
};
