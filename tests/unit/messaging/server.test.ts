import { describe, expect, it } from 'vitest';
import { isCommandName, parseInput } from '../../../lib/messaging/schemas.ts';
import { senders } from '../../../lib/messaging/senders.ts';
import { type CommandHandlers, runCommand } from '../../../lib/messaging/server.ts';
import { ok } from '../../../lib/platform/failure.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const denial = {
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [{ key: 'sharepointonline|https://contoso.sharepoint.com/sites/marketing', from: 'path' }],
};

function handlers(calls: string[]): CommandHandlers {
  const recorder = (command: string) => async () => {
    calls.push(command);
    return ok(undefined);
  };
  // Every command answers the same here; what is tested is who gets through.
  return Object.fromEntries(
    Object.keys(senders).map((name) => [name, recorder(name)]),
  ) as unknown as CommandHandlers;
}

describe('runCommand', () => {
  it('runs a well-formed command of a context that may send it', async () => {
    const calls: string[] = [];
    const answer = await runCommand(
      handlers(calls),
      { command: 'reportDenial', input: denial },
      { context: 'content' },
    );
    expect(answer).toEqual({ ok: true, value: undefined });
    expect(calls).toEqual(['reportDenial']);
  });

  it.each([
    [
      'a content script that submits',
      {
        command: 'submitRequest',
        input: { accessPackageId: guid, justification: '', answers: [], schedule: null },
      },
    ],
    [
      'a content script that decides',
      { command: 'decideApprovals', input: { approvalIds: [guid], decision: 'Approve', justification: '' } },
    ],
    ['an unknown command', { command: 'fetch', input: 'https://evil.example' }],
    ['a name from the prototype', { command: 'constructor', input: {} }],
    ['no object', 'reportDenial'],
    ['nothing', undefined],
    ['a denial without keys', { command: 'reportDenial', input: { ...denial, resources: 'all' } }],
    [
      'a key with a foreign shape',
      { command: 'reportDenial', input: { ...denial, resources: [{ key: 'x', from: 'path' }] } },
    ],
    [
      'an endless name',
      { command: 'reportDenial', input: { ...denial, resourceName: 'x'.repeat(1_000_000) } },
    ],
    [
      'a script address to go back to',
      { command: 'reportDenial', input: { ...denial, returnTo: 'javascript:alert(1)' } },
    ],
  ])('refuses %s and runs nothing', async (_, message) => {
    const calls: string[] = [];
    const answer = await runCommand(handlers(calls), message, { context: 'content' });
    expect(answer).toEqual({ ok: false, failure: { kind: 'notAllowed' } });
    expect(calls).toEqual([]);
  });

  it('answers even when a handler throws', async () => {
    const throwing = { ...handlers([]), countApprovals: () => Promise.reject(new Error('boom')) };
    const answer = await runCommand(throwing, { command: 'countApprovals' }, { context: 'popup' });
    expect(answer).toEqual({ ok: false, failure: { kind: 'unexpected' } });
  });
});

describe('schemas', () => {
  it('cover every command that has senders, and no other', () => {
    for (const name of Object.keys(senders)) expect(isCommandName(name)).toBe(true);
    expect(isCommandName('getRequests')).toBe(false);
  });

  it('drop members they do not know', () => {
    const parsed = parseInput('reportDenial', { ...denial, extra: 'x' });
    expect(parsed?.input).not.toHaveProperty('extra');
  });

  it('take of a remembered link a team, and nothing to show', () => {
    const link = (key: string) => ({
      product: 'teams',
      resources: [{ key, from: 'query' }],
      resourceName: 'Payroll',
      resourceUrl: 'https://contoso.sharepoint.com/sites/payroll',
    });
    const parsed = parseInput('rememberLink', link(`aadgroup|${guid}`));
    expect(parsed?.input).toEqual({
      product: 'teams',
      resources: [{ key: `aadgroup|${guid}`, from: 'query' }],
    });
    expect(
      parseInput('rememberLink', link('sharepointonline|https://contoso.sharepoint.com')),
    ).toBeUndefined();
    expect(
      parseInput('rememberLink', { ...link(`aadgroup|${guid}`), product: 'sharePoint' }),
    ).toBeUndefined();
  });
});
