/**
 * Stands in for what the simulated tenant and the utilities of tests import and a page has of its own, or does not need
 * to count calls of Graph.
 */
export const randomUUID = (): string => crypto.randomUUID();
const notHere = (): never => {
  throw new Error('not in a page');
};

export {
  notHere as createHash,
  notHere as deflateRawSync,
  notHere as inflateRawSync,
  notHere as randomInt,
  notHere as X509Certificate,
};
