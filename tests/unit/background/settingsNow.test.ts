import { expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../lib/settings/decodeSettings.ts';

const saved: Record<string, unknown> = {};
/** A browser that keeps its news of changes to itself. */
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      managed: { get: async () => ({}) },
      local: { get: async () => structuredClone(saved), set: async () => {} },
      onChanged: { addListener: () => {}, removeListener: () => {} },
    },
  },
}));
const { followSettings, tellsApprover } = await import('../../../entrypoints/background/settingsNow.ts');

it.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])('who approves (%s) and wants to be told (%s) is told: %s', (approvals, approvalNotifications, isTold) => {
  expect(tellsApprover({ ...defaultSettings, approvals, approvalNotifications })).toBe(isTold);
});

it('a sign-in right after the registration was saved is not told that there is none', async () => {
  const settings = followSettings();
  expect(await settings.authConfig()).toMatchObject({ failure: { kind: 'notConfigured' } });
  const clientId = '11111111-2222-4333-8444-555555555555';
  saved.settings = { clientId, tenantId: '99999999-2222-4333-8444-555555555555', cloud: 'global' };
  expect(await settings.authConfig()).toMatchObject({
    ok: true,
    value: { clientIds: { employee: clientId } },
  });
});
