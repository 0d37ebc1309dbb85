/**
 * A log that cannot leak: it takes an event name and numbers, booleans or short codes, never free text.
 * URLs, names, tokens and messages have no way in. The hub's *Help* shows it.
 */
export type LogFact = number | boolean | `${Lowercase<string>}`;

export interface LogEntry {
  at: number;
  event: string;
  facts: Record<string, LogFact>;
}

/** How the keys begin under which entries are kept; the number after it is one of `capacity`. */
export const logKey = 'log.';
const capacity = 97;

type Keep = (entry: Record<string, LogEntry>) => unknown;
let keep: Keep | undefined;
/** Each life of a worker begins somewhere else, so that none writes over all of the last one's entries. */
let next = Date.now();

/** Where entries go; without it they go nowhere. */
export function keepLog(where: Keep): void {
  keep = where;
}

export function log(event: string, facts: Record<string, LogFact> = {}): void {
  keep?.({ [logKey + (next++ % capacity)]: { at: Date.now(), event, facts } });
}
