import { describe, expect, it } from 'vitest';
import { askSite, type SiteQuestion } from '../../lib/site/askSite.ts';
import { refusedPart } from '../../lib/site/refusedPart.ts';
import type { SiteAnswer } from '../../lib/site/siteAnswer.ts';
import { browserOf } from '../tenant/login/testing/signedIn.ts';
import type { Seed } from '../tenant/organization.ts';
import type { SwitchPositions } from '../tenant/state/switches.ts';
import { stillTenant, withAssignment } from '../tenant/testing.ts';

const adele = 'AdeleV@contoso.com';
const host = 'https://contoso.sharepoint.com';
const brand = `${host}/sites/brand`;
const nord = `${host}/sites/vertriebnord`;
const brandGroups = { view: '4', edit: '5', manage: '3' };

/** Somebody who is signed in to SharePoint; their browser sends its cookies with what Knock asks. */
async function visitor(upn = adele, { seed, ...switches }: Partial<SwitchPositions> & { seed?: Seed } = {}) {
  const browser = await browserOf(stillTenant({ switches }, seed), upn);
  await browser.open(brand);
  const ask = (web: string, more: Partial<SiteQuestion> = {}): Promise<SiteAnswer> =>
    askSite({ web, username: upn, ...more }, browser.fetch);
  /** The address of the page that refuses, as the background sees it. */
  const refusedAt = async (url: string) => {
    const part = refusedPart((await browser.open(url)).url);
    if (part === undefined) throw new Error(`no part was refused at ${url}`);
    return part;
  };
  return { ask, refusedAt };
}

describe('a site of the simulated organisation', () => {
  it('that everybody reads opens for viewing', async () => {
    const { ask } = await visitor();
    expect(await ask(brand)).toEqual({ state: 'opens', reach: 'view', groups: brandGroups });
  });

  it.each([
    ['Brand – Members', 'edit', {}],
    ['Brand – Owners', 'manage', { mayAddPeople: true }],
  ])('opens further for who holds %s', async (name, reach, more) => {
    const { ask } = await visitor(adele, { seed: withAssignment(adele, name) });
    expect(await ask(brand)).toEqual({ state: 'opens', reach, groups: brandGroups, ...more });
  });

  it('refuses who has nothing there, and who has one file of it', async () => {
    expect(await (await visitor()).ask(nord)).toEqual({ state: 'refuses' });
    expect(await (await visitor('IsaiahL@contoso.com')).ask(nord)).toEqual({ state: 'refuses' });
  });

  it('is gone, or may have moved', async () => {
    const { ask } = await visitor();
    expect(await ask(`${host}/sites/intranet2019`)).toEqual({ state: 'gone' });
    expect(await ask(`${host}/sites/nowhere`)).toEqual({ state: 'gone' });
    expect(await ask(`${host}/sites/branding`)).toEqual({ state: 'cantTell' });
  });

  it.each(['withoutUser', 'badRequest'] as const)(
    'answers in two where $expand is %s',
    async (siteExpand) => {
      const { ask } = await visitor(adele, { siteExpand });
      expect(await ask(brand)).toEqual({ state: 'opens', reach: 'view', groups: {} });
      expect(await ask(nord)).toEqual({ state: 'refuses' });
    },
  );

  it('says nothing on a device that is not managed, to somebody else, or without a session', async () => {
    const unmanaged = await visitor(adele, { unmanagedDevice: true });
    expect(await unmanaged.ask(nord)).toEqual({ state: 'cantTell' });
    const { ask } = await visitor();
    expect(await ask(brand, { username: 'MeganB@contoso.com' })).toEqual({ state: 'cantTell' });
    expect(await ask(nord, { isOpen: true })).toEqual({ state: 'cantTell' });
    const nobody = stillTenant();
    const answer = await askSite({ web: brand, username: adele }, async (input) =>
      nobody.handle(new Request(String(input))),
    );
    expect(answer).toEqual({ state: 'cantTell' });
  });
});

describe('a part with permissions of its own', () => {
  it.each([
    'Contracts/Forms/AllItems.aspx',
    'Lists/Suppliers/AllItems.aspx',
    'Shared Documents/Agencies/Fees.xlsx',
  ])('%s is known from the address that refuses it, and refuses', async (path) => {
    const { ask, refusedAt } = await visitor();
    const part = await refusedAt(`${brand}/${path}`);
    expect(await ask(brand, { part })).toMatchObject({ state: 'opens', reach: 'view', part: 'refuses' });
  });

  it('is never said to be gone where SharePoint hides it', async () => {
    const { ask, refusedAt } = await visitor(adele, { partRefusal: 'notFound' });
    const part = await refusedAt(`${brand}/Shared Documents/Agencies/Fees.xlsx`);
    expect(await ask(brand, { part })).toMatchObject({ state: 'opens', part: 'cantTell' });
  });

  it('opens for who holds what its group gives', async () => {
    const part = await (await visitor()).refusedAt(`${brand}/Contracts/Forms/AllItems.aspx`);
    const { ask } = await visitor(adele, { seed: withAssignment(adele, 'Brand contracts') });
    expect(await ask(brand, { part })).toMatchObject({ state: 'opens', reach: 'view', part: 'edit' });
  });
});
