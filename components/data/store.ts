import { openStore } from '../../lib/store/database.ts';

/** The one open database of this page. */
export const store = openStore();
