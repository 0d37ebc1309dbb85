import { fail, ok } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { GraphApi } from './api.ts';
import { sendBatches } from './batch.ts';
import { isFormRefusal } from './bestPage.ts';
import { asApprover, asEmployee, asLookUp, type GraphContext, literal, part, quoted } from './context.ts';
import {
  appRoleAssignment,
  jobOf,
  namedServicePrincipal,
  report,
  servicePrincipal,
} from './decode/directory.ts';
import { directReportsPath, jobPath } from './paths.ts';
import { readAll, readOne } from './read.ts';

/** Who reports to one, what people do, and the admin-consented look-up of applications. */
export const directory = (
  context: GraphContext,
): Pick<
  GraphApi,
  'directReports' | 'jobs' | 'servicePrincipal' | 'servicePrincipalNamed' | 'assignedGroups'
> => ({
  async directReports(profile) {
    const read = await readAll(context.send, {
      call: {
        profile,
        access: asEmployee,
        method: 'GET',
        path: directReportsPath,
      },
      where: 'directReports',
      schema: report,
    });
    if (!read.ok) return read;
    const people = read.value.filter(({ isUser }) => isUser);
    // Under `User.Read` alone an object may come without a name: a blank row helps nobody, and none named is a no.
    const named = people.filter(({ displayName }) => displayName !== '');
    if (people.length > 0 && named.length === 0) return fail({ kind: 'forbidden' });
    return ok(named.map(({ id, displayName, mail }) => ({ id, displayName, mail })));
  },

  jobs: (profile, personIds) =>
    context.forms.best(profile, 'jobs', [personIds, []], (asked) => readJobs(context, profile, asked)),

  async servicePrincipal(profile, appId) {
    const path = `/servicePrincipals(appId=${quoted(appId)})?$select=id,appId,displayName`;
    const found = await readOne(context.send, {
      call: { profile, access: asLookUp, method: 'GET', path },
      where: 'servicePrincipal',
      schema: servicePrincipal,
    });
    return !found.ok && found.failure.kind === 'gone' ? ok(undefined) : found;
  },

  /**
   * `servicePrincipalNames` may be filtered by `eq` and `startsWith` ("servicePrincipal resource type", v1.0, seen
   * 2026-09). Graph's answer is checked: a host must be the whole host of a name, and two applications are none.
   */
  async servicePrincipalNamed(profile, name) {
    const test =
      'host' in name
        ? `startswith(n,${literal(`https://${name.host}`)})`
        : `n eq ${literal(name.identifierUri)}`;
    const filter = encodeURIComponent(`servicePrincipalNames/any(n:${test})`);
    const path = `/servicePrincipals?$filter=${filter}&$select=id,appId,displayName,servicePrincipalNames`;
    const found = await readAll(context.send, {
      call: { profile, access: asLookUp, method: 'GET', path },
      where: 'servicePrincipals',
      schema: namedServicePrincipal,
    });
    if (!found.ok) return found;
    const [only, another] = found.value.filter(({ servicePrincipalNames }) =>
      servicePrincipalNames.some((one) => isNamed(one, name)),
    );
    if (only === undefined || another !== undefined) return ok(undefined);
    return ok({ id: only.id, appId: only.appId, displayName: only.displayName });
  },

  async assignedGroups(profile, servicePrincipalId) {
    const path = `/servicePrincipals/${part(servicePrincipalId)}/appRoleAssignedTo`;
    const assigned = await readAll(context.send, {
      call: { profile, access: asLookUp, method: 'GET', path },
      where: 'appRoleAssignedTo',
      schema: appRoleAssignment,
    });
    if (!assigned.ok) return assigned;
    const groups = assigned.value.filter((row) => row.principalType.toLowerCase() === 'group');
    return ok([...new Set(groups.map((row) => row.principalId))]);
  },
});

async function readJobs({ send, clock }: GraphContext, profile: Profile, items: readonly string[]) {
  const toCall = (id: string) => ({ method: 'GET', path: jobPath(id) }) as const;
  const read = await sendBatches(send, clock, { profile, access: asApprover, items, toCall });
  const answers = read.ok ? read.value.map(({ sent }) => sent) : [];
  const outcome = answers.map((sent) =>
    sent.answered && sent.status === 200 ? jobOf(sent.body) : undefined,
  );
  return { outcome, isRefused: answers.length > 0 && answers.every(isFormRefusal) };
}

const isNamed = (given: string, name: { identifierUri: string } | { host: string }): boolean =>
  'host' in name
    ? URL.parse(given)?.hostname === name.host
    : given.toLowerCase() === name.identifierUri.toLowerCase();
