/** The document's own HTTP status, 0 where the browser does not say. (Read in Chromium 156 and Firefox 153, 2026-11.) */
export function pageStatus(): number {
  const [entry] = performance.getEntriesByType('navigation');
  const status = entry !== undefined && 'responseStatus' in entry ? entry.responseStatus : 0;
  return typeof status === 'number' ? status : 0;
}
