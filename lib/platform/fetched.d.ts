/** What `fetchedJson.ts` makes of a file of data. */
declare module '*.json?fetched' {
  const read: <T>() => Promise<T>;
  export default read;
}
