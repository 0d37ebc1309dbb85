// Dexie keeps the IndexedDB that is there when it is loaded first, by whichever file.
import 'fake-indexeddb/auto';
import { afterAll, expect } from 'vitest';
import { withSharedHosts } from '../browsers/sharedHosts.ts';

// Pages and the worker have read it before they decode a policy that needs it.
withSharedHosts();

/** What a file of a shared process could leave changed to the next. */
const watched = [
  ...['fetch', 'crypto', 'navigator', 'window', 'document', 'location', 'chrome', 'browser'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date', 'performance', 'console'],
];
const now = () => new Map(watched.map((name) => [name, Reflect.get(globalThis, name)]));
// Vitest runs this file again before each test file.
const before = now();

afterAll(() => {
  const after = now();
  const changed = watched.filter((name) => before.get(name) !== after.get(name));
  expect(changed, 'Globals that this file leaves changed (vitest.config.ts says who may)').toEqual([]);
});
