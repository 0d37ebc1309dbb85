import { useEffect } from 'react';

/** Reads the catalogs that a look-up left out, once somebody is to choose among them. */
export function useAllCatalogs(readCatalogs: (() => void) | undefined): void {
  useEffect(() => readCatalogs?.(), [readCatalogs]);
}
