// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectors } from '../../lib/denial/detectors.ts';
import { parseEntraConfig } from '../../lib/denial/entraConfig.ts';
import { detectDenial } from '../../lib/denial/judge.ts';
import { readFacts } from '../../lib/denial/readFacts.ts';

const address = 'https://login.microsoftonline.com/common/reprocess?ctx=r';
const page = (head: string, body = ''): Document =>
  new DOMParser().parseFromString(`<html><head>${head}</head><body>${body}</body></html>`, 'text/html');
const meta = (pageId: string): string => `<meta name="PageID" content="${pageId}" />`;
const config = (members: object): string =>
  `<script>//<![CDATA[\n$Config=${JSON.stringify(members)};\n//]]></script><script>var $loader={};</script>`;
const sentence = "AADSTS50105: The signed in user '{EmailHidden}' is not assigned to a role";

const neighbour = (pageId: string): string =>
  readFileSync(join(import.meta.dirname, `fixtures/html/entra-neighbour-${pageId}.html`), 'utf8');

describe('readFacts', () => {
  test('the error page: page id, state and sentence', () => {
    const facts = readFacts(
      page(
        meta('ConvergedError') +
          config({
            pgid: 'ConvergedError',
            sErrorCode: '50105',
            strServiceExceptionMessage: sentence,
            urlPost: '/x',
          }),
        `<div id="service_exception_message"> ${sentence} </div>`,
      ),
      address,
    );
    expect(facts).toMatchObject({
      pageId: 'ConvergedError',
      config: { pageId: 'ConvergedError', errorCode: 50105, message: sentence, postUrl: '/x' },
      message: sentence,
    });
    expect(detectDenial(facts, detectors)?.code).toBe(50105);
  });

  test('state without a meta element is enough', () => {
    const facts = readFacts(page(config({ pgid: 'ConvergedError', iErrorCode: 50105 })), address);
    expect(detectDenial(facts, detectors)?.code).toBe(50105);
  });

  test('nothing but the page id is read of a healthy page', () => {
    const facts = readFacts(
      page(meta('ConvergedSignIn') + config({ pgid: 'ConvergedError', sErrorCode: '50105' })),
      address,
    );
    expect(facts).toEqual({ url: new URL(address), pageId: 'ConvergedSignIn' });
  });

  test.each(['ConvergedProofUpRedirect', 'ConvergedSignIn', 'ConvergedTFA'])('the saved %s', (pageId) => {
    const facts = readFacts(new DOMParser().parseFromString(neighbour(pageId), 'text/html'), address);
    expect(facts.pageId).toBe(pageId);
    expect(detectDenial(facts, detectors)).toBeUndefined();
  });

  test('a healthy page without its meta element is still told by its state', () => {
    const html = neighbour('ConvergedSignIn').replace(/<meta name="PageID"[^>]*>/, '');
    const facts = readFacts(new DOMParser().parseFromString(html, 'text/html'), address);
    expect(facts.config?.pageId).toBe('ConvergedSignIn');
    expect(detectDenial(facts, detectors)).toBeUndefined();
  });

  test('a state that is larger than what is read gives none', () => {
    const facts = readFacts(
      page(
        meta('ConvergedError') +
          config({ pgid: 'ConvergedError', iErrorCode: 50105, big: 'x'.repeat(70_000) }),
      ),
      address,
    );
    expect(facts.config).toBeUndefined();
    expect(detectDenial(facts, detectors)).toBeUndefined();
  });

  test('markers far down the head or in the body are not looked for', () => {
    const facts = readFacts(
      page('<link>'.repeat(100) + meta('ConvergedError'), meta('ConvergedError')),
      address,
    );
    expect(facts.pageId).toBeUndefined();
  });

  test('a page without a head', () => {
    expect(readFacts({ head: null, getElementById: () => null }, address)).toEqual({ url: new URL(address) });
  });
});

describe('parseEntraConfig', () => {
  test.each([
    'no state at all',
    '$Config=',
    '$Config={',
    '$Config={"pgid":"ConvergedError"',
    "$Config={pgid:'ConvergedError'};",
    '$Config=null;//};',
    '$Config={"pgid":"ConvergedError",}};',
  ])('%s is not believed', (script) => {
    expect(parseEntraConfig(script)).toBeUndefined();
  });

  test('members of other types are left out', () => {
    expect(
      parseEntraConfig('$Config={"pgid":{},"sErrorCode":"{{.X}}","iErrorCode":[1],"urlPost":null};'),
    ).toEqual({});
  });

  test('the second code counts where the first is empty', () => {
    expect(parseEntraConfig('$Config={"sErrorCode":"","iErrorCode":50105};')).toEqual({ errorCode: 50105 });
  });
});
