import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';
import { v4 } from './v4.ts';
import { v5 } from './v5.ts';
import type { StoreVersion } from './version.ts';

/** Oldest first. A step that is added here needs an example of the shape before it in `tests/unit/store/versions`. */
export const versions: readonly StoreVersion[] = [v1, v2, v3, v4, v5];
