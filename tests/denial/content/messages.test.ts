import { expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { listen } from '../../../entrypoints/denial/messages.ts';

vi.mock('wxt/browser', () => {
  const listeners = new Set();
  const onMessage = {
    addListener: (listener: unknown) => void listeners.add(listener),
    removeListener: (listener: unknown) => void listeners.delete(listener),
    hasListeners: () => listeners.size > 0,
  };
  return { browser: { runtime: { id: 'knock', onMessage } } };
});

it('ends also when the extension was updated meanwhile, and its runtime is gone', () => {
  const { onMessage } = browser.runtime;
  const stop = listen(() => undefined);
  expect(onMessage.hasListeners()).toBe(true);
  Reflect.deleteProperty(browser, 'runtime');
  stop();
  expect(onMessage.hasListeners()).toBe(false);
});
