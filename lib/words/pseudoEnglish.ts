import { english } from './catalog.ts';
import { pseudoOf } from './pseudo.ts';

export const pseudo = pseudoOf(english);
