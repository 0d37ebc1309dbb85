import { expect, it } from 'vitest';
import { approverClient } from '../../../lib/settings/approverClient.ts';

const own = { approverClientId: 'second' };
const shared = { clientId: 'first', shareApproverClient: true };

it.each([
  ['its own', { ...shared, ...own }, 'second'],
  ['the first, where the organisation accepts that', shared, 'first'],
  ['none else', { ...shared, shareApproverClient: false }, undefined],
])('approving has a registration: %s', (_name, settings, client) => {
  expect(approverClient(settings)).toBe(client);
});
