import { expect, it } from 'vitest';
import { hostPatterns, hostResolverRules, isSharePointHost } from './hosts.ts';
import { testSeed } from './login/testing/seed.ts';

it('covers every host of the organisation once, and leaves extension redirects alone', () => {
  const patterns = hostPatterns(testSeed());
  expect(patterns).toContain('*.contoso.com');
  expect(patterns).toContain('*.sharepoint.com');
  expect(patterns.filter((host) => /sugarlearning|contoso\.sharepoint|chromiumapp/.test(host))).toEqual([]);
  expect(new Set(patterns).size).toBe(patterns.length);
});

it('maps every host to the port and lets no other name resolve', () => {
  const rules = hostResolverRules(8443, testSeed());
  expect(rules).toContain('MAP login.microsoftonline.com:443 127.0.0.1:8443, ');
  expect(rules).toMatch(/MAP \* ~NOTFOUND, EXCLUDE 127\.0\.0\.1, EXCLUDE localhost$/);
});

it('knows SharePoint hosts on a dot boundary', () => {
  expect(isSharePointHost('contoso.sharepoint.us')).toBe(true);
  expect(isSharePointHost('evilsharepoint.com')).toBe(false);
});
