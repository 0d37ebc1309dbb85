import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/decodeSettings.ts';
import { askedPatterns, hostsOf, spareHosts } from '../../../lib/settings/productHosts.ts';

const wiki = {
  id: 'wiki',
  displayName: 'Wiki',
  hosts: ['contoso-wiki.azurewebsites.net', 'wiki.contoso.com'],
  resource: 'aadgroup|x' as never,
  signals: [],
};

it('what the organisation asks for is its applications’ hosts and those of the products it names', () => {
  expect(
    askedPatterns({
      ...defaultSettings,
      inHouseApplications: [wiki, { ...wiki, id: 'other', hosts: ['wiki.contoso.com'] }],
      watchedProducts: ['teams', 'sharePoint'],
    }),
  ).toEqual([
    'https://contoso-wiki.azurewebsites.net/*',
    'https://wiki.contoso.com/*',
    'https://*.sharepoint.us/*',
    'https://*.sharepoint-mil.us/*',
    'https://*.sharepoint.cn/*',
    'https://teams.microsoft.com/*',
    'https://teams.cloud.microsoft/*',
  ]);
});

it('an organisation in a national cloud asks for that cloud’s hosts by itself', () => {
  expect(askedPatterns({ ...defaultSettings, cloud: 'usGovDoD' })).toEqual([
    'https://*.sharepoint-mil.us/*',
    'https://login.microsoftonline.us/*',
    'https://dod-graph.microsoft.us/*',
  ]);
  expect(askedPatterns(defaultSettings)).toEqual([]);
});

describe('switching a product off gives back', () => {
  it('its hosts', () => {
    expect(spareHosts('teams', [])).toEqual(hostsOf('teams'));
    expect(hostsOf('teams')).toHaveLength(2);
  });
  it('nothing that came with the installation', () => {
    expect(spareHosts('sharePoint', [])).toEqual([]);
  });
  it('nothing that the organisation asks for: not the product’s own, nothing around an application’s', () => {
    expect(spareHosts('teams', ['https://teams.microsoft.com/*'])).toEqual([
      'https://teams.cloud.microsoft/*',
    ]);
    expect(spareHosts('appService', ['https://contoso-wiki.azurewebsites.net/*'])).toEqual([]);
    expect(spareHosts('azureDevOps', ['https://wiki.contoso.com/*'])).toEqual(hostsOf('azureDevOps'));
  });
});
