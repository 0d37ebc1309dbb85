/** Real time has no place in a schedule: the network of the machine gives up after a virtual minute by itself. */
export function withoutRealTimers(): { restore(): void } {
  const original = AbortSignal.timeout;
  AbortSignal.timeout = () => new AbortController().signal;
  return {
    restore: () => {
      AbortSignal.timeout = original;
    },
  };
}
