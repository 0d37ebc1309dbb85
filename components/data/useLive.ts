import { useObservable } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { observe } from '../../lib/store/observe.ts';
import { firstRead, followFirstRead } from './firstRead.ts';

/** Whether live queries run by now: at once, or on a page with early reads after its first picture. */
export const useIsLive = (): boolean => useSyncExternalStore(followFirstRead, isLive);
const isLive = () => firstRead() === undefined;

/** Read from the store, and again whenever that changes; `first` until then. Throws, in rendering, what the store throws. */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): T | undefined;
export function useLive<T>(
  query: () => Promise<T>,
  deps: readonly unknown[],
  first: T | undefined,
): T | undefined;
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[], first?: T): T | undefined {
  const isNow = useIsLive();
  return useObservable<T, T | undefined>(
    () => ({
      subscribe: (onNext, onError) => (isNow ? observe(query, onNext, onError) : () => {}),
      hasValue: () => false,
    }),
    [isNow, ...deps],
    first,
  );
}
