/** Epoch milliseconds as Graph writes times. */
export const time = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString();
