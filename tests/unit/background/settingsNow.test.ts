import { expect, it } from 'vitest';
import { tellsApprover } from '../../../entrypoints/background/settingsNow.ts';
import { defaultSettings } from '../../../lib/settings/decodeSettings.ts';

it.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])('who approves (%s) and wants to be told (%s) is told: %s', (approvals, approvalNotifications, isTold) => {
  expect(tellsApprover({ ...defaultSettings, approvals, approvalNotifications })).toBe(isTold);
});
