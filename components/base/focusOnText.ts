/** Focuses text, such as a heading, so that a screen reader reads on from there. The Tab key never stops at it. */
export function focusOnText(element: HTMLElement): void {
  if (element.tabIndex < 0) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
}
