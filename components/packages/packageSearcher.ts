import type { GrantRow } from '../../lib/store/rowsOfIndex.ts';
import type { FoundPackages, SearchablePackage } from './packageIndex.ts';

export type IndexOrder =
  | { type: 'put'; packages: SearchablePackage[] }
  | { type: 'remove'; ids: string[] }
  | { type: 'search'; query: string };

/** The part of a `Worker` that is needed. */
export interface IndexPort {
  postMessage(order: IndexOrder): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FoundPackages>) => void): void;
}

/** A package as the store lists it. */
export interface ListedPackage {
  id: string;
  displayName: string;
  description: string;
  /** Never found: whoever may ask for it was sent its link. */
  isHidden: boolean;
  /** When its contents were last read; another time means other contents. */
  contentsAt?: number;
}

type NamedGrant = Pick<GrantRow, 'accessPackageId' | 'resourceName'>;

export type ResourcesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;

export interface PackageSearcher {
  /** Hands over what is new or different, a portion at a time; a later call ends an earlier one. */
  update(packages: readonly ListedPackage[], resourcesOf: ResourcesOf): Promise<void>;
  /** Answered once all packages were looked at, and from then on at once. */
  search(query: string): void;
  /** Calls back with what was found and whether all packages were looked at; returns the function that stops it. */
  onFound(listener: (found: FoundPackages, isComplete: boolean) => void): () => void;
}

/** The searcher hands over this many packages before the page gets its turn. */
const portion = 500;

/** Keeps the index in step with the store, and asks it one question at a time: the last one that was typed. */
export function createPackageSearcher(port: IndexPort): PackageSearcher {
  const stamps = new Map<string, string>();
  const listeners = new Set<(found: FoundPackages, isComplete: boolean) => void>();
  let generation = 0;
  let isComplete = false;
  /** It held all packages once; before that it would miss most. */
  let isBuilt = false;
  let isAsking = false;
  let last = '';
  let wanted: string | undefined;

  const ask = (query: string): void => {
    last = query;
    wanted = isAsking ? query : undefined;
    if (isAsking) return;
    isAsking = true;
    port.postMessage({ type: 'search', query });
  };
  port.addEventListener('message', ({ data }) => {
    isAsking = false;
    if (wanted !== undefined) ask(wanted);
    if (data.query === last) for (const listener of listeners) listener(data, isComplete);
  });

  return {
    async update(packages, resourcesOf) {
      const mine = ++generation;
      isComplete = false;
      const shown = packages.filter(({ isHidden }) => !isHidden);
      const current = new Set(shown.map(({ id }) => id));
      const gone = [...stamps.keys()].filter((id) => !current.has(id));
      for (const id of gone) stamps.delete(id);
      if (gone.length > 0) port.postMessage({ type: 'remove', ids: gone });
      const changed = shown.filter((one) => stamps.get(one.id) !== stampOf(one));
      const resources = await resourcesOf(changed.map(({ id }) => id));
      for (let start = 0; start < changed.length; start += portion) {
        if (mine !== generation) return;
        const part = changed.slice(start, start + portion);
        port.postMessage({ type: 'put', packages: part.map((one) => searchable(one, resources)) });
        for (const one of part) stamps.set(one.id, stampOf(one));
        await turn();
      }
      if (mine !== generation) return;
      isComplete = true;
      isBuilt = true;
      if (last !== '') ask(last);
    },
    search(query) {
      last = query;
      if (isBuilt) ask(query);
    },
    onFound(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The names of what each package includes, each once. */
export function resourceNames(grants: readonly NamedGrant[]): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const { accessPackageId, resourceName } of grants) {
    const known = names.get(accessPackageId);
    if (known === undefined) names.set(accessPackageId, new Set([resourceName]));
    else known.add(resourceName);
  }
  return new Map([...names].map(([id, all]) => [id, [...all]]));
}

const searchable = (
  { id, displayName, description }: ListedPackage,
  resources: ReadonlyMap<string, readonly string[]>,
): SearchablePackage => ({ id, displayName, description, resources: resources.get(id) ?? [] });

const stampOf = ({ displayName, description, contentsAt }: ListedPackage): string =>
  [displayName, description, contentsAt].join('\n');

/** Typing and painting go first. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
