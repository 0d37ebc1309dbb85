import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { decodeResourceMap } from '../../lib/packages/decodeResourceMap.ts';
import { readMapCopy } from '../../lib/packages/mapCopy.ts';
import type { ResourceMap } from '../../lib/packages/resourceMap.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { store } from './store.ts';

const nobody: ResourceMap['contacts'] = [];

/**
 * Whom the organisation's map names: policy's own entries, then those of the fetched copy. A map may be long, so it is
 * only decoded where somebody may be wanted.
 */
export function useMapContacts(settings: Settings | undefined, isWanted: boolean): ResourceMap['contacts'] {
  const url = isWanted ? settings?.resourceMapUrl : undefined;
  const text = useLiveQuery(
    async () => (url === undefined ? undefined : (await readMapCopy(store, url))?.text),
    [url],
  );
  const domains = settings?.contactDomains;
  const fetched = useMemo(
    () =>
      text === undefined || domains === undefined
        ? undefined
        : decodeResourceMap(text, { contactDomains: domains }).map,
    [text, domains],
  );
  const own = isWanted ? settings?.resourceMap : undefined;
  return useMemo(
    () => (own || fetched ? [...(own?.contacts ?? []), ...(fetched?.contacts ?? [])] : nobody),
    [own, fetched],
  );
}
