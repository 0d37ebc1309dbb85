import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/decodeSettings.ts';
import { coversHost, coversPattern } from '../../../lib/settings/matchPatterns.ts';
import { wantedScripts } from '../../../lib/settings/wantedScripts.ts';

describe('a granted pattern', () => {
  it.each([
    ['https://*.contoso.com/*', 'wiki.contoso.com', true],
    ['https://*.contoso.com/*', 'contoso.com', true],
    ['https://*.contoso.com/*', 'evilcontoso.com', false],
    ['https://wiki.contoso.com/*', 'x.wiki.contoso.com', false],
    ['<all_urls>', 'wiki.contoso.com', true],
    ['http://wiki.contoso.com/*', 'wiki.contoso.com', false],
  ])('%s covers the host %s: %s', (pattern, host, expected) => {
    expect(coversHost(pattern, host)).toBe(expected);
  });
  it.each([
    ['https://*/*', 'https://*.contoso.com/x/*', true],
    ['https://*.contoso.com/*', 'https://*.apps.contoso.com/*', true],
    ['https://wiki.contoso.com/*', 'https://*.contoso.com/*', false],
    ['https://*.apps.contoso.com/*', 'https://*.contoso.com/*', false],
  ])('%s covers the pattern %s: %s', (granted, pattern, expected) => {
    expect(coversPattern(granted, pattern)).toBe(expected);
  });
});

describe('the scripts to register', () => {
  const wiki = {
    id: 'wiki',
    displayName: 'Wiki',
    hosts: ['wiki.contoso.com', '*.apps.contoso.com'],
    resource: 'aadgroup|x' as never,
    signals: [{ status: [403] }],
  };
  const settings = { ...defaultSettings, inHouseApplications: [wiki] };

  it('are none before anything is granted', () => {
    expect(wantedScripts(settings, ['https://*.sharepoint.com/*'])).toEqual([]);
  });
  it('are those of a product whose hosts are granted, on its own addresses', () => {
    const [aws, ...others] = wantedScripts(defaultSettings, ['https://portal.sso.eu-west-1.amazonaws.com/*']);
    expect(others).toEqual([]);
    expect(aws?.matches).toEqual(['https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/*']);
  });
  it('run on one host of a product where only that is granted', () => {
    const [dynamics] = wantedScripts(defaultSettings, ['https://contoso.crm4.dynamics.com/*']);
    expect(dynamics).toMatchObject({
      id: 'dynamics/denialServices.js',
      matches: ['https://contoso.crm4.dynamics.com/*'],
    });
  });
  it('leave out what the person switched off', () => {
    const off = { ...defaultSettings, unwatchedProducts: ['azureDevOps' as const] };
    expect(wantedScripts(off, ['https://dev.azure.com/*'])).toEqual([]);
  });
  it('run on declared hosts as far as they are granted', () => {
    expect(wantedScripts(settings, ['https://wiki.contoso.com/*'])).toMatchObject([
      { id: 'declared', js: ['denialDeclared.js'], matches: ['https://wiki.contoso.com/*'] },
    ]);
  });
});
