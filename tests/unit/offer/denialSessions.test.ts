import { describe, expect, it } from 'vitest';
import type { Denial } from '../../../lib/denial/denial.ts';
import { createDenialSessions, type SessionArea } from '../../../lib/offer/denialSessions.ts';
import type { ResourceKey } from '../../../lib/resource/resource.ts';
import { siteDenial } from './siteDenial.ts';

function memoryArea(): SessionArea {
  const items = new Map<string, unknown>();
  return {
    get: async (key) => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
    set: async (added) => {
      for (const [key, value] of Object.entries(added)) items.set(key, structuredClone(value));
    },
    remove: async (key) => void items.delete(key),
  };
}

const page = (tabId: number) => ({ tabId, frameId: 0, origin: 'https://contoso.sharepoint.com' });
const denialOf = (site: string): Denial => ({
  ...siteDenial,
  resources: [
    { key: `sharepointonline|https://contoso.sharepoint.com/sites/${site}` as ResourceKey, from: 'path' },
  ],
});

describe('denial sessions', () => {
  it('survive the worker: a new one on the same area knows them', async () => {
    const area = memoryArea();
    await createDenialSessions(area).report(page(1), denialOf('a'));
    expect((await createDenialSessions(area).get(1))?.denial).toEqual(denialOf('a'));
  });

  it('remember "not now" for that denial in that tab, across a reload', async () => {
    const sessions = createDenialSessions(memoryArea());
    await sessions.report(page(1), denialOf('a'));
    await sessions.update(1, { dismissed: true });
    await sessions.leave(1);
    expect((await sessions.report(page(1), denialOf('a'))).dismissed).toBe(true);
    expect((await sessions.report(page(1), denialOf('b'))).dismissed).toBe(false);
    expect((await sessions.report(page(2), denialOf('a'))).dismissed).toBe(false);
  });

  it('forget everything with the tab', async () => {
    const sessions = createDenialSessions(memoryArea());
    await sessions.report(page(1), denialOf('a'));
    await sessions.update(1, { dismissed: true });
    await sessions.closeTab(1);
    expect(await sessions.get(1)).toBeUndefined();
    expect((await sessions.report(page(1), denialOf('a'))).dismissed).toBe(false);
  });

  it('do not bring back a page that was left while "not now" was being written', async () => {
    const sessions = createDenialSessions(memoryArea());
    await sessions.report(page(1), denialOf('a'));
    await Promise.all([sessions.update(1, { dismissed: true }), sessions.leave(1)]);
    expect(await sessions.get(1)).toBeUndefined();
  });

  it('tell two reports of one page apart', async () => {
    const sessions = createDenialSessions(memoryArea());
    const first = await sessions.report(page(1), denialOf('a'));
    expect((await sessions.report(page(1), denialOf('a'))).id).not.toBe(first.id);
  });

  it('know a report by its id after the page was reloaded or left, until the tab closes', async () => {
    const sessions = createDenialSessions(memoryArea());
    const first = await sessions.report(page(1), denialOf('a'));
    await sessions.leave(1);
    expect((await sessions.reported(1, first.id))?.denial).toEqual(denialOf('a'));
    const again = await sessions.report(page(1), denialOf('a'));
    await sessions.setNeed(1, 'edit');
    expect((await sessions.reported(1, first.id))?.id).toBe(first.id);
    expect((await sessions.reported(1, again.id))?.denial.need).toBe('edit');
    expect(await sessions.reported(1, 'another')).toBeUndefined();
    expect(await sessions.reported(2, first.id)).toBeUndefined();
    await sessions.closeTab(1);
    expect(await sessions.reported(1, first.id)).toBeUndefined();
  });

  it('remember a few reports of a tab, not all', async () => {
    const sessions = createDenialSessions(memoryArea());
    const first = await sessions.report(page(1), denialOf('a'));
    for (let times = 0; times < 9; times++) await sessions.report(page(1), denialOf('a'));
    expect(await sessions.reported(1, first.id)).toBeUndefined();
  });

  it('tell their listeners which tab changed', async () => {
    const sessions = createDenialSessions(memoryArea());
    const seen: number[] = [];
    const stop = sessions.onChange((tabId) => seen.push(tabId));
    await sessions.report(page(3), denialOf('a'));
    stop();
    await sessions.leave(3);
    expect(seen).toEqual([3]);
  });
});
