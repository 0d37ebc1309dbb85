const em = '/identitygovernance/entitlementmanagement';
const readEntitlements = ['EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'];
const writeEntitlements = ['EntitlementManagement.ReadWrite.All'];

const entitlements = [
  { method: 'GET', path: `${em}/catalogs/{id}/resources`, delegated: readEntitlements },
  { method: 'GET', path: `${em}/catalogs/{id}/resourceroles`, delegated: readEntitlements },
  { method: 'POST', path: `${em}/resourcerequests`, delegated: writeEntitlements },
  { method: 'POST', path: `${em}/accesspackages/{id}/resourcerolescopes`, delegated: writeEntitlements },
  {
    method: 'DELETE',
    path: `${em}/accesspackages/{id}/resourcerolescopes/{id}`,
    delegated: writeEntitlements,
  },
  ...['incompatibleaccesspackages', 'incompatiblegroups'].flatMap((name) => [
    { method: 'POST', path: `${em}/accesspackages/{id}/${name}/$ref`, delegated: writeEntitlements },
    { method: 'DELETE', path: `${em}/accesspackages/{id}/${name}/{id}/$ref`, delegated: writeEntitlements },
  ]),
];

const rolesPath = '/rolemanagement/entitlementmanagement/roleassignments';
const catalogRoles = [
  { method: 'GET', path: rolesPath, delegated: readEntitlements },
  { method: 'POST', path: rolesPath, delegated: writeEntitlements },
  { method: 'DELETE', path: `${rolesPath}/{id}`, delegated: writeEntitlements },
];

const readUsers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const readGroups = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const readSites = ['Sites.Read.All', 'Sites.ReadWrite.All'];

const directory = [
  { method: 'GET', path: '/users', delegated: ['User.ReadBasic.All', ...readUsers] },
  { method: 'GET', path: '/users/{id}/manager', delegated: readUsers },
  { method: 'GET', path: '/groups/{id}/owners', delegated: readGroups },
  { method: 'GET', path: '/groups/{id}/members', delegated: readGroups },
  { method: 'GET', path: '/sites', delegated: readSites },
  { method: 'GET', path: '/sites/{id}:/{path}', delegated: readSites },
  { method: 'GET', path: '/sites/{id}/sites', delegated: readSites },
];

const consenting = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const reading = ['Directory.Read.All', ...consenting];
const assigning = ['Application.Read.All', 'Directory.Read.All'].map(
  (other) => `AppRoleAssignment.ReadWrite.All and ${other}`,
);

const registrations = [
  { method: 'GET', path: '/oauth2permissiongrants', delegated: reading },
  { method: 'GET', path: '/serviceprincipals/{id}/oauth2permissiongrants', delegated: reading },
  { method: 'POST', path: '/oauth2permissiongrants', delegated: consenting },
  { method: 'PATCH', path: '/oauth2permissiongrants/{id}', delegated: consenting },
  { method: 'DELETE', path: '/oauth2permissiongrants/{id}', delegated: consenting },
  { method: 'POST', path: '/serviceprincipals/{id}/approleassignedto', delegated: assigning },
  { method: 'POST', path: '/serviceprincipals(appid={value})/approleassignedto', delegated: assigning },
];

/** What the permission file leaves out. Source: the calls' own reference pages (graph-rest-1.0), seen 2026-11. */
export const otherPermissions = [...entitlements, ...catalogRoles, ...directory, ...registrations];
