import type { LogRow, TenantLog } from '../contract.ts';

/** Every call the tenant answered, oldest first. */
export function createLog(): TenantLog {
  let rows: LogRow[] = [];
  return {
    add: (row) => {
      rows.push(row);
    },
    rows: () => [...rows],
    clear: () => {
      rows = [];
    },
  };
}
