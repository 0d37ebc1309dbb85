import permissions from './data/graph-permissions.json' with { type: 'json' };

const consenting = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const reading = ['Directory.Read.All', ...consenting];
const assigning = ['Application.Read.All', 'Directory.Read.All'].map(
  (other) => `AppRoleAssignment.ReadWrite.All and ${other}`,
);

/** What the permission file leaves out. Source: the calls' own reference pages (graph-rest-1.0), seen 2026-11. */
const others = [
  { method: 'GET', path: '/oauth2permissiongrants', delegated: reading },
  { method: 'GET', path: '/serviceprincipals/{id}/oauth2permissiongrants', delegated: reading },
  { method: 'POST', path: '/oauth2permissiongrants', delegated: consenting },
  { method: 'PATCH', path: '/oauth2permissiongrants/{id}', delegated: consenting },
  { method: 'DELETE', path: '/oauth2permissiongrants/{id}', delegated: consenting },
  { method: 'POST', path: '/serviceprincipals/{id}/approleassignedto', delegated: assigning },
  { method: 'POST', path: '/serviceprincipals(appid={value})/approleassignedto', delegated: assigning },
];

const rows = [...permissions.calls, ...others].map(({ method, path, delegated }) => ({
  method,
  pattern: pathPattern(path),
  delegated,
}));

/** `{id}` is a path segment, `{value}` a quoted parameter. */
function pathPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.()$]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('{id}', "[^/()']+").replaceAll('{value}', "'[^']*'")}$`, 'i');
}

/** Scopes of which any one (or two with *and* between) lets the call through; `undefined`: the call has no documented scope. */
export const scopesFor = (method: string, path: string): readonly string[] | undefined =>
  rows.find((row) => row.method === method && row.pattern.test(withoutCast(path)))?.delegated;

/** A cast (`…/microsoft.graph.user`) needs no right of its own. */
const withoutCast = (path: string): string => path.replace(/\/microsoft\.graph\.\w+$/, '');
