import * as v from 'valibot';

/** Text in lower case. */
export const lowered = v.transform((text: string) => text.toLowerCase());
