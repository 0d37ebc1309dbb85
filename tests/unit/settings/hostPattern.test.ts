import { describe, expect, it } from 'vitest';
import { identifiers } from '../../../lib/denial/identity/all.ts';
import { clouds } from '../../../lib/platform/cloud.ts';
import { hostProblem } from '../../../lib/settings/hostPattern.ts';

it('with a wildcard waits for the list of shared domains', () => {
  expect(hostProblem('*.apps.contoso.com', '')).toMatch(/can’t be checked/);
  expect(hostProblem('wiki.contoso.com', '')).toBeUndefined();
});

describe('a host', () => {
  it.each([
    'wiki.contoso.com',
    '*.apps.contoso.com',
    '*.contoso.com',
    '*.bmw.de',
    '*.contoso.co.uk',
    '*.city.kobe.jp',
    'contoso.azurewebsites.net',
    'contoso.fly.dev',
    'xn--bcher-kva.example',
  ])('%s may be watched', (host) => expect(hostProblem(host)).toBeUndefined());
  it.each([
    '*',
    '*.com',
    '*.co.uk',
    'localhost',
    'https://wiki.contoso.com',
    'wiki.contoso.com/x',
    '*.*.contoso.com',
    'a*.contoso.com',
    '*.sharepoint.com',
    '*.github.io',
    '*.contoso.github.io',
    '*.blob.core.windows.net',
    '*.crm4.dynamics.com',
    '*.s3.amazonaws.com',
    '*.microsoftonline.us',
    '*.partner.microsoftonline.cn',
    '*.gouv.fr',
    '*.fly.dev',
    '*.contoso.fly.dev',
    '*.onrender.com',
    '*.azurecontainerapps.io',
    '*.tokyo.jp',
    '*.kobe.jp',
    '*.x.kobe.jp',
    '*.k12.ca.us',
    '*.on.aws',
    '*.xn--55qx5d.cn',
    'sts.windows.net',
    'login.microsoftonline.com',
    '*.login.microsoftonline.us',
    '192.168.0.1',
    'wiki.contoso.com:8443',
    '',
  ])('%s may not', (host) => expect(hostProblem(host)).toMatch(/\w/));

  const own = [
    ...Object.values(clouds).flatMap(({ loginHost, graphHost, sharePointSuffix }) => [
      loginHost,
      graphHost,
      `x.${sharePointSuffix}`,
    ]),
    ...identifiers.flatMap(({ hosts }) => hosts.map((one) => (one.startsWith('.') ? `x${one}` : one))),
  ];
  it.each([...new Set(own)])('no wildcard takes in %s, which Knock knows by itself', (name) => {
    const labels = name.split('.');
    for (let from = 1; from < labels.length; from++)
      expect(hostProblem(`*.${labels.slice(from).join('.')}`)).toMatch(/\w/);
  });
});
