/** Every key that begins like this, as the bounds of a range; strings sort below `[]` in IndexedDB. */
export const within = <Start extends unknown[]>(...start: Start): [Start, [...Start, unknown[]]] => [
  start,
  [...start, []],
];
