import type { RequestRow } from '../store/rows.ts';

type Told = Pick<
  RequestRow,
  'requestType' | 'state' | 'accessPackageId' | 'targetId' | 'changedAt' | 'deliveredAt'
>;

/**
 * Whether what was delivered has been taken away again since, by whomever: a delivery that is over explains nothing
 * and forbids nothing. In: the delivered request, and what else is known of the same profile. Pure.
 */
export const isGivenUp = (added: Told, rows: readonly Told[]): boolean =>
  rows.some(
    (row) =>
      /remove$/i.test(row.requestType) &&
      row.state === 'delivered' &&
      isSame(row.accessPackageId, added.accessPackageId) &&
      isSame(row.targetId, added.targetId) &&
      row.changedAt > (added.deliveredAt ?? added.changedAt),
  );

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
