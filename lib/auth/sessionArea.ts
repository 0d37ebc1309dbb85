/** `storage.session`, reduced: survives the worker, not the browser; closed to content scripts. */
export interface SessionArea {
  get(key: string): Promise<unknown>;
  /** `undefined` removes the key. */
  set(key: string, value: unknown): Promise<void>;
}
