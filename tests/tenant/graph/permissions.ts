import permissions from './data/graph-permissions.json' with { type: 'json' };
import { otherPermissions } from './otherPermissions.ts';

const rows = [...permissions.calls, ...otherPermissions].map(({ method, path, delegated }) => ({
  method,
  pattern: pathPattern(path),
  delegated,
}));

/** `{id}` is a path segment, `{value}` a quoted parameter, `{path}` any number of segments. */
function pathPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.()$]/g, String.raw`\$&`);
  const source = escaped
    .replaceAll('{id}', "[^/()']+")
    .replaceAll('{value}', "'[^']*'")
    .replaceAll('{path}', '.+');
  return new RegExp(`^${source}$`, 'i');
}

/** Scopes of which any one (or two with *and* between) lets the call through; `undefined`: the call has no documented scope. */
export const scopesFor = (method: string, path: string): readonly string[] | undefined =>
  rows.find((row) => row.method === method && row.pattern.test(withoutCast(path)))?.delegated;

/** A cast (`…/microsoft.graph.user`) needs no right of its own. */
const withoutCast = (path: string): string => path.replace(/\/microsoft\.graph\.\w+$/, '');
