import type { Seed } from '../../tenant/organization.ts';
import { builtInOrganization } from '../../tenant/organizations/builtIn.ts';
import { withPackages } from '../../tenant/withPackages.ts';

/** What honest pages, people's settings and other extensions do: one press has to count all the same. */
export interface Condition {
  name: string;
  /** Runs as the page's own script, before the press. */
  script?: string;
  /** Zoom of the browser. */
  zoom?: number;
  /** Other ways to press than with a mouse. */
  by?: 'key' | 'touch';
  forcedColors?: true;
  /** CSS that another extension puts in with the person's own rights. */
  userSheet?: string;
  /** The window before the press, in CSS pixels. */
  window?: { width: number; height: number };
  /** Can't be told from an attack there: the card says at once where it can be done instead. */
  inPopup?: readonly ('chromium' | 'firefox')[];
}

const fill = (count: number) =>
  `const all = document.createElement('div'); all.innerHTML = '<span><b>.</b></span>'.repeat(${count}); document.body.append(all);`;

export const conditions: Condition[] = [
  { name: 'nothing in particular' },
  ...[0.5, 0.75, 1.25, 1.5, 2, 3].map((zoom) => ({ name: `a browser’s zoom of ${zoom * 100} %`, zoom })),
  { name: 'a zoom of the body', script: `document.body.style.zoom = '1.3';` },
  { name: 'a transform of the body', script: `document.body.style.transform = 'scale(.8)';` },
  { name: 'large letters', script: `document.documentElement.style.fontSize = '200%';` },
  {
    name: 'a cookie banner beside the card',
    script: `const banner = document.createElement('div'); banner.textContent = 'We use cookies'; banner.style.cssText = 'position:fixed;inset:auto 0 0 0;height:80px;background:#222;color:#fff;z-index:2147483647'; document.body.append(banner);`,
  },
  {
    name: 'a reading ruler over the page',
    script: `const ruler = document.createElement('div'); ruler.style.cssText = 'position:fixed;inset:0;border:solid #000c;border-width:100px 0 300px;pointer-events:none;z-index:2147483647'; document.documentElement.append(ruler);`,
  },
  { name: 'another extension’s grey', script: `document.documentElement.style.filter = 'grayscale(1)';` },
  {
    name: 'another extension’s night',
    script: `document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)';`,
  },
  { name: 'a filter of the body', script: `document.body.style.filter = 'invert(1)';` },
  {
    name: 'another extension’s grey on open popovers',
    userSheet: ':popover-open { filter: grayscale(1) !important }',
    inPopup: ['chromium'],
  },
  { name: 'forced colours', forcedColors: true },
  {
    name: 'a page that scrolls',
    script: `document.body.style.height = '5000px'; let to = 0; setInterval(() => scrollTo(0, to = (to + 40) % 3000), 50);`,
  },
  {
    name: 'a page that never rests',
    script: `setInterval(() => { const one = document.createElement('p'); one.textContent = Date.now(); document.body.append(one); document.body.querySelectorAll('p')[3]?.remove(); document.documentElement.className = String(Date.now()); }, 20);`,
  },
  {
    name: 'a page that draws each frame',
    script: `const box = document.createElement('div'); box.style.cssText = 'width:50px;height:50px;background:red'; document.body.append(box); let turn = 0; const draw = () => { box.style.transform = 'rotate(' + turn++ + 'deg)'; requestAnimationFrame(draw); }; draw();`,
  },
  { name: 'a page of 20,000 elements', script: fill(10_000) },
  { name: 'a page from right to left', script: `document.documentElement.dir = 'rtl';` },
  {
    name: 'a page that may not scroll',
    script: `document.documentElement.style.overflow = 'hidden'; document.body.style.position = 'fixed';`,
  },
  {
    name: 'popovers and dialogs that are closed',
    script: `for (const name of ['div', 'dialog']) { const one = document.createElement(name); one.setAttribute('popover', ''); one.textContent = 'Later'; document.body.append(one); } const shown = document.createElement('div'); shown.popover = 'auto'; document.body.append(shown); shown.showPopover(); shown.hidePopover();`,
  },
  {
    name: 'a view transition that is over',
    script: `document.startViewTransition(() => { document.body.style.background = '#eef'; });`,
  },
  {
    name: 'another extension’s marks on every element',
    script: `for (const one of document.querySelectorAll('*')) one.setAttribute('data-other-extension', 'seen');`,
  },
  { name: 'a smaller window', window: { width: 800, height: 500 } },
  { name: 'a window of 320 pixels', window: { width: 320, height: 500 } },
  { name: 'a key', by: 'key' },
  { name: 'a finger', by: 'touch' },
  {
    name: 'a menu of the page that stays open',
    script: `const menu = document.createElement('div'); menu.popover = 'manual'; menu.textContent = 'Menu'; document.body.append(menu); menu.showPopover();`,
    inPopup: ['chromium', 'firefox'],
  },
  {
    name: 'a modal dialog of the page',
    script: `const dialog = document.createElement('dialog'); dialog.textContent = 'Sign in again?'; document.body.append(dialog); dialog.showModal();`,
    inPopup: ['chromium', 'firefox'],
  },
  {
    name: 'a root element that is zoomed',
    script: `document.documentElement.style.zoom = '1.1';`,
    inPopup: ['chromium', 'firefox'],
  },
];

/** The page that refuses, one for each condition, each opened by one package that somebody approves. */
export const pageOf = (index: number): string =>
  `https://contoso.sharepoint.com/sites/Project${numberOf(index)}/SitePages/Home.aspx`;
export const packageOf = (index: number): string => `Project ${numberOf(index)}`;
const numberOf = (index: number): string => String(index + 1).padStart(5, '0');

export function organizationOf(count: number): Seed {
  const seed = withPackages(structuredClone(builtInOrganization), count);
  const [tenant] = seed.tenants;
  const approved = tenant?.accessPackages.find(({ displayName }) => displayName === 'Marketing – Visitor');
  const stages = approved?.assignmentPolicies[0]?.stages ?? [];
  const [model] = tenant?.sites ?? [];
  if (tenant === undefined || model === undefined || stages.length === 0)
    throw new Error('No example to follow.');
  const projects = tenant.accessPackages.filter(({ displayName }) => displayName.startsWith('Project 0'));
  for (const [index, { assignmentPolicies, displayName }] of projects.entries()) {
    for (const policy of assignmentPolicies) policy.stages = structuredClone(stages);
    tenant.sites.push({
      ...model,
      id: `0b0e0007-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
      url: new URL(pageOf(index)).href.replace('/SitePages/Home.aspx', ''),
      title: displayName,
      memberIds: [],
    });
  }
  return seed;
}
