// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openOfferPort } from '../../../../lib/offer/port/client.ts';
import type { ProfileKey } from '../../../../lib/platform/profile.ts';

const ports = vi.hoisted(() => [] as Port[]);
interface Port {
  sent: unknown[];
  isGone: boolean;
  hear(message: unknown): void;
  drop(): void;
}

vi.mock('wxt/browser', () => ({ browser: { runtime: { connect: () => connect() } } }));

let isRemoved = false;
function connect() {
  if (isRemoved) throw new Error('Extension context invalidated.');
  let onMessage = (_message: unknown): void => {};
  let onDisconnect = (): void => {};
  const port: Port = {
    sent: [],
    isGone: false,
    hear: (message) => onMessage(message),
    drop: () => {
      port.isGone = true;
      onDisconnect();
    },
  };
  ports.push(port);
  return {
    onMessage: {
      addListener(listener: typeof onMessage) {
        onMessage = listener;
      },
    },
    onDisconnect: {
      addListener(listener: typeof onDisconnect) {
        onDisconnect = listener;
      },
    },
    postMessage: (message: unknown) => {
      if (port.isGone) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(message);
    },
    disconnect: () => {
      port.isGone = true;
    },
  };
}

let visibility: DocumentVisibilityState = 'visible';
Object.defineProperty(document, 'visibilityState', { get: () => visibility });
const open = () => openOfferPort({ onOffer: () => {}, onClosed: () => {} });
const show = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};
const unexpected = { ok: false, failure: { kind: 'unexpected' } };

beforeEach(() => {
  ports.length = 0;
  visibility = 'visible';
});

describe('the offer port of a view', () => {
  it('is opened again when the worker goes away, and a command that opens something is answered', async () => {
    const view = open();
    const answer = view.command('openReturnTo', { requestId: 'r' });
    ports[0]?.drop();
    expect(await answer).toEqual(unexpected);
    expect(ports).toHaveLength(2);
    view.disconnect();
  });

  it('sends what is a row before it is a call once more, and takes the row of the first for the answer', async () => {
    const view = open();
    const answer = view.command('submitRequest', {
      accessPackageId: 'p',
      justification: '',
      answers: [],
      schedule: null,
    });
    const [sent] = ports[0]?.sent.slice(-1) ?? [];
    ports[0]?.drop();
    expect(ports[1]?.sent.at(-1)).toEqual(sent);
    ports[1]?.hear({
      type: 'answer',
      number: 1,
      answer: { ok: false, failure: { kind: 'alreadyRequested', requestId: 'r' } },
    });
    expect(await answer).toEqual({ ok: true, value: { requestId: 'r' } });
    view.disconnect();
  });

  it('sends it no third time', async () => {
    const view = open();
    const answer = view.command('cancelRequest', { requestId: 'r' });
    ports[0]?.drop();
    ports[1]?.drop();
    expect(await answer).toEqual(unexpected);
    expect(ports[2]?.sent).toEqual([{ type: 'hello' }]);
    view.disconnect();
  });

  it('waits until somebody looks again, so that a hidden tab does not keep starting the worker', () => {
    const view = open();
    show('hidden');
    ports[0]?.drop();
    expect(ports).toHaveLength(1);
    show('visible');
    expect(ports).toHaveLength(2);
    view.disconnect();
  });

  it('stays closed for a view that has ended', () => {
    const view = open();
    show('hidden');
    ports[0]?.drop();
    view.disconnect();
    show('visible');
    expect(ports).toHaveLength(1);
  });

  it('sends a command over a new port when the old one died unnoticed, with the account that was shown', async () => {
    const view = open();
    const [first] = ports;
    if (first !== undefined) first.isGone = true;
    const adele = 'global/t/adele' as ProfileKey;
    const answer = view.command('cancelRequest', { requestId: 'r' }, adele);
    const command = ports[1]?.sent.at(-1);
    expect(command).toMatchObject({ type: 'command', number: 1, shown: adele });
    ports[1]?.hear({ type: 'answer', number: 1, answer: { ok: true, value: undefined } });
    expect(await answer).toEqual({ ok: true, value: undefined });
    view.disconnect();
  });

  it('answers what waits when the extension is gone', async () => {
    const view = open();
    const first = view.command('submitRequest', {
      accessPackageId: 'p',
      justification: '',
      answers: [],
      schedule: null,
    });
    isRemoved = true;
    ports[0]?.drop();
    expect(await first).toEqual(unexpected);
    expect(await view.command('cancelRequest', { requestId: 'r' })).toEqual(unexpected);
    isRemoved = false;
    view.disconnect();
  });

  it('answers a command that comes after its end', async () => {
    const view = open();
    view.disconnect();
    expect(await view.command('cancelRequest', { requestId: 'r' })).toEqual(unexpected);
  });
});
