import { describe, expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { playMissingPackage, playWithoutRight } from '../demo/missingPackage.ts';
import { serveOrganization } from '../e2e/harness/tenant.ts';
import { builtInOrganization } from '../tenant/organizations/builtIn.ts';

describe.runIf(canManage())('a site that nothing grants', () => {
  it('is opened by a package that its owner made from what an employee wrote', async () => {
    const organization = await serveOrganization(structuredClone(builtInOrganization));
    try {
      const report = await playMissingPackage(organization, undefined);
      expect(report).toMatchObject({ isIn: true, orphans: 0, doubles: 0 });
      expect(report.made).toMatchObject({
        addResource: 1,
        createPackage: 2,
        addRoleScope: 2,
        createPolicy: 2,
      });
      expect(report.actions).toBeLessThanOrEqual(8);
      expect(report.lookUpCalls).toBeLessThanOrEqual(10);
      expect(organization.violations()).toEqual([]);
    } finally {
      await organization.close();
    }
  });

  it('is said not to be theirs to make where the owner lost their role, and the draft stays', async () => {
    const organization = await serveOrganization(structuredClone(builtInOrganization));
    try {
      const report = await playWithoutRight(organization, undefined);
      expect(report).toEqual({ isRefused: true, isDraftKept: true, made: {} });
    } finally {
      await organization.close();
    }
  });
});
