import type { ProductId } from './denial.ts';

const foreign: ReadonlySet<ProductId> = new Set<ProductId>([
  'inHouse',
  'appService',
  'applicationProxy',
  'aws',
]);

/**
 * Pages that are not Microsoft's own may cover the card: where that can't be seen, the last click is the popup's.
 */
export const isForeign = (product: ProductId): boolean => foreign.has(product);
