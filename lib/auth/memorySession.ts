/** What MSAL and the mirror use of a `Storage`; the keys are the object's own, as a storage's are. */
export type MemoryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear'>;

/** A storage that is an object, and ends with its document. */
export function createMemoryStorage(): MemoryStorage {
  const values: MemoryStorage & Record<string, unknown> = Object.create({
    getItem: (key: string) => (Object.hasOwn(values, key) ? values[key] : null),
    setItem: (key: string, value: string) => {
      values[key] = value;
    },
    removeItem: (key: string) => {
      delete values[key];
    },
    clear: () => {
      for (const key of Object.keys(values)) delete values[key];
    },
  });
  return values;
}

/*
 * Stands in for `sessionStorage` wherever MSAL is loaded: this module is imported before it. Chromium writes an offscreen
 * document's `sessionStorage` to the profile's folder as it is, and leaves it there after sign-out (156, 2026-11).
 */
Object.defineProperty(window, 'sessionStorage', { value: createMemoryStorage(), configurable: true });
