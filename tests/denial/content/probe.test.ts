// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { probe } from '../../../entrypoints/denial/probe.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import { detectors } from '../../../lib/denial/detectors.ts';

const login = 'https://login.microsoftonline.com/common/reprocess';
const errorMeta = '<meta name="PageID" content="ConvergedError" />';
const sentence = '<div id="service_exception_message">AADSTS50105: not assigned to a role</div>';

let readyState: DocumentReadyState = 'interactive';
let claimed: Denial[] = [];
const look = (address: string) => probe(document, address, detectors, (denial) => claimed.push(denial));

beforeEach(() => {
  claimed = [];
  readyState = 'interactive';
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => readyState);
});
afterEach(() => {
  vi.restoreAllMocks();
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

test('a refused site is claimed at once', () => {
  look('https://contoso.sharepoint.com/sites/x/_layouts/15/AccessDenied.aspx');
  expect(claimed.map(({ detector }) => detector)).toEqual(['sharePoint']);
});

test('an error page whose sentence is rendered late is read when it has loaded, once', () => {
  document.head.innerHTML = errorMeta;
  look(login);
  expect(claimed).toEqual([]);
  document.body.innerHTML = sentence;
  document.defaultView?.dispatchEvent(new Event('load'));
  document.defaultView?.dispatchEvent(new Event('load'));
  expect(claimed.map(({ code }) => code)).toEqual([50105]);
});

test('an error page that is complete is not waited for', () => {
  document.head.innerHTML = errorMeta;
  readyState = 'complete';
  look(login);
  document.defaultView?.dispatchEvent(new Event('load'));
  expect(claimed).toEqual([]);
});

test.each([
  ['a healthy sign-in page', login, '<meta name="PageID" content="ConvergedSignIn" />'],
  ['a page without a page id', login, ''],
  [
    'a healthy SharePoint page',
    'https://contoso.sharepoint.com/sites/x',
    errorMeta.replace('Error', 'SignIn'),
  ],
])('nothing is left behind on %s', (_, address, head) => {
  document.head.innerHTML = head;
  const spies = [
    vi.spyOn(window, 'addEventListener'),
    ...(document.defaultView === null ? [] : [vi.spyOn(document.defaultView, 'addEventListener')]),
    vi.spyOn(document, 'addEventListener'),
    vi.spyOn(window, 'setTimeout'),
    vi.spyOn(window, 'setInterval'),
    vi.spyOn(MutationObserver.prototype, 'observe'),
  ];
  look(address);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  expect(claimed).toEqual([]);
});

test('a code Knock has no row for is reported, since the organisation may know it', () => {
  document.head.innerHTML = errorMeta;
  document.body.innerHTML = '<div id="service_exception_message">AADSTS399999: something new</div>';
  readyState = 'complete';
  look(login);
  expect(claimed).toMatchObject([{ reason: 'unknown', code: 399999, curable: 'no' }]);
});
