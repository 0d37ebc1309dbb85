import type { StoreVersion } from './version.ts';

/** Access packages that are being made. */
export const v4: StoreVersion = { version: 4, tables: { packageDrafts: '[profile+id]' } };
