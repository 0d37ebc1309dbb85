import { beforeEach, expect, test, vi } from 'vitest';
import { reportWhileTrue } from '../../../entrypoints/denial/reports.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import type { FrameMessage } from '../../../lib/messaging/protocol.ts';

const sent = vi.hoisted(() => vi.fn());
let receive: ((message: FrameMessage) => unknown) | undefined;
vi.mock('../../../lib/messaging/client.ts', () => ({ send: sent }));
vi.mock('../../../entrypoints/denial/messages.ts', () => ({
  listen: (listener: (message: FrameMessage) => unknown) => {
    receive = listener;
    return () => {
      receive = undefined;
    };
  },
}));

const refusal = (name: string): Denial => ({
  detector: 'azureDevOps',
  rule: 'azureDevOps.code',
  product: 'azureDevOps',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [],
  resourceUrl: `https://dev.azure.com/contoso/${name}`,
});
const reports = () => sent.mock.calls.map(([, denial]) => denial.resourceUrl?.split('/').at(-1));
const lookAgain = () => receive?.({ type: 'lookAgain' });

let seen: Denial | undefined;
const onGone = vi.fn();
const begin = () => reportWhileTrue(refusal('one'), () => seen, onGone);

const cameFrom = (referrer: string) => {
  vi.stubGlobal('document', { referrer });
  vi.stubGlobal('location', new URL('https://dev.azure.com/contoso/one'));
};

beforeEach(() => {
  cameFrom('');
  receive = undefined;
  seen = refusal('one');
  for (const mock of [sent, onGone]) mock.mockReset();
  sent.mockResolvedValue({ ok: true });
});

test('a denial is reported at once', () => {
  begin();
  expect(reports()).toEqual(['one']);
});

test('while it stands, the page says so and reports nothing more', () => {
  begin();
  expect(lookAgain()).toBe(true);
  seen = { ...refusal('one'), resourceName: 'in other words' };
  expect(lookAgain()).toBe(true);
  expect(reports()).toEqual(['one']);
});

test('another one is reported only after the first has been put away', () => {
  begin();
  seen = refusal('two');
  expect(lookAgain()).toBe(false);
  expect(reports()).toEqual(['one']);
  expect(lookAgain()).toBe(false);
  expect(reports()).toEqual(['one', 'two']);
  expect(lookAgain()).toBe(true);
  expect(onGone).not.toHaveBeenCalled();
});

test('one that is gone is taken back, and reported again when it returns', () => {
  begin();
  seen = undefined;
  expect(lookAgain()).toBe(false);
  expect(onGone).toHaveBeenCalledOnce();
  seen = refusal('one');
  expect(lookAgain()).toBe(false);
  expect(reports()).toEqual(['one', 'one']);
  expect(lookAgain()).toBe(true);
});

test.each([
  ['https://dev.azure.com/contoso', true],
  ['', undefined],
  ['https://evil.example/dev.azure.com/', undefined],
  ['https://dev.azure.com.evil.example/', undefined],
  ['http://dev.azure.com/', undefined],
  ['https://dev.azure.com:8443/', undefined],
])('a page says whether the person came from its own host: from %s', (referrer, isOwn) => {
  cameFrom(referrer);
  begin();
  expect(sent.mock.calls.map(([, denial]) => denial.hasOwnReferrer)).toEqual([isOwn]);
});

test('other messages are not its own to answer', () => {
  begin();
  expect(receive?.({ type: 'closeCard' })).toBeUndefined();
  expect(receive?.({ type: 'cardHere', secret: 'x' })).toBeUndefined();
});

test('once stopped it hears nothing', () => {
  begin()();
  expect(receive).toBeUndefined();
});
