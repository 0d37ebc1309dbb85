import type { CardHost } from './cardHost.ts';

/**
 * Whether the page shows the card as it was put there. Few things reach an element of the top layer whose style is
 * inline and important (tried in Chromium 156 and Firefox 153, 2026-11): `zoom` and `display` of what it stands in, a
 * filter of the root element (Firefox), pseudo-elements that the page paints over it, a held view transition, and the
 * page's own handling of the element. A tab in the background shows nothing: the click that closes the tab before it may
 * be half of a double click. What else lies in the top layer is `topLayer.ts`'s to tell.
 */
export function isShownWhole(page: Document, card: CardHost): boolean {
  const root = page.documentElement;
  const { element } = card;
  return (
    !page.hidden &&
    element.parentNode === root &&
    card.isAsMade() &&
    element.closest('[inert]') === null &&
    element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
    Math.abs(element.currentCSSZoom - 1) < 0.01 &&
    page.fullscreenElement === null &&
    ![page, root, element].some(isInTransition) &&
    !isPainted(element, '::before') &&
    !isPainted(element, '::after') &&
    // Chromium's top layer lies outside the root element's filter.
    (!import.meta.env.FIREFOX || isHarmless(getComputedStyle(root).filter))
  );
}

const isInTransition = (one: Document | Element): boolean =>
  'activeViewTransition' in one && Boolean(one.activeViewTransition);

const isPainted = (element: Element, pseudo: string): boolean =>
  !['none', 'normal'].includes(getComputedStyle(element, pseudo).content);

/** Filters of those who need or like other colours: none of them makes a text one with its ground. */
const isHarmless = (filter: string): boolean =>
  filter === 'none' || /^(?:(?:grayscale|hue-rotate)\([^()]*\)|invert\(1\)|\s)+$/.test(filter);
