import { describe, expect, it } from 'vitest';
import { readKey, readOwnerLine, resourceOfKey } from '../../../lib/authoring/ownerLine.ts';
import { needs } from '../../../lib/entitlement/need.ts';
import { ownerLine } from '../../../lib/offer/ownerLine.ts';
import { mailLink } from '../../../lib/offer/ownerLinks.ts';
import type { ResourceKey } from '../../../lib/resource/resource.ts';

const guid = '5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a8b';
const key = (text: string) => text as ResourceKey;
const site = key('sharepointonline|https://contoso.sharepoint.com/sites/orion');
const keys = [
  site,
  key('sharepointonline|https://contoso.sharepoint.com'),
  key("sharepointonline|https://contoso.sharepoint.com/sites/o'brien"),
  key('sharepointonline|https://contoso.sharepoint.com/teams/büro münchen/团队'),
  key('sharepointonline|https://contoso.sharepoint.com/sites/a%23b%3fc'),
  key('sharepointonline|https://contoso.sharepoint.com/sites/a&b+c=d;e,f(g)'),
  key(`aadgroup|${guid}`),
  key(`aadapplication|${guid}`),
  key(`appid|${guid}`),
];

describe('the line that an owner gets', () => {
  it.each(keys)('is read as it was written: %s', (one) => {
    for (const need of needs) {
      const line = ownerLine(one, need);
      const told = { key: one, need, reason: 'for the launch, "soon"' };
      expect(readOwnerLine(line)).toEqual({ key: one, need, reason: '' });
      expect(readOwnerLine(`${line} for the launch, "soon"`)).toEqual(told);
      expect(readOwnerLine(`Dear Olga,\r\n\r\n> ${line} for the launch, "soon"\r\n> Adele`)).toEqual(told);
    }
  });

  it.each(keys)('survives a mail’s address: %s', (one) => {
    const text = `Hello\n\n${ownerLine(one, 'edit')} because\n\nAdele`;
    const link = mailLink({ mail: 'olga@contoso.com' }, { subject: 'x', text });
    const body = new URLSearchParams(link.split('?')[1]).get('body') ?? '';
    expect(readOwnerLine(body)).toEqual({ key: one, need: 'edit', reason: 'because' });
  });

  it('is read as mail programs show it', () => {
    const line = ownerLine(site, 'edit');
    const told = { key: site, need: 'edit', reason: 'because' };
    const address = 'https://contoso.sharepoint.com/sites/orion';
    expect(readOwnerLine(`${line}<${address}> because`)).toEqual(told);
    expect(readOwnerLine(`${line}\u00a0because`)).toEqual(told);
    expect(readOwnerLine(`${line}\r\nbecause`)).toEqual({ ...told, reason: '' });
    expect(readOwnerLine(`(see ${line}.)`)?.key).not.toBe(undefined);
    expect(readOwnerLine(`${line}.`)).toEqual({ ...told, reason: '' });
    expect(readOwnerLine(line.toUpperCase())).toEqual({ ...told, reason: '' });
  });

  it('says view where no need is known', () => {
    expect(readOwnerLine(ownerLine(site, undefined))).toEqual({ key: site, need: 'view', reason: '' });
  });
});

describe('another text', () => {
  it.each([
    '',
    'knock',
    'knock:',
    'knock:edit:',
    'knock:own:sharepointonline:https://contoso.sharepoint.com',
    'xknock:edit:sharepointonline:https://contoso.sharepoint.com',
    'knock:edit:sharepointonline:http://contoso.sharepoint.com/sites/x',
    'knock:edit:sharepointonline:javascript:alert(1)',
    'knock:edit:sharepointonline:data:text/html,x',
    'knock:edit:sharepointonline:https://evil.example/sites/x',
    'knock:edit:sharepointonline:https://contoso.sharepoint.com.evil.example/sites/x',
    'knock:edit:sharepointonline:https://user:word@contoso.sharepoint.com/sites/x',
    'knock:edit:sharepointonline:https://contoso.sharepoint.com:8443/sites/x',
    'knock:edit:sharepointonline:%E0%A4%A',
    'knock:edit:sharepointfolder:https://contoso.sharepoint.com/sites/x/folder',
    'knock:edit:aadgroup:not-a-guid',
    `knock:edit:aadgroup:${guid}/owners`,
    `knock:edit:aadgroup:${guid}?$expand=x`,
    `knock:edit:directoryrole:${guid}`,
    `knock:edit:__proto__:${guid}`,
    `knock:edit:constructor:${guid}`,
    `knock: edit:aadgroup:${guid}`,
    `${'knock:edit:'.repeat(2000)}`,
    'a'.repeat(100_000),
  ])('is none of ours: %s', (text) => {
    expect(readOwnerLine(text)).toBeUndefined();
  });

  it('tells of nobody who may ask or approve', () => {
    const line = ownerLine(site, 'edit');
    const told = readOwnerLine(
      `${line} {"approvers":["mallory@example.com"],"requests":{"who":"everyone"}} `,
    );
    expect(Object.keys(told ?? {}).sort()).toEqual(['key', 'need', 'reason']);
  });

  it('is short, whatever was pasted', () => {
    expect(readOwnerLine(`${ownerLine(site, 'edit')} ${'x'.repeat(10_000)}`)?.reason).toHaveLength(500);
    expect(readOwnerLine(`${ownerLine(site, 'edit')}${'x'.repeat(10_000)}`)?.key.length).toBeLessThan(1100);
  });
});

it('a key from outside gets its one spelling', () => {
  expect(readKey('SharePointOnline|https://Contoso.SharePoint.com/sites/Orion/?x=1#y')).toBe(site);
  expect(readKey(`AadGroup|${guid.toUpperCase()}`)).toBe(`aadgroup|${guid}`);
  expect(readKey('')).toBeUndefined();
});

it('names what a catalog takes', () => {
  expect(resourceOfKey(site)).toEqual({
    originSystem: 'SharePointOnline',
    originId: 'https://contoso.sharepoint.com/sites/orion',
    displayName: 'orion',
  });
  expect(resourceOfKey(key(`aadgroup|${guid}`))).toMatchObject({ originSystem: 'AadGroup', originId: guid });
  expect(resourceOfKey(key(`appid|${guid}`))).toEqual({ appId: guid });
  expect(resourceOfKey(key(`sharepointlist|${guid}`))).toBeUndefined();
});
