import { day, hour } from '../platform/durations.ts';
import type { Store } from '../store/database.ts';
import type { MetaKey } from '../store/rows.ts';
import type { FetchedText, MapTrouble } from './fetchMap.ts';

/**
 * What is kept of the map that policy's address holds: the last good copy, as it came, and how the last try ended. It
 * belongs to the organisation's address, not to a person: whoever is signed in, the browser reads the same.
 */
export interface MapCopy {
  /** JSON text; absent: it was never read. */
  text?: string;
  etag?: string;
  /** When the server last vouched for `text`, epoch ms. */
  readAt?: number;
  /** Not looked at again before this. */
  nextAt: number;
  /** Why the last try brought nothing. */
  trouble?: MapTrouble;
}

/** At most daily; after trouble, sooner. */
const pauses = { good: day, trouble: 4 * hour };

/** The copy after a try that ended now. `random`, 0 to 1, spreads devices over the hours. */
export function afterTry(
  known: MapCopy | undefined,
  fetched: FetchedText,
  now: number,
  random: number,
): MapCopy {
  const { trouble: _over, ...kept } = known ?? { nextAt: now };
  const next = (pause: number) => now + pause * (0.75 + 0.25 * random);
  if (fetched.kind === 'unchanged') return { ...kept, readAt: now, nextAt: next(pauses.good) };
  if (fetched.kind !== 'read') return { ...kept, trouble: fetched.kind, nextAt: next(pauses.trouble) };
  const { kind: _read, ...copy } = fetched;
  return { ...copy, readAt: now, nextAt: next(pauses.good) };
}

const keyOf = (address: string): MetaKey => `resourceMap/${address}`;

/** The copy of an address; `undefined`: nothing was tried yet. */
export async function readMapCopy(store: Store, address: string): Promise<MapCopy | undefined> {
  // Written only below: the one place where a stored shape is trusted.
  return (await store.meta.get(keyOf(address)))?.value as MapCopy | undefined;
}

/** Keeps the copy; those of addresses that policy named before go. */
export const writeMapCopy = (store: Store, address: string, copy: MapCopy): Promise<void> =>
  store.transaction('rw', store.meta, async () => {
    await store.meta
      .where('key')
      .startsWith(keyOf(''))
      .filter(({ key }) => key !== keyOf(address))
      .delete();
    await store.meta.put({ key: keyOf(address), value: copy });
  });
