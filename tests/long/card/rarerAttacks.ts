import type { Attack } from './attacks.ts';

/** By newer or rarer means of a page: transitions of the top layer, anchors, scrolling, blending, a document written anew. */
export const rarerAttacks: Attack[] = [
  {
    name: 'a shadow of a popover that stays for its transition',
    script: `sheet('.slow { transition: overlay 1e6s allow-discrete, display 1e6s allow-discrete }'); const element = popover(); element.style.cssText = 'position:fixed;inset:auto auto 0 0;width:1px;height:1px;padding:0;border:0;overflow:visible;pointer-events:none;box-shadow:0 0 0 4000px #fff'; element.classList.add('slow'); element.offsetWidth; element.hidePopover();`,
    not: 'firefox',
  },
  {
    name: 'the backdrop of a popover that stays for its transition',
    script: `sheet('.slow, .slow::backdrop { transition: overlay 1e6s allow-discrete, display 1e6s allow-discrete } .slow::backdrop { background: #fff; pointer-events: none }'); const element = popover(); element.style.cssText = 'width:1px;height:1px;padding:0;border:0;inset:auto auto 0 0;pointer-events:none'; element.classList.add('slow'); element.offsetWidth; element.hidePopover();`,
    not: 'firefox',
  },
  {
    name: 'a shadow of a closed dialog whose transition was taken over',
    script: `sheet('.slow { transition: overlay 1e6s allow-discrete, display 1e6s allow-discrete }'); const element = popover(); element.style.cssText = 'position:fixed;inset:auto auto 0 0;width:1px;height:1px;padding:0;border:0;overflow:visible;pointer-events:none;box-shadow:0 0 0 4000px #fff'; element.classList.add('slow'); element.offsetWidth; element.hidePopover(); element.offsetWidth; for (const one of element.getAnimations()) { const { effect } = one; const other = new Animation(effect); other.play(); other.pause(); }`,
    not: 'firefox',
  },
  {
    name: 'the root element blended',
    script: `root.style.cssText = 'mix-blend-mode:color-dodge;background:#fff';`,
  },
  {
    name: 'the root element blended by difference',
    script: `root.style.cssText = 'mix-blend-mode:lighten;background:#fff'; document.body.style.background = '#fff';`,
  },
  {
    name: 'a backdrop filter on the root element',
    script: `root.style.backdropFilter = 'brightness(0) invert(1)';`,
  },
  {
    name: 'a root element seen from behind',
    script: `root.style.cssText = 'transform:rotateY(180deg);backface-visibility:hidden;perspective:1px';`,
  },
  {
    name: 'a host placed by an anchor',
    script: `sheet('body { anchor-name: --a } html > div { position-anchor: --a !important; position-area: bottom left !important; position-try: flip-block flip-inline !important; margin: 900px !important; translate: 0 900px !important; rotate: 90deg !important; scale: .01 !important; offset-path: circle(900px) !important }');`,
  },
  {
    name: 'a host animated by scrolling',
    script: `document.body.style.height = '9000px'; root.style.scrollbarWidth = 'none'; sheet('@keyframes away { from, to { display: none; overlay: none; opacity: 0; translate: -900px; visibility: hidden } } html > div { animation: away 1s linear both !important; animation-timeline: scroll(root) !important } html > div { overlay: none !important; transition: overlay 1e6s !important }');`,
  },
  {
    name: 'a host with its own backdrop above',
    script: `sheet('html > div::backdrop { background: #fff !important; position: fixed; inset: 0; z-index: 9; pointer-events: none }');`,
  },
  {
    name: 'other pseudo-elements of the host',
    script: `sheet('html > div { overflow: scroll !important; scroll-marker-group: after !important } html > div::scroll-marker-group, html > div::scroll-button(*), html > div::marker, html > div::column, html > div::first-letter { content: "x"; position: fixed; inset: 0; background: #fff; pointer-events: none } html > div::scroll-marker { content: "x" }');`,
  },
  {
    name: 'the page opened and written anew',
    script: `document.open(); document.write('<!doctype html><body>Click'); document.close(); const b = document.body; const e = document.createElement('div'); e.style.cssText = bait; e.popover = 'manual'; b.append(e); e.showPopover();`,
  },
  {
    name: 'the host moved without a reload',
    script: `document.body.style.zoom = '.08'; (document.body.moveBefore ? document.body.moveBefore(host, null) : document.body.append(host));`,
  },
  {
    name: 'the host adopted by a frame',
    script: `const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.body.append(host);`,
  },
  // Firefox files it (153, 2026-11): nothing of ours runs between the page's last observer and the paint.
  {
    name: 'a cover that comes after all looks of a frame',
    not: 'firefox',
    script: `const element = popover(closedRoot()); element.hidePopover(); afterLooks(() => { if (!element.matches(':popover-open')) element.showPopover(); }, () => { if (element.matches(':popover-open')) element.hidePopover(); });`,
    isUnseen: true,
  },
  {
    name: 'a zoom that comes after all looks of a frame',
    script: `afterLooks(() => { root.style.zoom = '.3'; }, () => { root.style.zoom = ''; });`,
    isUnseen: true,
    paintedZoom: 0.3,
  },
  {
    name: 'a zoom by a sheet that comes after all looks of a frame',
    script: `const own = new CSSStyleSheet(); document.adoptedStyleSheets = [own]; afterLooks(() => own.replaceSync('html{zoom:.3}'), () => own.replaceSync(''));`,
    isUnseen: true,
    paintedZoom: 0.3,
  },
];
