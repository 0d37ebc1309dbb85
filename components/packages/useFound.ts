import { useEffect, useState } from 'react';
import type { FoundPackages } from './packageIndex.ts';
import { createPackageSearcher, type PackageSearcher } from './packageSearcher.ts';

/** What is found, and whether all packages that were handed over were looked at. */
export interface Found {
  found: FoundPackages;
  isComplete: boolean;
}

/** An index beside the page. */
export const openIndex = (): PackageSearcher =>
  createPackageSearcher(new Worker(new URL('./packageIndex.worker.ts', import.meta.url), { type: 'module' }));

/** Asks the index as one types; `undefined`: it has answered nothing yet. */
export function useFound(searcher: PackageSearcher, query: string): Found | undefined {
  const [finds, setFinds] = useState<Found>();
  useEffect(() => searcher.onFound((found, isComplete) => setFinds({ found, isComplete })), [searcher]);
  useEffect(() => {
    if (query !== '') searcher.search(query);
  }, [searcher, query]);
  return finds;
}
