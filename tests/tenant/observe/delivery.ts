import type { Tenant } from '../tenant.ts';
import { approverScopes, em, graphAs, seconds, stateOf } from '../testing.ts';
import { asked, decideAs } from './approvals.ts';
import type { Observations } from './observation.ts';

const requests = `${em}/assignmentRequests`;

/** A request for a package with two things in it, approved. */
async function approved(tenant: Tenant) {
  const made = await asked(tenant, 'Brand – Members');
  await decideAs(tenant, 'MeganB@contoso.com', made.id);
  seconds(tenant, 10);
  return made;
}

export const ofDelivery: Observations = {
  delivery: {
    see: async (tenant) => {
      const { adele, id } = await approved(tenant);
      const path = `${requests}/filterByCurrentUser(on='target')?$expand=assignment($expand=target)`;
      const request = (await adele('GET', path)).body.value.find((one: { id: string }) => one.id === id);
      return [request.state, request.assignment.state, request.assignment.target.displayName];
    },
    expect: {
      ok: ['delivered', 'delivered', 'Adele Vance'],
      partial: ['partiallyDelivered', 'partiallyDelivered', 'Adele Vance'],
      failed: ['deliveryFailed', 'deliveryFailed', 'Adele Vance'],
      stuck: ['delivering', 'delivering', null],
    },
  },
  redelivery: {
    see: async (tenant) => {
      tenant.core.switches.set({ delivery: 'failed' });
      const { adele, id } = await approved(tenant);
      seconds(tenant, 5 * 3600);
      const later = (await stateOf(adele, id)).state;
      // An administrator needs no switch for it.
      const nestor = await graphAs(tenant, 'NestorW@contoso.com', approverScopes);
      const { status } = await nestor('POST', `${requests}/${id}/reprocess`);
      seconds(tenant, 10);
      return [later, status, (await stateOf(adele, id)).state];
    },
    expect: { false: ['deliveryFailed', 202, 'delivered'], true: ['delivered', 400, 'delivered'] },
  },
};
