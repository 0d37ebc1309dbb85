import { useEffect, useMemo, useState } from 'react';
import { namedLike } from './namedLike.ts';
import { type FoundPackages, mostShown } from './packageIndex.ts';
import { createPackageSearcher, type ListedPackage, type PackageSearcher } from './packageSearcher.ts';

/** What is found, and whether all packages that were handed over were looked at. */
export interface Found {
  found: FoundPackages;
  isComplete: boolean;
}

/** An index beside the page. */
export const openIndex = (): PackageSearcher =>
  createPackageSearcher(new Worker(new URL('./packageIndex.worker.ts', import.meta.url), { type: 'module' }));

/**
 * Asks the index as one types. Until it has looked at all packages, their names answer in the page; a short list is
 * looked at so soon that it waits. `undefined`: nothing was typed or read yet.
 */
export function useFound(
  searcher: PackageSearcher,
  packages: readonly ListedPackage[] | undefined,
  query: string,
): Found | undefined {
  const [finds, setFinds] = useState<Found & { searcher: PackageSearcher }>();
  useEffect(
    () => searcher.onFound((found, isComplete) => setFinds({ searcher, found, isComplete })),
    [searcher],
  );
  useEffect(() => {
    if (query !== '') searcher.search(query);
  }, [searcher, query]);
  const answer = finds?.searcher === searcher ? finds : undefined;
  const isNamed = answer === undefined && query !== '' && (packages?.length ?? 0) > mostShown;
  const named = useMemo(
    () => (isNamed ? { found: namedLike(packages ?? [], query), isComplete: false } : undefined),
    [isNamed, packages, query],
  );
  return answer ?? named;
}
