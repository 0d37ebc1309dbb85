import type { Transaction } from 'dexie';

/** One step of the database's history: only what changed against the step before. Never edited once released. */
export interface StoreVersion {
  version: number;
  /** Dexie schema of the tables that are new or changed; `null` drops one. */
  tables: Record<string, string | null>;
  /** Rewrites rows of the step before. Runs inside the upgrade transaction: it throws, nothing has changed. */
  upgrade?(transaction: Transaction): Promise<void>;
}
