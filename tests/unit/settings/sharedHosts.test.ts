import { afterEach, expect, it, vi } from 'vitest';

vi.mock('wxt/browser', () => ({
  browser: { runtime: { getURL: (path: string) => `chrome-extension://knock${path}` } },
}));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** What a context makes of these policies in turn; `answer`: its own file, or nothing. */
async function judge(pattern: string, policies: unknown[], answer?: string) {
  const read = vi.fn(async (_: string) => {
    if (answer === undefined) throw new TypeError('no such file');
    return new Response(answer);
  });
  vi.stubGlobal('fetch', read);
  const { readSharedHosts } = await import('../../../lib/settings/sharedHosts.ts');
  const { hostProblem } = await import('../../../lib/settings/hostPattern.ts');
  for (const policy of policies) await readSharedHosts(policy);
  return { asked: read.mock.calls.map(([url]) => url), problem: hostProblem(pattern) };
}

const inHouse = (host: string) => ({ inHouseApplications: [{ hosts: [host] }] });

it('reads the list once, where a host has a wildcard', async () => {
  const wide = inHouse('*.contoso.com');
  const text = { inHouseApplications: JSON.stringify(wide.inHouseApplications) };
  const { asked, problem } = await judge('*.shop.example', [text, wide], '#\n.shop.example\n');
  expect(asked).toEqual(['chrome-extension://knock/shared-hosts.txt']);
  expect(problem).toMatch(/too broad/);
});

it('does not read it for other policies', async () => {
  const { asked, problem } = await judge('wiki.contoso.com', [{}, undefined, inHouse('wiki.contoso.com')]);
  expect(asked).toEqual([]);
  expect(problem).toBeUndefined();
});

it('lets no wildcard through without it', async () => {
  const { problem } = await judge('*.contoso.com', [inHouse('*.contoso.com')]);
  expect(problem).toMatch(/can’t be checked/);
});
