/** A page fetched ahead is not in a tab yet: nothing is said of it before somebody goes there. */
export function whenActivated(page: Document, then: () => void): void {
  if ('prerendering' in page && page.prerendering === true)
    page.addEventListener('prerenderingchange', then, { once: true });
  else then();
}
