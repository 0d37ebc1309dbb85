/** An answer of the tenant that its own metadata does not allow. */
export interface Violation {
  method: string;
  path: string;
  complaints: string[];
}
