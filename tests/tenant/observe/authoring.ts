import { addAurora, asAuthor, aurora, catalogNamed, lee, nestor, resourcesAt } from '../authoring.ts';
import { em, packageNamed, seconds } from '../testing.ts';
import type { Observations } from './observation.ts';

export const ofAuthoring: Observations = {
  createdLag: {
    see: async (tenant) => {
      const send = await asAuthor(tenant);
      const body = { displayName: 'New', catalog: { id: catalogNamed(tenant, 'General') } };
      const { id } = (await send('POST', `${em}/accessPackages`, body)).body;
      const at = async () => {
        const listed = await send('GET', `${em}/accessPackages?$filter=displayName eq 'New'`);
        return [(await send('GET', `${em}/accessPackages/${id}`)).status, listed.body.value.length];
      };
      const now = await at();
      seconds(tenant, 30);
      // Its name is taken all the while.
      return [now, await at(), (await send('POST', `${em}/accessPackages`, body)).status];
    },
    expect: { 0: [[200, 1], [200, 1], 409], 30: [[404, 0], [200, 1], 409] },
  },
  resourceLag: {
    see: async (tenant) => {
      const send = await asAuthor(tenant);
      const path = resourcesAt(catalogNamed(tenant, 'General'), aurora);
      await addAurora(tenant, send);
      const roles = async () =>
        (await send('GET', path)).body.value.map((one: { roles: unknown[] }) => one.roles.length);
      const now = await roles();
      seconds(tenant, 15);
      const later = await roles();
      seconds(tenant, 15);
      return [now, later, await roles()];
    },
    expect: { 0: [[3], [3], [3]], 30: [[], [0], [3]] },
  },
  originLag: {
    see: async (tenant) => {
      const send = await asAuthor(tenant);
      const now = await addAurora(tenant, send);
      seconds(tenant, 30);
      return [now.body.error?.code ?? now.status, (await addAurora(tenant, send)).status];
    },
    expect: { 0: [201, 400], 30: ['ResourceNotFoundInOriginSystem', 201] },
  },
  catalogRoles: {
    see: async (tenant) => {
      const send = await asAuthor(tenant, lee);
      const answer = await send('GET', `${em}/catalogs`);
      const administrator = await asAuthor(tenant, nestor);
      return [
        answer.body.error?.code ?? answer.status,
        (await administrator('GET', `${em}/catalogs`)).status,
      ];
    },
    expect: { kept: [200, 200], ended: ['UnAuthorized', 200] },
  },
  expandedRoles: {
    see: async (tenant) => {
      const send = await asAuthor(tenant, nestor);
      const catalog = catalogNamed(tenant, 'Learning');
      const { scope } = packageNamed(tenant, 'SugarLearning Reader').resourceRoleScopes[0] ?? {};
      const [resource] = (await send('GET', resourcesAt(catalog, scope?.originId ?? ''))).body.value;
      const filter = `(originSystem eq 'AadApplication' and resource/id eq '${resource.id}')`;
      const roles = await send(
        'GET',
        `${em}/catalogs/${catalog}/resourceRoles?$filter=${filter}&$expand=resource`,
      );
      return [resource.roles.length, roles.body.value.length];
    },
    expect: { all: [2, 2], notOfApplications: [0, 2] },
  },
  expandedPolicies: {
    see: async (tenant) => {
      const send = await asAuthor(tenant, nestor);
      const { id } = packageNamed(tenant, 'Operations projects');
      const expanded = await send('GET', `${em}/accessPackages/${id}?$expand=assignmentPolicies`);
      const policies = await send('GET', `${em}/assignmentPolicies?$filter=accessPackage/id eq '${id}'`);
      return [expanded.body.assignmentPolicies.length, policies.body.value.length];
    },
    expect: { all: [2, 2], none: [0, 2] },
  },
  policyList: {
    see: async (tenant) => {
      const listed = async (user: string) => {
        const answer = await (await asAuthor(tenant, user))('GET', `${em}/assignmentPolicies`);
        return answer.body.value === undefined ? answer.status : answer.body.value.length > 0;
      };
      return [await listed(lee), await listed(nestor)];
    },
    expect: { refused: [403, true], works: [true, true], empty: [false, true] },
  },
  packageById: {
    see: async (tenant) => {
      const send = await asAuthor(tenant, nestor);
      const { id } = packageNamed(tenant, 'Helpdesk');
      const listed = await send('GET', `${em}/accessPackages?$filter=id eq '${id}'`);
      return [(await send('GET', `${em}/accessPackages/${id}`)).status, listed.body.value.length];
    },
    expect: { works: [200, 1], refused: [403, 1] },
  },
};
