import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Parts } from '../../../entrypoints/background/parts.ts';
import { createDenialSessions, type SessionArea } from '../../../lib/offer/denialSessions.ts';
import { coverageOf } from '../../../lib/offer/gaps.ts';
import type { Offer } from '../../../lib/offer/offer.ts';
import { siteDenial as denial } from '../offer/siteDenial.ts';
import { person } from '../requests/people.ts';
import { testStore } from '../store/testStore.ts';

const nothing = { state: 'nothing' } as Offer; // the part that is looked at

/** What outlives the worker: the browser's memory and the database. */
function createBrowser() {
  const items: Record<string, unknown> = {};
  const area: SessionArea = {
    get: async (key) => structuredClone({ [key]: items[key] }),
    set: async (added) => void Object.assign(items, structuredClone(added)),
    remove: async (key) => void delete items[key],
  };
  return { area, store: testStore().store };
}

/** A worker that has just begun: its modules are new. */
async function startWorker({ area, store }: ReturnType<typeof createBrowser>) {
  vi.resetModules();
  const { noteOffer } = await import('../../../entrypoints/background/gaps.ts');
  const sessions = createDenialSessions(area);
  const settings = () => ({ state: 'known', settings: { coverage: true } });
  const parts = { store, sessions, settings, clock: { now: Date.now } } as unknown as Parts; // what it touches
  return { noteOffer, parts, sessions };
}

let inBrowser: ReturnType<typeof createBrowser>;
beforeEach(async () => {
  inBrowser = createBrowser();
  await inBrowser.store.profiles.put(person());
});

const refused = async () => (await coverageOf(inBrowser.store, person().profile))?.refused;
const page = { tabId: 1, frameId: 0, origin: 'https://contoso.sharepoint.com' };

it('a refusal is counted once, however often the worker dies while the page is open', async () => {
  const first = await startWorker(inBrowser);
  const session = await first.sessions.report(page, denial);
  await first.noteOffer(first.parts, person(), session, nothing);
  await first.noteOffer(first.parts, person(), session, nothing);
  const second = await startWorker(inBrowser);
  await second.noteOffer(second.parts, person(), session, nothing);
  expect(await refused()).toEqual({ other: 1 });

  const reloaded = await second.sessions.report(page, denial);
  await second.noteOffer(second.parts, person(), reloaded, nothing);
  expect(await refused()).toEqual({ other: 2 });
});

it('is counted as well when the page was left before the answer came', async () => {
  const { noteOffer, parts, sessions } = await startWorker(inBrowser);
  const session = await sessions.report(page, denial);
  await sessions.leave(page.tabId);
  await noteOffer(parts, person(), session, nothing);
  expect(await refused()).toEqual({ other: 1 });
});
