import { type Html, html, raw } from '../html.ts';

/** One way in which a page that shows a refusal can work against what is shown on it. */
export interface Hostility {
  headers: Record<string, string>;
  markup: Html;
}

/**
 * Hostile variants of the denial page, by name: site path `/sites/Hostile-<name>/…` or `?hostile=<name>`;
 * `/sites/Hostile/…` has all the scripts at once.
 */
export function hostilityOf(address: URL): Hostility | undefined {
  const name =
    address.searchParams.get('hostile') ?? /\/sites\/hostile(?:-(\w+))?\//i.exec(address.pathname)?.[1];
  if (name !== undefined && name !== null) return hostilities[name.toLowerCase()];
  return /\/sites\/hostile\//i.test(address.pathname) ? everything : undefined;
}

/** Covers whatever is shown with an opaque layer that lets clicks through. */
const overlay = `
const cover = document.createElement('div');
cover.id = 'cover';
cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;opacity:.98;pointer-events:none';
cover.textContent = 'Click here to continue';
document.documentElement.append(cover);`;

/** Takes out and puts back every element that others add to the page. */
const remount = `
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes) {
    if (node.parentNode !== document.documentElement && node.parentNode !== document.body) continue;
    if (node.id === 'cover' || window.remounted > 20) continue;
    window.remounted = (window.remounted ?? 0) + 1;
    node.remove();
    setTimeout(() => document.documentElement.append(node), 50);
  }
}).observe(document, { childList: true, subtree: true });`;

/** Sends every frame of the page elsewhere. */
const navigate = `
setInterval(() => {
  for (let index = 0; index < window.frames.length; index += 1) {
    try { window.frames[index].location = 'about:blank#taken'; } catch {}
  }
}, 300);`;

/** Clicks and types wherever it can reach, and floods every frame with messages. */
const click = `
setInterval(() => {
  for (const element of document.documentElement.children) {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    element.shadowRoot?.querySelectorAll('button, iframe').forEach((inner) => inner.click());
  }
  for (let index = 0; index < window.frames.length; index += 1) {
    window.frames[index].postMessage({ type: 'submitRequest', command: 'submitRequest' }, '*');
  }
}, 200);`;

/** Shrinks and fades what others add. */
const shrink = `
setInterval(() => {
  for (const element of document.documentElement.children) {
    if (element !== document.head && element !== document.body) element.style.cssText += ';opacity:.01!important;transform:scale(.01)!important';
  }
}, 100);`;

const scripted = (script: string): Hostility => ({
  headers: {},
  markup: html`<script>${raw(script)}</script>`,
});
const withHeaders = (headers: Record<string, string>): Hostility => ({ headers, markup: html`` });

const everything = scripted([overlay, remount, navigate, click].map((script) => `{${script}}`).join('\n'));

const hostilities: Record<string, Hostility> = {
  overlay: scripted(overlay),
  remount: scripted(remount),
  navigate: scripted(navigate),
  click: scripted(click),
  shrink: scripted(shrink),
  coep: withHeaders({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  }),
  sandbox: withHeaders({ 'content-security-policy': 'sandbox allow-scripts' }),
  csp: withHeaders({
    'content-security-policy':
      "default-src 'none'; frame-src 'none'; child-src 'none'; style-src 'unsafe-inline'",
  }),
  all: everything,
};
