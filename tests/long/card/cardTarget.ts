/** Where a page's real mouse finds the card's main button, whatever the page has done to the card's host. */
export const hostRect = `(() => {
  const host = [...document.documentElement.children].find(({ localName }) => localName === 'div');
  if (!host) return null;
  const { x, y, width, height } = host.getBoundingClientRect();
  return { x, y, width, height };
})()`;

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A point of the frame, as shares of its width and height, where the host stands by now. */
export const pointIn = (host: Rect, share: { x: number; y: number }) => ({
  x: host.x + host.width * share.x,
  y: host.y + host.height * share.y,
});

/** Where a host that stands in the page's upper right corner is painted at some zoom of the page. */
export const zoomed = (host: Rect, zoom: number): Rect => {
  const edge = host.x + host.width + host.y;
  const [width, height] = [host.width * zoom, host.height * zoom];
  return { x: edge - host.y * zoom - width, y: host.y * zoom, width, height };
};

/** The place of a button in its frame, as shares of the frame. */
export const shareOf = (button: Rect, host: Rect) => ({
  x: (button.x + button.width / 2 - host.x) / host.width,
  y: (button.y + button.height / 2 - host.y) / host.height,
});
