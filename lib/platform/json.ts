/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Policy may hold a value as itself or as its JSON text. */
export const givenValue = (given: unknown): unknown => (typeof given === 'string' ? parseJson(given) : given);
