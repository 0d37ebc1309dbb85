import type { Seed } from '../organization.ts';
import { parseSeed } from '../seed.ts';
import json from './builtIn.json' with { type: 'json' };

/** Contoso and, small beside it, Fabrikam: the organisation of the demo, the tests and `npm run tenant`. */
export const builtInOrganization: Seed = parseSeed(json);
