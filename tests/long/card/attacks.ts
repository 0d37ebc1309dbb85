import { rarerAttacks } from './rarerAttacks.ts';

/** What a page could do so that somebody presses a card without seeing it. Each runs as the page's own script. */
export interface Attack {
  name: string;
  script: string;
  /** Where it is not possible, with the reason in the name of what lacks. */
  not?: 'chromium' | 'firefox';
  /** The card looks as before whenever a picture is taken: only that nothing is filed can be judged. */
  isUnseen?: true;
  /** The card is painted at this zoom, while its host tells of none whenever it is asked. */
  paintedZoom?: number;
  /** The page wants a click of its own first. */
  needsGesture?: true;
  /** Knock puts the card right: after a second it is to be seen as before. */
  isMended?: true;
}

/** `host` is the card's; `cover(element)` makes of an element an opaque bait over everything that lets clicks through. */
export const prelude = `
const root = document.documentElement;
const host = [...root.children].find(({ localName }) => localName === 'div');
const sheet = (css) => { const style = document.createElement('style'); style.textContent = css; document.head.append(style); return style; };
const bait = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0;padding:0;background:#fff;pointer-events:none;font:20px sans-serif';
const popover = (parent = document.body) => {
  const element = document.createElement('div');
  element.textContent = 'Click here to continue';
  element.style.cssText = bait;
  element.popover = 'manual';
  parent.append(element);
  element.showPopover();
  return element;
};
const closedRoot = () => { const outer = document.createElement('div'); document.body.append(outer); return outer.attachShadow({ mode: 'closed' }); };
const eachFrame = (before, after) => {
  const channel = new MessageChannel();
  channel.port2.onmessage = after;
  const frame = () => { before(); channel.port1.postMessage(0); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
};
const afterLooks = (before, after) => {
  const probe = document.createElement('p');
  probe.style.cssText = 'position:fixed;bottom:0;width:1px;height:1px;opacity:0';
  document.body.append(probe);
  const channel = new MessageChannel();
  channel.port2.onmessage = after;
  new ResizeObserver(() => { before(); }).observe(probe);
  let turn = 0;
  const frame = () => { channel.port1.postMessage(0); probe.style.width = 1 + (turn ^= 1) + 'px'; requestAnimationFrame(frame); };
  frame();
};
const mask = 'linear-gradient(transparent, transparent)';
const svgMask = "url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>')";
`;

export const attacks: Attack[] = [
  { name: 'a mask on the root element', script: `root.style.maskImage = mask;` },
  { name: 'a mask of an SVG on the root element', script: `root.style.maskImage = svgMask;` },
  {
    name: 'a mask on the card’s host',
    script: `host.style.setProperty('mask-image', mask, 'important');`,
    isMended: true,
  },
  {
    name: 'a mask box on the card’s host',
    script: `host.style.setProperty('-webkit-mask-box-image', mask, 'important'); sheet('html > div { -webkit-mask-box-image: ' + mask + ' !important; mask-image: ' + mask + ' !important }');`,
  },
  { name: 'the root element faded', script: `root.style.opacity = '.01';` },
  { name: 'the root element shrunk', script: `root.style.transform = 'scale(.05)';` },
  { name: 'the root element cut', script: `root.style.clipPath = 'inset(49%)';` },
  { name: 'the root element zoomed out', script: `root.style.zoom = '.08';` },
  {
    name: 'the root element zoomed out by a sheet alone',
    script: `document.adoptedStyleSheets = [Object.assign(new CSSStyleSheet(), {})]; document.adoptedStyleSheets[0].replaceSync('html { zoom: .08 !important }');`,
  },
  { name: 'the root element zoomed in', script: `root.style.zoom = '6';` },
  {
    name: 'the card’s host zoomed out',
    script: `host.style.setProperty('zoom', '.08', 'important');`,
    isMended: true,
  },
  {
    name: 'the card’s host zoomed out again and again',
    script: `setInterval(() => host.style.setProperty('zoom', '.08', 'important'), 20);`,
  },
  {
    name: 'the card’s host faded in a layer',
    script: `sheet('@layer one { html > div { opacity: .01 !important; zoom: .08 !important; filter: opacity(0) !important } }');`,
  },
  {
    name: 'the card’s host faded by an animation',
    script: `host.animate({ opacity: [0, 0], zoom: [.1, .1] }, { duration: 1e6, fill: 'both' });`,
  },
  {
    name: 'the card’s host faded by a transition',
    script: `sheet('html > div { transition: opacity 1e6s step-start, zoom 1e6s step-start !important; opacity: 0 !important }'); host.offsetWidth;`,
  },
  {
    name: 'an opaque layer of the highest index',
    script: `const cover = document.createElement('div'); cover.style.cssText = bait + ';z-index:2147483647'; root.append(cover);`,
  },
  { name: 'another popover', script: `popover();` },
  { name: 'another popover in a closed shadow root', script: `popover(closedRoot());` },
  {
    name: 'another popover two closed shadow roots deep',
    script: `const outer = closedRoot(); const inner = document.createElement('p'); outer.append(inner); popover(inner.attachShadow({ mode: 'closed' }));`,
  },
  {
    name: 'the backdrop of a popover of one pixel',
    script: `sheet('.tiny::backdrop { background: #fff; pointer-events: none }'); const tiny = document.createElement('div'); tiny.className = 'tiny'; tiny.style.cssText = 'width:1px;height:1px;padding:0;border:0;inset:auto 0 0 auto'; tiny.popover = 'manual'; document.body.append(tiny); tiny.showPopover();`,
  },
  {
    name: 'a modal dialog',
    script: `const dialog = document.createElement('dialog'); dialog.style.cssText = bait; dialog.textContent = 'Click here'; document.body.append(dialog); dialog.showModal();`,
  },
  {
    name: 'a popover that opens before each frame and closes after it',
    script: `const element = popover(closedRoot()); element.hidePopover(); eachFrame(() => element.showPopover(), () => element.hidePopover());`,
    isUnseen: true,
  },
  {
    name: 'a zoom that comes before each frame and goes after it',
    script: `eachFrame(() => { root.style.zoom = '.08'; }, () => { root.style.zoom = ''; });`,
    isUnseen: true,
  },
  {
    name: 'a zoom by a sheet that comes before each frame and goes after it',
    script: `const own = new CSSStyleSheet(); document.adoptedStyleSheets = [own]; eachFrame(() => own.replaceSync('html{zoom:.08}'), () => own.replaceSync(''));`,
    isUnseen: true,
  },
  {
    name: 'something painted before the host’s content',
    script: `sheet('html > div::before { content: ""; position: fixed; inset: 0; background: #fff; pointer-events: none; z-index: 9 }');`,
  },
  {
    name: 'something painted after the host’s content',
    script: `sheet('html > div::after { content: "Click here"; position: absolute; inset: 0; background: #fff; pointer-events: none }');`,
  },
  { name: 'the root element not displayed', script: `root.style.display = 'none';` },
  { name: 'the root element’s content hidden', script: `root.style.contentVisibility = 'hidden';` },
  { name: 'the root element filtered away', script: `root.style.filter = 'opacity(0)';` },
  {
    name: 'the root element filtered to one colour',
    script: `root.style.filter = 'brightness(0) invert(1)';`,
  },
  { name: 'the root element filtered to one grey', script: `root.style.filter = 'invert(.5)';` },
  {
    name: 'the root element behind an SVG filter',
    script: `const svg = document.createElement('div'); svg.innerHTML = '<svg width="0" height="0"><filter id="white"><feFlood flood-color="white"/></filter></svg>'; document.body.append(svg); root.style.filter = 'url(#white)';`,
  },
  {
    name: 'a view transition that is held',
    script: `sheet('::view-transition { background: #fff; pointer-events: none } ::view-transition-group(root) { animation-duration: 1e6s }'); document.startViewTransition(() => new Promise(() => {}));`,
  },
  {
    name: 'a view transition that lasts',
    script: `sheet('::view-transition { background: #fff; pointer-events: none } ::view-transition-old(root), ::view-transition-new(root) { animation: none; opacity: 0 } ::view-transition-group(root) { animation-duration: 1e6s } html { view-transition-name: root }'); document.startViewTransition(() => {});`,
  },
  {
    name: 'a view transition of the card’s host',
    script: `sheet('html > div::view-transition { background: #fff; pointer-events: none } html > div::view-transition-group(*) { animation-duration: 1e6s }'); host.startViewTransition(() => {});`,
    not: 'firefox',
  },
  { name: 'the host taken out', script: `host.remove();` },
  {
    name: 'the host taken out and put back',
    script: `host.remove(); setTimeout(() => root.append(host), 300);`,
  },
  { name: 'the host closed', script: `host.hidePopover(); sheet('html > div { opacity: 0 !important }');` },
  {
    name: 'the host closed again and again',
    script: `setInterval(() => { try { host.hidePopover(); } catch {} }, 30); const cover = document.createElement('div'); cover.style.cssText = bait + ';z-index:2147483647'; root.append(cover);`,
  },
  {
    name: 'the host made no popover',
    script: `host.removeAttribute('popover'); const cover = document.createElement('div'); cover.style.cssText = bait + ';z-index:2147483647'; root.append(cover);`,
  },
  {
    name: 'the host moved into the body',
    script: `document.body.append(host); document.body.style.opacity = '.01';`,
  },
  {
    name: 'the host moved off the page',
    script: `host.style.setProperty('inset', '-150px auto auto -350px', 'important');`,
    isMended: true,
  },
  { name: 'the host made inert', script: `host.inert = true;`, isMended: true },
  {
    name: 'the root element replaced',
    script: `const other = document.createElement('html'); other.append(document.createElement('body')); root.replaceWith(other);`,
  },
  {
    name: 'a picker that the page paints',
    script: `const select = document.createElement('select'); select.innerHTML = '<button>.</button><option>Click here'; sheet('select, ::picker(select) { appearance: base-select } ::picker(select) { ' + bait.replaceAll(';', ' !important;') + ' !important }'); document.body.append(select); select.showPicker();`,
    not: 'firefox',
    needsGesture: true,
  },
  {
    name: 'a popover that stays for its transition',
    script: `sheet('.slow { transition: overlay 1e6s allow-discrete, display 1e6s allow-discrete }'); const element = popover(); element.classList.add('slow'); element.offsetWidth; element.hidePopover();`,
    not: 'firefox',
  },
  {
    name: 'something in full screen',
    script: `const full = document.createElement('div'); full.style.cssText = 'background:#fff;pointer-events:none'; document.body.append(full); full.requestFullscreen();`,
    needsGesture: true,
  },
  {
    name: 'the host in full screen',
    script: `sheet('html > div { opacity: 0 }'); host.requestFullscreen().catch(() => {}); root.style.zoom = '.08';`,
    needsGesture: true,
  },
  ...rarerAttacks,
];
