import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordPage } from '../../lib/denial/recording.ts';
import { verdictOf } from './verdict.ts';

const raw = { status: 200, title: '', text: '' };

test('a page keeps its shape and its codes, and nothing of anybody', () => {
  expect(
    recordPage({
      url: 'https://contoso.crm4.dynamics.com/main.aspx?appid=b86bd27b-2e83-ec11-8d21-000d3a64cba3&etn=ana_silva#x=1',
      status: 403,
      title: 'Ana Silva – Payroll',
      text: 'Error 0x80072560 for ana@contoso.com: you don’t have access',
      pageId: 'ConvergedError',
    }),
  ).toEqual({
    recording: 1,
    url: 'https://customer.dynamics.com/main.aspx?appid={text}&{name}={text}#{name}={text}',
    status: 403,
    title: '',
    text: '0x80072560 · you don’t have access',
    pageId: 'ConvergedError',
  });
});

test('no word of an address, a title or a text survives', () => {
  const word = fc.stringMatching(/^q[a-z]{7,12}q$/);
  fc.assert(
    fc.property(word, word, word, word, word, (host, segment, name, value, title) => {
      const url = `https://${host}.sharepoint.com/sites/${segment}/x?${name}=${value}&Source=${value}#${value}`;
      const text = JSON.stringify(
        recordPage({ ...raw, url, title, text: `${title} ${value}`, pageId: value }),
      );
      for (const own of [host, segment, name, value, title]) expect(text).not.toContain(own);
      const stranger = recordPage({ ...raw, url: `https://${host}.${segment}.example/` });
      expect(stranger.url).toBe('https://host.example/');
    }),
  );
});

test('what was saved can be judged', () => {
  const { url, status, title } = recordPage({
    ...raw,
    url: 'https://contoso.sharepoint.com/sites/HR/_layouts/15/AccessDenied.aspx?Source=https%3A%2F%2Fx',
  });
  expect(verdictOf({ url, status, title })).toMatchObject({ denied: true, detector: 'sharePoint' });
});

test('a recorded refusal is judged by what was kept of its text, and its placeholders are no ids', () => {
  const proxy = recordPage({
    ...raw,
    url: 'https://intranet-contoso.msappproxy.net/reports/Ana',
    status: 403,
    text: "This corporate app can't be accessed. … Status Code: Forbidden",
  });
  expect(verdictOf(proxy)).toMatchObject({ denied: true, rule: 'applicationProxy.forbidden' });
  const { url } = recordPage({ ...raw, url: 'https://dev.azure.com/contoso/Secret/_git/x' });
  expect(verdictOf({ url }).identity).toBeNull();
});
