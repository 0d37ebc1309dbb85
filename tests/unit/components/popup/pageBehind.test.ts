import { describe, expect, it } from 'vitest';
import { pageBehind } from '../../../../components/popup/pageBehind.ts';
import type { DeclaredApplication } from '../../../../lib/denial/declared.ts';
import type { PageIdentity } from '../../../../lib/denial/denial.ts';
import { groupKey } from '../../../../lib/resource/resource.ts';

const guid = '29ce1dc6-fe37-4d30-ac73-ee9aaa4e3987';
const wiki: DeclaredApplication = {
  id: 'wiki',
  displayName: 'Team wiki',
  hosts: ['wiki.contoso.com', '*.boards.contoso.com'],
  resource: groupKey(guid),
  signals: [],
};
const team: PageIdentity = { product: 'teams', resources: [{ key: groupKey(guid), from: 'query' }] };
const behind = (address: string | undefined, granted: string[] = [], remembered?: PageIdentity) =>
  pageBehind(address, remembered, [wiki], granted);
const keys = ({ page }: ReturnType<typeof behind>) => page?.resources.map(({ key }) => key);

describe('the page behind the popup', () => {
  it.each([
    undefined,
    'not an address',
    'http://contoso.sharepoint.com/sites/x',
    'chrome://settings/',
    'file:///x',
  ])('%s is none', (address) => expect(behind(address)).toEqual({ isKnown: true }));

  it('is what policy declares there, whatever its address says', () => {
    const found = behind('https://wiki.contoso.com/x?y');
    expect(found).toMatchObject({ isKnown: true, askable: 'wiki.contoso.com' });
    expect(found.page).toMatchObject({ product: 'inHouse', resourceName: 'Team wiki' });
    expect(keys(found)).toEqual([groupKey(guid)]);
  });

  it('is not asked for once it is granted', () => {
    expect(behind('https://wiki.contoso.com/', ['https://wiki.contoso.com/*'])).not.toHaveProperty('askable');
    expect(behind('https://dev.azure.com/contoso/plan', ['https://*/*'])).not.toHaveProperty('askable');
    expect(behind('https://dev.azure.com/contoso/plan')).toMatchObject({ askable: 'dev.azure.com' });
  });

  it('is what its address is about, and not asked for where nothing would watch it', () => {
    const found = behind(`https://app.powerbi.com/groups/${guid}/list`);
    expect(keys(found)).toEqual([`powerbiworkspace|${guid}`]);
    expect(found).not.toHaveProperty('askable');
  });

  it('is the team that a link led to, where the page has forgotten it', () => {
    expect(keys(behind('https://teams.microsoft.com/v2/', [], team))).toEqual([groupKey(guid)]);
  });

  it('is nothing on a page of a known product that is about nothing', () => {
    const found = behind('https://app.powerbi.com/home');
    expect(found).toMatchObject({ isKnown: true });
    expect(found).not.toHaveProperty('page');
  });

  it('is taken for an application by its host on any other site', () => {
    const found = behind('https://intranet.fabrikam.example/a?secret=1');
    expect(found.isKnown).toBe(false);
    expect(keys(found)).toEqual(['applicationhost|intranet.fabrikam.example']);
    expect(JSON.stringify(found.page)).not.toContain('secret');
    expect(found).not.toHaveProperty('askable');
  });

  it('does not take a domain for a name below it', () => {
    expect(behind('https://a.boards.contoso.com/').page?.resourceName).toBe('Team wiki');
    expect(behind('https://boards.contoso.com/').page?.resourceName).toBe('boards.contoso.com');
  });
});
