import * as v from 'valibot';

/** A whole number within these bounds, by one check: three of the library's weigh more in the worker. */
export const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.check((value) => Number.isInteger(value) && value >= least && value <= most, 'out of range'),
  );
