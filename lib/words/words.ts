import { type Catalog, english } from './catalog.ts';
import { formatWords, type Words } from './formatWords.ts';

export type { Words } from './formatWords.ts';

/** Words in one language, English unless another catalog is given. See `formatWords`. */
export const createWords = (locale: string, catalog: Catalog = english): Words =>
  formatWords(locale, catalog);
