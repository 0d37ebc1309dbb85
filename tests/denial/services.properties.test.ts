// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { applicationProxy } from '../../lib/denial/applicationProxy.ts';
import { appService } from '../../lib/denial/appService.ts';
import { aws } from '../../lib/denial/aws.ts';
import { azureDevOps } from '../../lib/denial/azureDevOps.ts';
import type { PageFacts } from '../../lib/denial/detector.ts';
import { dynamics } from '../../lib/denial/dynamics.ts';
import { isOnHosts } from '../../lib/denial/hosts.ts';
import { judge } from '../../lib/denial/judge.ts';
import { readTextFacts } from '../../lib/denial/readFacts.ts';

const services = [azureDevOps, applicationProxy, dynamics, aws, appService];

/** A page each that is claimed: its address, and all that its rule asks for. */
const refusals: Record<string, PageFacts> = {
  azureDevOps: {
    url: new URL('https://dev.azure.com/contoso/Secret'),
    status: 401,
    title: "TF400813: The user 'ana@contoso.com' is not authorized to access this resource.",
  },
  applicationProxy: {
    url: new URL('https://intranet-contoso.msappproxy.net/'),
    status: 403,
    text: "This corporate app can't be accessed. Status Code: Forbidden",
  },
  dynamics: {
    url: new URL('https://contoso.crm4.dynamics.com/main.aspx'),
    status: 403,
    text: '0x80072560 The user is not a member of the organization.',
  },
  aws: {
    url: new URL('https://portal.sso.eu-central-1.amazonaws.com/saml/assertion/apl-0123456789abcdef'),
    status: 200,
    text: '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}',
  },
  appService: {
    url: new URL('https://fieldreports.azurewebsites.net/.auth/login/aad/callback'),
    status: 403,
    text: 'You do not have permission to view this directory or page.',
  },
};
const refusal = fc.constantFrom(...Object.values(refusals));
/** Everything that any of them says, as an article, a ticket or a search result quotes it. */
const quoted = Object.values(refusals)
  .map(({ title = '', text = '' }) => `${title} ${text}`)
  .join('\n');

const at = (facts: PageFacts, url: string): PageFacts => ({ ...facts, url: new URL(url) });

test.each(Object.entries(refusals))('%s is claimed as it stands, and by nobody else', (id, facts) => {
  expect(judge(facts, services)?.detector).toBe(id);
});

describe('no service is claimed', () => {
  test('on a host that only looks like it', () => {
    fc.assert(
      fc.property(refusal, fc.domain(), (facts, domain) => {
        const { hostname, pathname } = facts.url;
        const copies = [
          `https://${hostname}.${domain}${pathname}`,
          `https://${domain}/${hostname}${pathname}`,
          `https://${hostname.replace('.', '-')}.${domain}${pathname}`,
          `https://x${hostname.replace(/^[^.]+\./, '')}${pathname}`,
          `https://${domain}@${hostname}${pathname}`,
          `https://${hostname}:8443${pathname}`,
          `http://${hostname}${pathname}`,
        ];
        for (const copy of copies) expect(judge(at(facts, copy), services)).toBeUndefined();
      }),
    );
  });

  test('of a page anywhere that quotes all of their errors', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.constantFrom(200, 401, 403, 404), (url, status) => {
        const isTheirs = services.some(({ hosts }) => isOnHosts(new URL(url), hosts));
        fc.pre(!isTheirs);
        expect(judge({ url: new URL(url), status, title: quoted, text: quoted }, services)).toBeUndefined();
      }),
    );
  });

  test('of a page of their own that quotes errors and was served well', () => {
    for (const { url } of Object.values(refusals)) {
      // The proxy's page has no sign but its words: only there do they count at any status.
      if (url.hostname.endsWith('.msappproxy.net')) continue;
      expect(
        judge({ url, status: 200, title: `How to fix ${quoted}`, text: `Fix: ${quoted}` }, services),
      ).toBeUndefined();
    }
  });

  test.each(['status', 'title', 'text'] as const)(
    'without its %s, where its rule asks for that',
    (member) => {
      for (const [id, facts] of Object.entries(refusals)) {
        const { [member]: taken, ...rest } = facts;
        const needed: Record<string, readonly string[]> = {
          azureDevOps: ['status', 'title'],
          applicationProxy: ['text'],
          dynamics: ['status', 'text'],
          aws: ['text'],
          appService: ['status', 'text'],
        };
        if (taken === undefined || !needed[id]?.includes(member)) continue;
        expect(judge(rest, services)).toBeUndefined();
      }
    },
  );
});

test('whatever a page of theirs says: an answer, bounded and safe to show', () => {
  const spice = fc.constantFrom(
    quoted,
    '\u202e',
    '\u200b',
    'ana@',
    '@contoso.com',
    '{"__type":',
    '%',
    '\0',
    "'",
  );
  const hostile = fc
    .array(fc.oneof(spice, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const path = fc
    .array(
      fc.oneof(
        fc.constantFrom('/', '%2F', '_git', 'DefaultCollection', '\u202e', '..'),
        fc.string({ maxLength: 8 }),
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      refusal,
      path,
      hostile,
      hostile,
      fc.integer({ min: 100, max: 599 }),
      (facts, more, title, text, status) => {
        const url = URL.parse(`${facts.url.href}${more}`);
        fc.pre(url !== null);
        const denial = judge(
          { url: url ?? facts.url, status, title, text: `${facts.text ?? ''} ${text}` },
          services,
        );
        if (denial === undefined) return;
        expect(
          isOnHosts(
            url ?? facts.url,
            services.flatMap(({ hosts }) => hosts),
          ),
        ).toBe(true);
        expect(denial.resources.length).toBeLessThanOrEqual(2);
        expect([...(denial.resourceName ?? 'x')].length).toBeLessThanOrEqual(253);
        expect(denial.resourceName ?? 'x').not.toMatch(/\p{C}/u);
        expect((denial.resourceUrl ?? '').length).toBeLessThanOrEqual(400);
        expect(denial.userHint ?? 'a@b.de').toMatch(/^[\w.!#^~+-]+@[a-z0-9.-]+$/i);
      },
    ),
    { numRuns: 1000 },
  );
});

describe('what is read of a hostile document is bounded', () => {
  const megabyte = 'x'.repeat(1_000_000);
  const read = (body: string, title = '') => {
    const page = new DOMParser().parseFromString(
      `<html><head><title>${title}</title></head><body>${body}</body></html>`,
      'text/html',
    );
    const walks = vi.spyOn(page, 'createTreeWalker');
    let steps = 0;
    walks.mockImplementation((root, what) => {
      const walker = Document.prototype.createTreeWalker.call(page, root, what);
      const { nextNode } = walker;
      walker.nextNode = () => {
        steps += 1;
        return nextNode.call(walker);
      };
      return walker;
    });
    return { facts: readTextFacts(page, 'https://dev.azure.com/contoso', 403), steps };
  };

  test('a title and a text of a megabyte', () => {
    const { facts, steps } = read(`<p>${megabyte}</p><p>after</p>`, megabyte);
    expect(facts.title).toHaveLength(512);
    expect(facts.text?.length).toBe(4095); // after a blank that is cut off
    expect(steps).toBe(1);
  });

  test('ten thousand texts, most of them empty', () => {
    const { facts, steps } = read('<p> </p><b>y</b>'.repeat(10_000));
    expect(steps).toBeLessThanOrEqual(300);
    expect(facts.text?.length).toBeLessThanOrEqual(4096);
  });

  test('a refusal far down a long page is not read: nobody claims what may be a comment', () => {
    const { facts } = read(`<p>article</p>${'<p>more</p>'.repeat(400)}<p>0x80072560</p>`);
    expect(judge(at(facts, 'https://contoso.crm4.dynamics.com/'), services)).toBeUndefined();
  });

  test('a document without a body, and one whose status is not known', () => {
    const page = new DOMParser().parseFromString('<html></html>', 'text/html');
    page.body?.remove();
    expect(readTextFacts(page, 'https://dev.azure.com/contoso', 0)).toEqual({
      url: new URL('https://dev.azure.com/contoso'),
      title: '',
      text: '',
    });
  });
});
