import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SettingsState } from '../../../lib/settings/settings.ts';

const clientId = '11111111-2222-4333-8444-555555555555';
const otherId = '99999999-2222-4333-8444-555555555555';

/** The two storage areas of a browser; when policy answers is up to the test. */
const area = vi.hoisted(() => ({
  local: {} as Record<string, unknown>,
  managed: async (): Promise<Record<string, unknown>> => ({}),
  listeners: [] as ((changes: Record<string, unknown>, name: string) => void)[],
}));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      managed: { get: () => area.managed() },
      local: {
        get: async () => structuredClone(area.local),
        set: async (items: Record<string, unknown>) => void Object.assign(area.local, items),
      },
      onChanged: {
        addListener: (listener: (typeof area.listeners)[number]) => area.listeners.push(listener),
        removeListener: () => {},
      },
    },
  },
}));
const { readSettings, saveUserSettings, watchSettings } = await import(
  '../../../lib/settings/browserSettings.ts'
);

const never = () => new Promise<Record<string, unknown>>(() => {});
const clientOf = (state: SettingsState) => (state.state === 'known' ? state.settings.clientId : 'not known');

beforeEach(() => {
  vi.useFakeTimers();
  area.local = {};
  area.managed = async () => ({});
});
afterEach(() => vi.useRealTimers());

async function seen(): Promise<(string | undefined)[]> {
  const states: (string | undefined)[] = [];
  const stop = watchSettings((state) => states.push(clientOf(state)));
  await vi.advanceTimersByTimeAsync(10_000);
  stop();
  return states;
}

it('takes the browser at its word when it answers at once', async () => {
  area.managed = async () => ({ clientId });
  area.local = { lastPolicy: { clientId: otherId } };
  const reading = readSettings();
  await vi.advanceTimersByTimeAsync(1000);
  expect(clientOf(await reading)).toBe(clientId);
});

it('goes on with the last policy while the browser does not know its own', async () => {
  area.managed = never;
  area.local = { lastPolicy: { clientId } };
  expect(await seen()).toEqual([clientId]);
});

it('says nothing before policy was ever seen', async () => {
  area.managed = never;
  area.local = { settings: { clientId } };
  expect(await seen()).toEqual([]);
});

it('corrects itself when policy comes late and differs, and keeps it for the next start', async () => {
  area.managed = () => new Promise((resolve) => setTimeout(() => resolve({ clientId: otherId }), 3000));
  area.local = { lastPolicy: { clientId } };
  expect(await seen()).toEqual([clientId, otherId]);
  expect(area.local.lastPolicy).toEqual({ clientId: otherId });
});

it('tells a late policy although another page has kept it already', async () => {
  area.managed = () =>
    new Promise((resolve) =>
      setTimeout(() => {
        area.local = { lastPolicy: { clientId: otherId } };
        resolve({ clientId: otherId });
      }, 3000),
    );
  area.local = { lastPolicy: { clientId } };
  expect(await seen()).toEqual([clientId, otherId]);
});

it('never goes back to what it read before the person saved, however late policy answers', async () => {
  area.managed = () => new Promise((resolve) => setTimeout(() => resolve({}), 3000));
  setTimeout(() => {
    area.local = { settings: { clientId }, lastPolicy: {} };
    for (const listener of area.listeners) listener({ settings: {} }, 'local');
  }, 1000);
  expect(await seen()).toEqual([clientId]);
});

it('says the same thing once', async () => {
  area.managed = async () => ({ clientId });
  area.local = { lastPolicy: { clientId } };
  expect(await seen()).toEqual([clientId]);
});

it('has no policy in a browser that rejects', async () => {
  area.managed = () => Promise.reject(new Error('Managed storage manifest not found'));
  area.local = { settings: { clientId } };
  expect((await seen()).at(-1)).toBe(clientId);
});

it('says whether the person’s choice was saved; one that was not changes nothing', async () => {
  expect(await saveUserSettings({ language: 'en' })).toBe(true);
  const { local } = area;
  area.local = Object.freeze({ ...local });
  expect(await saveUserSettings({ language: 'de' })).toBe(false);
  expect(area.local).toEqual({ settings: { language: 'en' } });
});
