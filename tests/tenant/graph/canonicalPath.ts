/**
 * A path in the one spelling that routes and permissions know. OData also writes `things('id')` for `things/id`,
 * `microsoft.graph.f(…)` for a bound function and `f()` for one without parameters.
 */
export const canonicalPath = (path: string): string =>
  path
    .replaceAll(/\/microsoft\.graph\.(\w+)(?=\()/g, '/$1')
    .replaceAll(/(\w)\('([^'=]*)'\)/g, '$1/$2')
    .replace(/\(\)$/, '');
