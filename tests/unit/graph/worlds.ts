import type { LogRow } from '../../tenant/contract.ts';

/** What was made or deleted of access packages in each world where no policy lets people. */
export const worlds: (() => LogRow[])[] = [];
