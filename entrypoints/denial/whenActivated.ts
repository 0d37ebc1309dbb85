/** The browser may fetch a page before it is in a tab. Knock reports nothing about it until somebody opens it. */
export function whenActivated(page: Document, then: () => void): void {
  if ('prerendering' in page && page.prerendering === true)
    page.addEventListener('prerenderingchange', then, { once: true });
  else then();
}
