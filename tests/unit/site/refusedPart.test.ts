import { describe, expect, it } from 'vitest';
import { refusedPart } from '../../../lib/site/refusedPart.ts';

const list = 'd6e6c3d4-1621-41da-8255-162cebcf4761';
const file = '7ccb3956-603b-40ef-9641-c4e4ed439519';
const page = 'https://contoso.sharepoint.com/sites/Plans/_layouts/15/AccessDenied.aspx';
const partOf = (query: string, address = page) => refusedPart(new URL(`${address}?${query}`));

describe('the part that a denial address names', () => {
  it.each([
    ['a list', `Type=list&name=${list}`, { listId: list }],
    ['a list in braces', `Type=list&name=%7B${list.toUpperCase()}%7D`, { listId: list }],
    ['an item', `Type=item&name=${list}&listItemId=7`, { listId: list, itemId: 7 }],
    [
      'an item and its file',
      `Type=item&name=${list}&listItemId=7&listItemUniqueId=${file}`,
      { listId: list, itemId: 7 },
    ],
    ['a file alone', `Type=item&listItemUniqueId=${file}`, { uniqueId: file }],
    [
      'other letters and every sign in code',
      `TYPE=Item&NAME=${list.replaceAll('-', '%2D')}&LISTITEMID=1743`,
      { listId: list, itemId: 1743 },
    ],
    ['the first of two', `type=list&name=${list}&name=${file}`, { listId: list }],
  ])('%s', (_name, query, part) => expect(partOf(query)).toEqual(part));

  it.each([
    ['a whole site', `Type=web&name=${list}`],
    ['no kind', `name=${list}&listItemId=7`],
    ['a rule that took the access away', `type=accessremoved&name=${list}`],
    ['an item that is not named: its list is not what was refused', `Type=item&name=${list}`],
    ['a list without an id', 'Type=list&name=Documents'],
    ['more than an id', `Type=list&name=${list}')/items(1)/x('`],
    ['a number that is none', `Type=item&name=${list}&listItemId=7)%2F..%2Fx`],
    ['item 0', `Type=item&name=${list}&listItemId=0`],
    ['a file without an id', `Type=item&listItemUniqueId=../../secret`],
  ])('is not read from %s', (_name, query) => expect(partOf(query)).toBeUndefined());

  it('is read from a denial address alone', () => {
    const query = `Type=list&name=${list}`;
    expect(partOf(query, page.replace('/15/', '/'))).toEqual({ listId: list });
    for (const path of ['SitePages/AccessDenied.aspx', '_layouts/15/Doc.aspx', 'Lists/A/AllItems.aspx'])
      expect(partOf(query, `https://contoso.sharepoint.com/sites/Plans/${path}`)).toBeUndefined();
  });
});
