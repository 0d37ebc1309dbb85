import { useEffect } from 'react';

/** Has read what a look-up leaves out, once somebody is to choose among it. */
export function useWanted(read: (() => void) | undefined): void {
  useEffect(() => read?.(), [read]);
}
