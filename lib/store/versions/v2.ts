import { day } from '../../platform/durations.ts';
import type { StoreVersion } from './version.ts';

/**
 * The index at 20,000 packages: when contents are due and when a package was last listed are asked of an index, and
 * names are found by their words, so that nothing reads all rows. Old contents count as due within days.
 */
export const v2: StoreVersion = {
  version: 2,
  tables: {
    accessPackages: '[profile+id], [profile+contentsStaleAt], [profile+listedAt], [profile+contents]',
    packageNames: '[profile+id], *words',
  },
  async upgrade(transaction) {
    await transaction
      .table('accessPackages')
      .toCollection()
      .modify((row) => {
        row.contentsStaleAt = row.contents === 'read' ? (row.contentsAt ?? 0) + 5 * day : 0;
      });
    // Names are filled by the next reading of the list: make it due.
    await transaction
      .table('sync')
      .filter((row) => row.section === 'packages')
      .delete();
  },
};
