import { describe, expect, it } from 'vitest';
import type { PageIdentity } from '../../../lib/denial/denial.ts';
import { identifyPage } from '../../../lib/denial/identity/identifyPage.ts';
import { manualDenial } from '../../../lib/offer/manualDenial.ts';
import { found } from '../graph/world.ts';

const identified = (address: string): PageIdentity => found(identifyPage(address));
const library = identified('https://contoso.sharepoint.com/sites/X/Plans/Forms/AllItems.aspx');

describe('what a person says of a page', () => {
  it('is their word, and may be cured by a request', () => {
    expect(manualDenial(library, undefined)).toMatchObject({
      isManual: true,
      detector: 'person',
      reason: 'notAssigned',
      curable: 'yes',
    });
  });

  it('is about the site first, then about the folder that the page shows', () => {
    const { resources, ...denial } = manualDenial(library, undefined);
    expect(resources.map(({ key }) => key.split('|')[0])).toEqual(['sharepointonline', 'sharepointfolder']);
    expect(denial).not.toHaveProperty('parts');
  });

  it.each([
    ['Plans/Forms/AllItems.aspx', '/sites/x/plans'],
    ['Lists/Tasks/AllItems.aspx', '/sites/x/lists/tasks'],
    ['Plans/Forms/AllItems.aspx?id=/sites/X/Plans/Old%20ones/2024', '/sites/x/plans'],
  ])('names the list of %s, for which the site can be asked', (page, listPath) => {
    const denial = manualDenial(identified(`https://contoso.sharepoint.com/sites/X/${page}`), 'edit');
    expect(denial.part).toEqual({ listPath });
  });

  it('names no list where the page is the site’s own', () => {
    const home = identified('https://contoso.sharepoint.com/sites/X/SitePages/Home.aspx');
    expect(manualDenial(home, 'edit')).not.toHaveProperty('part');
  });

  it('keeps what they need there', () => {
    expect(manualDenial(library, 'edit').need).toBe('edit');
    expect(manualDenial(library, undefined)).not.toHaveProperty('need');
  });

  it('is nobody’s word for a page where its address or error text was pasted', () => {
    const pasted = manualDenial(library, undefined, true);
    expect(pasted).toMatchObject({ rule: 'person.paste', reason: 'notAssigned' });
    expect(pasted).not.toHaveProperty('isManual');
  });

  it('is cured by no request where nobody can grant the thing', () => {
    const drive = identified('https://contoso-my.sharepoint.com/personal/megan_contoso_com/Documents');
    expect(manualDenial(drive, undefined)).toMatchObject({ reason: 'personalStorage', curable: 'no' });
  });
});
