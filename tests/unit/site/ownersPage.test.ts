import { describe, expect, it } from 'vitest';
import { isForOwners } from '../../../lib/site/ownersPage.ts';

const host = 'https://contoso.sharepoint.com';
const refusal = (source: string) =>
  new URL(`${host}/sites/HR/_layouts/15/AccessDenied.aspx?Source=${encodeURIComponent(source)}&Type=web`);

describe('a refused page for owners', () => {
  it.each(['settings', 'user', 'Role', 'prjsetng'])('is %s.aspx below the layouts', (name) => {
    expect(isForOwners(refusal(`${host}/sites/HR/_layouts/15/${name}.aspx?x=1`))).toBe(true);
  });

  it.each([
    `${host}/sites/HR/SitePages/settings.aspx`,
    `${host}/sites/HR/_layouts/15/viewlsts.aspx`,
    'https://fabrikam.sharepoint.com/sites/HR/_layouts/15/settings.aspx',
    'no address',
    '',
  ])('is not %s', (source) => {
    expect(isForOwners(refusal(source))).toBe(false);
  });

  it('is not one that is not named', () => {
    expect(isForOwners(new URL(`${host}/sites/HR/_layouts/15/AccessDenied.aspx`))).toBe(false);
  });
});
