/**
 * A log that cannot leak: it takes an event name and numbers, booleans or short codes, never free text.
 * URLs, names, tokens and messages have no way in. Kept in memory; nothing shows it yet.
 */
export type LogFact = number | boolean | `${Lowercase<string>}`;

export interface LogEntry {
  at: number;
  event: string;
  facts: Record<string, LogFact>;
}

const entries: LogEntry[] = [];
const capacity = 200;

export function log(event: string, facts: Record<string, LogFact> = {}): void {
  entries.push({ at: Date.now(), event, facts });
  if (entries.length > capacity) entries.shift();
}

export const recentLog = (): readonly LogEntry[] => entries;
