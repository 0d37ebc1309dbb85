export interface MapProblem {
  /** Where in the map: `.aliases[2]`; empty for the whole. */
  path: string;
  /** In words for an administrator. */
  why: string;
}
