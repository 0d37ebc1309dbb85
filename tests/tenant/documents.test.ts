import { describe, expect, test } from 'vitest';
import { contradictory } from './documented/contradictory.ts';
import {
  contradictions,
  documentedPaths,
  type Exchange,
  exchanges,
  operationOf,
  pathOf,
} from './documented/exchanges.ts';
import { situations } from './documented/situations.ts';
import { unserved } from './documented/unserved.ts';
import { canonicalPath } from './graph/canonicalPath.ts';
import { createModel } from './graph/model.ts';
import { scopesFor } from './graph/permissions.ts';
import { matchRoute } from './graph/route.ts';
import { graphRoutes } from './graph/routes.ts';
import { isObject } from './graph/validate.ts';
import { builtInOrganization } from './organizations/builtIn.ts';
import { graphAs, stillTenant } from './testing.ts';

const isServed = (exchange: Exchange): boolean =>
  !/assignmentRequests (?:admin|Admin)\w+$/.test(operationOf(exchange)) &&
  graphRoutes.some(
    (route) => matchRoute(route, exchange.method, canonicalPath(pathOf(exchange.path))) !== undefined,
  );

const complaintsAbout = (exchange: Exchange): string[] => {
  const [contoso] = builtInOrganization.tenants;
  if (contoso === undefined) throw new Error('the built-in organisation is empty');
  return contradictions(createModel(contoso), exchange).map((one) => one.replaceAll(/\[\d+\]/g, '[]'));
};

/** One row an operation, though it may have several examples. */
function grouped(pick: (exchange: Exchange) => string[]): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const exchange of exchanges) {
    const found = pick(exchange);
    const operation = operationOf(exchange);
    if (found.length > 0) rows[operation] = [...new Set([...(rows[operation] ?? []), ...found])].sort();
  }
  return rows;
}

describe('the documented exchanges', () => {
  test('contradict the metadata only where it is known', () => {
    expect(grouped(complaintsAbout)).toEqual(contradictory);
  });

  test('are served, or stand in the list of what is not, which only gets shorter', () => {
    const missing = [...new Set(exchanges.filter((one) => !isServed(one)).map(operationOf))].sort();
    console.log(`documented operations that the tenant does not serve: ${unserved.length}`);
    expect(missing).toEqual(unserved);
    expect(unserved.length).toBeLessThanOrEqual(45);
  });

  test('of entitlement management leave nothing out that an employee may call', () => {
    const own = ['EntitlementMgmt-SubjectAccess.ReadWrite'];
    const callable = exchanges
      .filter((exchange) => !isServed(exchange))
      .filter(({ method, path }) => scopesFor(method, pathOf(path))?.some((scope) => own.includes(scope)))
      .map(operationOf);
    // Only administrators make these.
    expect(callable.filter((operation) => !/ admin\w+$/i.test(operation))).toEqual([]);
  });

  test('and nothing that an approver may: their scope opens everything, so it is their paths that count', () => {
    const em = '/identityGovernance/entitlementManagement';
    const isApprovers = (path: string) =>
      path.startsWith(`${em}/accessPackageAssignmentApprovals`) || path.includes("(on='approver')");
    const printed = exchanges.filter(({ path }) => isApprovers(pathOf(path)));
    expect(printed.length).toBeGreaterThan(2);
    expect(printed.filter((exchange) => !isServed(exchange)).map(operationOf)).toEqual([]);
    // No page describes a list of all approvals, or counts.
    const listed = [...documentedPaths, `${em}/assignmentRequests/filterByCurrentUser(on='approver')`].filter(
      (path) => isApprovers(path) && !/(?:Approvals|count)$/.test(path),
    );
    expect(listed.length).toBeGreaterThan(4);
    const isRouted = (path: string) =>
      graphRoutes.some((route) => matchRoute(route, 'GET', path.replaceAll(/\{[^}]+\}/g, 'x')) !== undefined);
    expect(listed.filter((path) => !isRouted(path))).toEqual([]);
  });

  test.each(exchanges.filter(isServed).map((exchange) => [operationOf(exchange), exchange] as const))(
    'are what the tenant answers: %s',
    async (operation, exchange) => {
      const tenant = stillTenant();
      const ask = await situations[operation]?.(tenant, exchange);
      if (ask === undefined) throw new Error(`no situation for ${operation}`);
      const send = await graphAs(tenant, ask.user, ask.scopes);
      const path = ask.path ?? exchange.path;
      const answer = await send(exchange.method, path, ask.body ?? exchange.body, ask.headers);
      expect(answer.status, JSON.stringify(answer.body)).toBe(exchange.status);
      const unlike = (contradictory[operation] ?? []).map((complaint) => complaint.replace(/: .*/, ''));
      const lacking = missingMembers(exchange.response, answer.body);
      expect(lacking.filter((member) => !unlike.includes(member.replace('.value[]', '[]')))).toEqual([]);
      expect(tenant.violations()).toEqual([]);
    },
  );
});

/** Paths of documented members that an answer lacks; of lists, those that no item has. */
function missingMembers(documented: unknown, answered: unknown, path = '$'): string[] {
  if (Array.isArray(documented)) {
    if (documented.length === 0) return Array.isArray(answered) ? [] : [path];
    const items = Array.isArray(answered) ? answered : [];
    // An empty list inside has the right shape; an empty answer shows none.
    if (Array.isArray(answered) && items.length === 0 && path !== '$.value') return [];
    const found = items.map((item) => missingMembers(documented[0], item, `${path}[]`));
    return found.toSorted((one, other) => one.length - other.length)[0] ?? [`${path}[]`];
  }
  if (!isObject(documented)) return [];
  return Object.entries(documented).flatMap(([name, value]) => {
    if (name.startsWith('@odata.')) return [];
    if (!isObject(answered) || !(name in answered)) return [`${path}.${name}`];
    return answered[name] === null ? [] : missingMembers(value, answered[name], `${path}.${name}`);
  });
}
