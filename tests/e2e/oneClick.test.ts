import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, prepare, tellStory } from '../demo/story.ts';
import { effective } from './harness/acts.ts';
import { registrationIn } from './harness/setUp.ts';
import { openStage, type Stage } from './harness/stage.ts';

describe('the main job', () => {
  let stage: Stage;
  let cast: Cast;

  beforeAll(async () => {
    stage = await openStage();
    const [adele, megan] = await Promise.all([
      stage.enter('', { bare: true }),
      stage.enter('', { bare: true }),
    ]);
    cast = { organization: stage.organization, adele, megan };
    await prepare(cast);
  });
  afterAll(() => stage.close());

  for (const { title, play } of tellStory()) it(title, async () => void (await play(cast)), 120_000);

  it('filed one request', () => expect(effective(stage.organization)).toBe(1));

  it("the employee's tokens never carry the approver's scope, though an admin consented to it for everybody", () => {
    const { organization } = stage;
    const { clientId, approverClientId } = registrationIn(organization.seed, 'contoso.com');
    const rows = organization.calls({ host: 'graph.microsoft.com' });
    const employee = rows.filter((row) => row.clientId === clientId);
    const approver = rows.filter((row) => row.clientId === approverClientId);
    const wide = 'EntitlementManagement.ReadWrite.All';
    expect(employee.length).toBeGreaterThan(0);
    expect(employee.filter(({ scopes }) => scopes?.includes(wide))).toEqual([]);
    expect(approver.filter(({ scopes }) => scopes?.includes(wide)).length).toBeGreaterThan(0);
  });

  it('every answer of the tenant kept to its own metadata', () => {
    expect(stage.organization.violations()).toEqual([]);
  });
});
