/**
 * Stands in for what the simulated tenant and the utilities of tests import and a page has of its own, or does not need
 * to count calls of Graph.
 */
export const randomUUID = (): string => crypto.randomUUID();
const notHere = (): never => {
  throw new Error('not in a page');
};

export {
  notHere as deflateRawSync,
  notHere as inflateRawSync,
  notHere as randomInt,
  notHere as X509Certificate,
};

/** Digits that are the same for the same text, which is all that the ids of the tenant need. It is no SHA. */
export const createHash = () => {
  let text = '';
  const hash = {
    update(more: string) {
      text += more;
      return hash;
    },
    digest: () =>
      Array.from({ length: 8 }, (_, part) =>
        [...`${part}${text}`]
          .reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5)
          .toString(16)
          .replace('-', '')
          .padStart(8, '0'),
      ).join(''),
  };
  return hash;
};
