/** Focuses what is no control, e.g. a heading, so that reading goes on from there; no stop of the Tab key before or after. */
export function focusOnText(element: HTMLElement): void {
  if (element.tabIndex < 0) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
}
