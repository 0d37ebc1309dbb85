/** What a page does at the very press: `now()` is called before it. */
export interface TimedAttack {
  name: string;
  script: string;
  /** How long after `now()` the press comes, in ms. */
  pressAfter: number;
  not?: 'chromium' | 'firefox';
}

const covers = `
const tiny = () => { const element = popover(closedRoot()); element.style.cssText = 'position:fixed;inset:auto auto 0 0;width:1px;height:1px;padding:0;border:0;overflow:visible;pointer-events:none;box-shadow:0 0 0 4000px #fff'; element.hidePopover(); return element; };
const large = () => { const element = popover(closedRoot()); element.hidePopover(); return element; };
const fill = (count) => { const all = document.createElement('div'); all.hidden = true; all.innerHTML = '<p><b>.</b></p>'.repeat(count); document.body.append(all); };
const block = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
const painted = (then) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port2.onmessage = then; channel.port1.postMessage(0); });
`;

const withBlock = (cover: string) => `${covers}
const element = ${cover}();
window.now = () => { element.showPopover(); painted(() => { block(700); element.hidePopover(); }); };`;

const tillBlur = (cover: string, count: number) => `${covers}
fill(${count});
const element = ${cover}();
addEventListener('blur', () => element.hidePopover());
window.now = () => element.showPopover();`;

export const timedAttacks: TimedAttack[] = [
  { name: 'a cover and a page that stands still', script: withBlock('large'), pressAfter: 350 },
  { name: 'a shadow and a page that stands still', script: withBlock('tiny'), pressAfter: 350 },
  { name: 'a cover on a large page, gone at the press', script: tillBlur('large', 100_000), pressAfter: 250 },
  { name: 'a shadow on a large page, gone at the press', script: tillBlur('tiny', 100_000), pressAfter: 250 },
  { name: 'a cover on a small page, gone at the press', script: tillBlur('large', 10), pressAfter: 50 },
  { name: 'a shadow on a small page, gone at the press', script: tillBlur('tiny', 10), pressAfter: 50 },
  {
    name: 'a zoom and a page that stands still',
    script: `${covers} window.now = () => { root.style.zoom = '.4'; painted(() => { block(700); root.style.zoom = ''; }); const { x, y, width, height } = host.getBoundingClientRect(); return { x, y, width, height }; };`,
    pressAfter: 350,
  },
  {
    name: 'a zoom by a sheet and a page that stands still',
    script: `${covers} const own = new CSSStyleSheet(); document.adoptedStyleSheets = [own]; window.now = () => { own.replaceSync('html{zoom:.4}'); painted(() => { block(700); own.replaceSync(''); }); const { x, y, width, height } = host.getBoundingClientRect(); return { x, y, width, height }; };`,
    pressAfter: 350,
  },
];
