/** What somebody needs to do with a thing, weakest first. Each includes those before it. */
export const needs = ['view', 'edit', 'manage'] as const;
export type Need = (typeof needs)[number];

/** Whether who may do the one may do the other. `undefined` as reach: nothing at all, or not known. */
export const reaches = (reach: Need | undefined, need: Need): boolean =>
  reach !== undefined && needs.indexOf(reach) >= needs.indexOf(need);
