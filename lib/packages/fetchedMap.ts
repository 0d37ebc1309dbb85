import type { Clock } from '../platform/clock.ts';
import { ok } from '../platform/failure.ts';
import { createSingleFlight } from '../platform/singleFlight.ts';
import { decodeResourceMap } from '../resourceMap/decodeResourceMap.ts';
import { joinedMap, type ResourceMap } from '../resourceMap/resourceMap.ts';
import type { Settings, SettingsState } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { Section } from '../sync/section.ts';
import { type FetchedText, fetchMap } from './fetchMap.ts';
import { afterTry, type MapCopy, readMapCopy, writeMapCopy } from './mapCopy.ts';

export interface FetchedMapDeps {
  store: Store;
  /** This machine's clock: the server of the map may go by another time than Graph. */
  local: Clock;
  random(): number;
  settings(): SettingsState;
  /** Whether the person lets Knock read from this host. */
  isCovered(host: string): Promise<boolean>;
  fetch: typeof fetch;
  /** The map is another one than before. */
  onChange(): void;
}

export interface FetchedMap {
  /** The settings, with the entries of the fetched map after policy's own. */
  settings(): SettingsState;
  /** Resolves when the kept copy is at hand; it is fetched here only where there is none. */
  ready(): Promise<void>;
  section: Section;
}

/** The map behind the address that policy names: read by the sync engine, kept, and merged with policy's own. */
export function createFetchedMap(deps: FetchedMapDeps): FetchedMap {
  const { store, local, settings } = deps;
  const flights = createSingleFlight();
  let used: { source: string; map: ResourceMap | undefined } | undefined;
  let merged: { from: SettingsState; by: typeof used; to: SettingsState } | undefined;

  /** Settings with an address that may be read. */
  async function source(): Promise<(Settings & { resourceMapUrl: string }) | undefined> {
    const state = settings();
    if (state.state !== 'known') return undefined;
    const { resourceMapUrl } = state.settings;
    if (resourceMapUrl === undefined) return undefined;
    if (!(await deps.isCovered(new URL(resourceMapUrl).hostname))) return undefined;
    return { ...state.settings, resourceMapUrl };
  }

  function use(from: Settings, copy: MapCopy | undefined): void {
    const map = copy?.text === undefined ? undefined : decodeResourceMap(copy.text, from).map;
    used = { source: sourceKey(from), map };
  }

  async function fetchNow(): Promise<void> {
    const from = await source();
    if (from === undefined) return;
    const known = await readMapCopy(store, from.resourceMapUrl);
    if (known !== undefined && known.nextAt > local.now()) return;
    const fetched = checked(await fetchMap(from, known?.etag, deps.fetch), from);
    const copy = afterTry(known, fetched, local.now(), deps.random());
    await writeMapCopy(store, from.resourceMapUrl, copy);
    use(from, copy);
    if (copy.text !== known?.text) deps.onChange();
  }
  /** Two profiles want the same map. */
  const fetchOnce = () => flights.run('map', fetchNow);

  return {
    settings() {
      const from = settings();
      if (from.state !== 'known' || used?.map === undefined || used.source !== sourceKey(from.settings))
        return from;
      if (merged?.from !== from || merged.by !== used)
        merged = { from, by: used, to: { ...from, settings: withMap(from.settings, used.map) } };
      return merged.to;
    },
    async ready() {
      const from = await source();
      if (from === undefined || used?.source === sourceKey(from)) return;
      const copy = await readMapCopy(store, from.resourceMapUrl);
      if (copy === undefined) await fetchOnce();
      else use(from, copy);
    },
    section: {
      name: 'resourceMap',
      alarm: 'knock.trickle',
      async dueAt({ session }, _row, now) {
        const from = await source();
        if (from === undefined || session === 'signedOut') return undefined;
        const copy = await readMapCopy(store, from.resourceMapUrl);
        // The engine goes by Graph's clock.
        return copy === undefined ? now : now + (copy.nextAt - local.now());
      },
      /** Trouble is kept beside the copy and tried again in its own time: the map is an extra, and fails nothing. */
      async run() {
        await fetchOnce();
        return ok({});
      },
    },
  };
}

/** What the decoded map depends on. */
const sourceKey = ({ resourceMapUrl, contactDomains }: Settings): string =>
  [resourceMapUrl, ...contactDomains].join('\n');

/** Something else than a map (a sign-in page, a later version) never takes the place of the last good copy. */
const checked = (fetched: FetchedText, from: Settings): FetchedText =>
  fetched.kind === 'read' && decodeResourceMap(fetched.text, from).map === undefined
    ? { kind: 'unreadable' }
    : fetched;

/** Policy's own entries first: where both speak of a thing, the first one counts. */
const withMap = (settings: Settings, fetched: ResourceMap): Settings => ({
  ...settings,
  resourceMap: joinedMap(settings.resourceMap, fetched),
});
