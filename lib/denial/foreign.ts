import type { ProductId } from './denial.ts';

const foreign: ReadonlySet<ProductId> = new Set<ProductId>([
  'inHouse',
  'appService',
  'applicationProxy',
  'aws',
]);

/**
 * Pages that are not Microsoft's own may cover the card. Where the browser can't see that, the last click is in the
 * popup.
 */
export const isForeign = (product: ProductId): boolean => foreign.has(product);
