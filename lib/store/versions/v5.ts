import type { StoreVersion } from './version.ts';

/** Those that are decided first, by an index: the popup reads only what it shows. The next reading knows it better. */
export const v5: StoreVersion = {
  version: 5,
  tables: { approvals: '[profile+id], [profile+state+urgency]' },
  async upgrade(transaction) {
    await transaction
      .table('approvals')
      .toCollection()
      .modify((row) => {
        row.urgency = row.decideBy ?? 8.64e15 + (row.requestedAt ?? 0);
      });
  },
};
