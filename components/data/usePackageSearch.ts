import { useEffect } from 'react';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { grantsOf, grantsOfEach } from '../../lib/store/grants.ts';
import { listedPackages } from '../../lib/store/listed.ts';
import type { FoundPackages } from '../packages/packageIndex.ts';
import { type PackageSearcher, type ResourcesOf, resourceNames } from '../packages/packageSearcher.ts';
import { openIndex, useFound } from '../packages/useFound.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';
import { useProfileRows } from './useProfileRows.ts';

export interface PackageFinds {
  /** Of the query as typed, or of the one before it while this one is looked for; `undefined`: nothing yet. */
  found: FoundPackages | undefined;
  /** All packages were looked at. */
  isComplete: boolean;
  /** `undefined` until read here. */
  state: 'neverRead' | 'empty' | 'listed' | undefined;
}

/** One index a profile for as long as the page is open: leaving the view and coming back finds it as it was. */
const searchers = new Map<ProfileKey, PackageSearcher>();

function searcherOf(profile: ProfileKey): PackageSearcher {
  const known = searchers.get(profile);
  if (known !== undefined) return known;
  const made = openIndex();
  searchers.set(profile, made);
  return made;
}

/** Search as one types over the packages a profile may request; the query is trimmed. The index follows the store. */
export function usePackageSearch(profile: ProfileKey, query: string): PackageFinds {
  // Of this profile only, also right after a switch: what enters its index stays there as long as the page is open.
  const rows = useProfileRows(profile, (key) => listedPackages(store, key));
  const readAt = useLive(
    async () => (await store.sync.get([profile, 'packages']))?.lastSuccessAt ?? null,
    [profile],
  );
  const searcher = searcherOf(profile);
  const finds = useFound(searcher, rows, query);
  useEffect(() => {
    if (rows !== undefined) void searcher.update(rows, resourcesOf(profile));
  }, [profile, searcher, rows]);
  const isRead = rows !== undefined && readAt !== undefined;
  return {
    found: finds?.found,
    isComplete: finds?.isComplete === true,
    state: !isRead ? undefined : rows.length > 0 ? 'listed' : readAt === null ? 'neverRead' : 'empty',
  };
}

/** From here on reading everything at once takes less time than asking for each. */
const many = 200;

const resourcesOf =
  (profile: ProfileKey): ResourcesOf =>
  async (ids) => {
    const pairs = ids.map((id): [ProfileKey, string] => [profile, id]);
    const grants =
      ids.length < many ? (await grantsOfEach(store, pairs)).flat() : await grantsOf(store, profile);
    return resourceNames(grants);
  };
