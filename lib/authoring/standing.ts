import type { PackageDraftRow } from '../store/draftRows.ts';

/** Nothing more happens to it. */
export const isOver = ({ state }: Pick<PackageDraftRow, 'state'>): boolean =>
  state === 'created' || state === 'undone';

/** Something of it exists, or may. */
export const hasBegun = ({ steps }: Pick<PackageDraftRow, 'steps'>): boolean =>
  Object.values(steps).some(({ sentAt, isOurs }) => sentAt !== undefined || isOurs === true);
