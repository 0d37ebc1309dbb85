import { evaluate, type Session } from '../cdp.ts';
import { p95Row, plainRow, type Row } from '../rows.ts';
import { median } from '../statistics.ts';
import { openTab, type Tab } from '../tab.ts';

export interface SearchOptions {
  knockOrigin: string;
  floorOrigin: string;
  packages: number;
  n: number;
}

const frame = 1000 / 60;

/** When each keystroke was taken, done with, answered in the page, and painted: epoch-free ms since it came. */
const markKeys = `(() => {
  const marks = [];
  globalThis.__keys = marks;
  addEventListener('input', (event) => {
    const mark = { start: performance.now() };
    marks.push(mark);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { mark.free = performance.now() - mark.start; };
    port2.postMessage(0);
  }, true);
  const isAnswer = (node) =>
    (node.closest?.('.items, [role=status]') ?? node.parentElement?.closest('.items, [role=status]')) !== null;
  new MutationObserver((records) => {
    if (!records.some(({ target, addedNodes }) => isAnswer(target) || [...addedNodes].some(isAnswer))) return;
    const mark = marks.at(-1);
    if (mark === undefined || mark.shown !== undefined) return;
    mark.shown = performance.now() - mark.start;
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

interface KeyMark {
  free: number;
  shown?: number;
}

/** A keystroke in the popup's search against one that changes a number in bare React. */
export async function measureSearch(devTools: Session, options: SearchOptions): Promise<Row[]> {
  const floor = await keystrokes(devTools, `${options.floorOrigin}/search.html`, options);
  const product = await keystrokes(devTools, `${options.knockOrigin}/popup.html`, options);
  const cold = await firstResults(devTools, options);
  const name = `search keystroke over ${options.packages} packages`;
  const shown = (marks: readonly KeyMark[]) => marks.flatMap((mark) => mark.shown ?? []);
  return [
    p95Row(
      `${name}: the page is free again`,
      product.map(({ free }) => free),
      frame,
    ),
    p95Row(
      'the same in bare React: an empty state update',
      floor.map(({ free }) => free),
      null,
    ),
    p95Row(`${name}: what is found is in the page`, shown(product), null),
    p95Row('the same in bare React: an empty state update', shown(floor), null),
    plainRow('first result, nothing read before: since it was typed', cold.typed, 'ms', null, options.n),
    plainRow(
      'first result, nothing read before: above the frame that could show the bare list',
      cold.aboveList,
      'ms',
      frame,
      options.n,
    ),
  ];
}

interface FirstResult {
  /** ms since something was typed, in a page that had read nothing by then. */
  typed: number;
  /** ms since the first frame after the list had been read: what a view could do that shows the list itself. */
  aboveList: number;
}

/** The list is read when the store has answered with more rows than anything else has. */
const firstResult = `new Promise((resolve) => {
  let listed;
  for (const { prototype } of [IDBIndex, IDBObjectStore]) {
    const { getAll } = prototype;
    prototype.getAll = function (...of) {
      const request = getAll.apply(this, of);
      request.addEventListener('success', () => {
        if (request.result.length > 1000 && 'listedAt' in request.result[0] && listed === undefined)
          requestAnimationFrame(() => { listed = performance.now(); });
      });
      return request;
    };
  }
  const field = document.querySelector('input[type=search]');
  const began = performance.now();
  field.focus();
  document.execCommand('insertText', false, 'project 1');
  // A frame's own time may be that of a moment when the page was still at work: what counts is when it is drawn.
  const seen = () => {
    if (document.querySelector('[data-result]') === null) return void requestAnimationFrame(seen);
    const now = performance.now();
    resolve({ typed: now - began, aboveList: listed === undefined ? Number.NaN : now - listed });
  };
  requestAnimationFrame(seen);
})`;

/** The first result of a page that has read nothing yet; medians. */
async function firstResults(devTools: Session, { knockOrigin, n }: SearchOptions): Promise<FirstResult> {
  const results: FirstResult[] = [];
  for (let at = 0; at < n; at += 1) {
    const tab = await openTab(devTools);
    await tab.send('Page.bringToFront');
    await tab.visit(`${knockOrigin}/popup.html`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    results.push(await evaluate<FirstResult>(tab, firstResult));
    await tab.shut();
  }
  return {
    typed: median(results.map(({ typed }) => typed)),
    aboveList: median(results.map(({ aboveList }) => aboveList)),
  };
}

/** What people type: words and numbers, letter by letter, with the field emptied in between. */
const typed = ['marketing', 'project 1', 'projekt', 'sales', 'finance re', 'projct 19', 'work on'];

async function keystrokes(
  devTools: Session,
  url: string,
  { packages, n }: SearchOptions,
): Promise<KeyMark[]> {
  const tab = await openTab(devTools);
  await tab.send('Page.bringToFront');
  await tab.visit(url);
  await ready(tab, url, packages);
  await evaluate(tab, markKeys);
  for (let at = 0; at < typed.length * Math.ceil(n / 20); at += 1) {
    await evaluate(tab, 'document.querySelector("input[type=search]").select()');
    for (const letter of typed[at % typed.length] ?? '') {
      await tab.send('Input.insertText', { text: letter });
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  const marks = await evaluate<KeyMark[]>(tab, '__keys');
  await tab.shut();
  return marks;
}

/** The last package is found: the index in memory holds all of them. */
async function ready(tab: Tab, url: string, packages: number): Promise<void> {
  await evaluate(
    tab,
    `new Promise((resolve) => {
      const look = () => {
        const field = document.querySelector('input[type=search]');
        if (field === null) return void setTimeout(look, 50);
        field.focus();
        resolve();
      };
      look();
    })`,
  );
  if (!url.endsWith('popup.html')) return;
  await tab.send('Input.insertText', { text: `project ${String(packages).padStart(5, '0')}` });
  await evaluate(
    tab,
    `new Promise((resolve, reject) => {
      const end = setTimeout(() => reject(new Error('never indexed')), 120_000);
      const look = () => {
        if (document.querySelector('[data-result]') === null || /still reading/i.test(document.body.innerText)) return void setTimeout(look, 100);
        clearTimeout(end);
        resolve();
      };
      look();
    })`,
  );
}
