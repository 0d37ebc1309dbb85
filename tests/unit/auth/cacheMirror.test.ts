// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { createCacheMirror } from '../../../lib/auth/cacheMirror.ts';
import type { CacheEntry } from '../../../lib/auth/hostProtocol.ts';
import '../../../lib/auth/memorySession.ts';

let written: CacheEntry[][];
const write = async (entries: CacheEntry[]) => void written.push(entries);
beforeEach(() => {
  written = [];
  sessionStorage.clear();
});

it('starts from the stored copy and nothing else', () => {
  sessionStorage.setItem('msal.interaction.status', 'interaction_in_progress');
  const cache = createCacheMirror(sessionStorage, [['msal.3|a', '1']], write);
  expect(cache.entries()).toEqual([['msal.3|a', '1']]);
  expect(Object.keys(sessionStorage)).toEqual(['msal.3|a']);
});

it('mirrors the cache, never the temporary keys, also of a client whose id begins with 3', async () => {
  const cache = createCacheMirror(sessionStorage, [], write);
  sessionStorage.setItem('msal.3.account.keys', '[]');
  sessionStorage.setItem('msal.3|home|accesstoken', 'x');
  sessionStorage.setItem('msal.30000000-0000-4000-8000-000000000001.code.verifier', 'secret');
  sessionStorage.setItem('msal.interaction.status', 'busy');
  sessionStorage.setItem('msal.version', '5');
  await cache.save();
  expect(written).toEqual([
    [
      ['msal.3.account.keys', '[]'],
      ['msal.3|home|accesstoken', 'x'],
    ],
  ]);
});

it('writes only what changed', async () => {
  const cache = createCacheMirror(sessionStorage, [['msal.3|a', '1']], write);
  await cache.save();
  expect(written).toHaveLength(0);
  sessionStorage.setItem('msal.3|a', '2');
  await cache.save();
  await cache.save();
  expect(written).toHaveLength(1);
});

it('tries again after a write that failed', async () => {
  let fails = true;
  const cache = createCacheMirror(sessionStorage, [], async (entries) => {
    if (fails) throw new Error('port closed');
    written.push(entries);
  });
  sessionStorage.setItem('msal.3|a', '1');
  await expect(cache.save()).rejects.toThrow('port closed');
  fails = false;
  await cache.save();
  expect(written).toHaveLength(1);
});

it('puts everything back as it was', () => {
  const cache = createCacheMirror(sessionStorage, [['msal.3|a', '1']], write);
  const before = cache.entries();
  sessionStorage.setItem('msal.3|a', '2');
  sessionStorage.setItem('msal.3|stranger', 'token');
  sessionStorage.setItem('msal.interaction.status', 'busy');
  cache.restore(before);
  expect(cache.entries()).toEqual(before);
  expect(sessionStorage.getItem('msal.interaction.status')).toBe('busy');
});

it('keeps it in an object, which MSAL takes for the storage of the page', () => {
  expect(sessionStorage).toBe(window.sessionStorage);
  expect(sessionStorage).not.toBeInstanceOf(Storage);
  sessionStorage.setItem('msal.3|a', '1');
  // What MSAL 5.29 asks of it besides.
  expect([Object.keys(sessionStorage), sessionStorage.getItem('getItem')]).toEqual([['msal.3|a'], null]);
  expect(Object.getPrototypeOf(Object.getPrototypeOf(sessionStorage))).toBe(Object.prototype);
  sessionStorage.removeItem('msal.3|a');
  expect(sessionStorage.getItem('msal.3|a')).toBeNull();
});
