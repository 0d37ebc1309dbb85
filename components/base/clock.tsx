import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const NowContext = createContext<number | undefined>(undefined);

/** Now, in epoch milliseconds by the service's clock. Moves every fifteen seconds under a `ClockProvider`. */
export function useNow(): number {
  const now = useContext(NowContext);
  return now ?? Date.now();
}

/**
 * Makes times on screen move on. `offset` is what the service's clock is ahead of this machine's, in ms;
 * `fixed` stops time (tests and pictures).
 */
export function ClockProvider(props: { offset?: number; fixed?: number; children: ReactNode }) {
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    if (props.fixed !== undefined) return;
    const timer = setInterval(() => setLocal(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, [props.fixed]);
  return <NowContext value={props.fixed ?? local + (props.offset ?? 0)}>{props.children}</NowContext>;
}
