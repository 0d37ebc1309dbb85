import type { SwitchName } from '../state/switches.ts';
import type { Tenant } from '../tenant.ts';

/** What a switch changes, told in one short value, and that value in each position. */
export interface Observation {
  see: (tenant: Tenant) => Promise<unknown>;
  expect: Record<string, unknown>;
}

export type Observations = Partial<Record<SwitchName, Observation>>;
