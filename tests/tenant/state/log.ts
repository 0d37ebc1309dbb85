import type { LogRow, TenantLog } from '../contract.ts';

/** Client of tokens that no sign-in made; no application of any organisation. */
export const controlClientId = '0c0a7201-0000-4000-8000-000000000001';

const isPackageWrite = ({ effect = '' }: LogRow): boolean =>
  /^(?:create|update|delete|add|remove)(?:Catalog|Resource|Package|RoleScope|Policy|Incompatible)\b/.test(
    effect,
  );

/** Every call the tenant answered, oldest first. */
export function createLog(): TenantLog {
  let rows: LogRow[] = [];
  const packageWrites: LogRow[] = [];
  return {
    add: (row) => {
      rows.push(row);
      if (row.clientId !== controlClientId && isPackageWrite(row)) packageWrites.push(row);
    },
    packageWrites: () => [...packageWrites],
    rows: () => [...rows],
    clear: () => {
      rows = [];
    },
  };
}
