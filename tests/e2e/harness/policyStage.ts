import { expect } from 'vitest';
import type { Seed } from '../../tenant/organization.ts';
import type { Knock } from './knock.ts';
import { withPolicy } from './policy.ts';
import { registrationIn } from './setUp.ts';
import { openStage, people, type Stage } from './stage.ts';

export type Policy = Record<string, unknown>;

/** Adele in an organisation whose policy says this besides the registration. */
export async function underPolicy(
  policyOf: Policy | ((stage: Stage) => Policy),
  play: (stage: Stage, adele: Knock) => Promise<void>,
  seed?: Seed,
): Promise<void> {
  const stage = await openStage({}, seed);
  try {
    const { tenantId, clientId } = registrationIn(stage.organization.seed, 'contoso.com');
    const more = typeof policyOf === 'function' ? policyOf(stage) : policyOf;
    await withPolicy({ tenantId, clientId, ...more }, async () =>
      play(stage, await stage.enter(people.adele, { byPolicy: true })),
    );
    expect(stage.organization.violations()).toEqual([]);
  } finally {
    await stage.close();
  }
}
