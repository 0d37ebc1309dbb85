import { useEffect, useState } from 'react';
import type { ResourceMap } from '../../lib/resourceMap/resourceMap.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { useIsLive } from './useLive.ts';

const nobody: ResourceMap['contacts'] = [];

/**
 * Whom the organisation's map names. A map may be long, so a view fetches and decodes it only when it may need a
 * contact.
 */
export function useMapContacts(settings: Settings | undefined, isWanted: boolean): ResourceMap['contacts'] {
  const [contacts, setContacts] = useState(nobody);
  const isLive = useIsLive();
  useEffect(() => {
    if (settings === undefined || !isWanted || !isLive) return;
    let isStale = false;
    void import('./readMap.ts')
      .then(({ readMap }) => readMap())
      .then(({ contacts: read }) => {
        if (!isStale && read.length > 0) setContacts(read);
      });
    return () => {
      isStale = true;
    };
  }, [settings, isWanted, isLive]);
  return contacts;
}
