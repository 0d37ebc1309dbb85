import { describe, expect, it } from 'vitest';
import { isPage } from '../../../../components/find/isPage.ts';
import { pastedPage } from '../../../../components/find/pastedPage.ts';

const judged = (text: string) => {
  expect(isPage(text)).toBe(true);
  return pastedPage(text, []);
};

describe('what somebody pastes', () => {
  it('is an error text of Entra, with its code, application and account', () => {
    expect(
      judged('AADSTS530084: Access has been blocked by conditional access token protection policy.'),
    ).toEqual({
      product: 'entra',
      reason: 'conditionalAccess',
      code: 530084,
      resources: [],
    });
    const named = judged(
      "ERROR: AADSTS50105: Your administrator has configured the application Payroll ('11111111-2222-4333-8444-555555555555') to block users unless they are specifically granted access. The signed in user 'adele@contoso.com' is blocked.",
    );
    expect(named).toMatchObject({
      reason: 'notAssigned',
      resourceName: 'Payroll',
      userHint: 'adele@contoso.com',
      resources: [{ key: 'appid|11111111-2222-4333-8444-555555555555' }],
    });
  });

  it.each([
    ['https://app.powerbi.com/links/Ab3dEf6hIj?ctid=&pbi_source=linkShare', 'powerBi', 'sharedByOwner'],
    ['app.powerbi.com/links/Ab3dEf6hIj', 'powerBi', 'sharedByOwner'],
    ['Please see http://contoso.sharepoint.com/sites/Marketing.', 'sharePoint', undefined],
    ['(https://contoso.sharepoint.com/sites/Marketing)', 'sharePoint', undefined],
    [
      'https://contoso.sharepoint.com/sites/Marketing/_layouts/15/AccessDenied.aspx?Type=web',
      'sharePoint',
      'notAssigned',
    ],
    ['https://intranet.example/payroll', 'inHouse', undefined],
  ])('%s is about %s', (text, product, reason) => {
    const page = judged(text);
    expect(page?.product).toBe(product);
    expect(page?.reason).toBe(reason);
  });

  it('of another tenant keeps the hint that says so', () => {
    expect(judged('https://fabrikam.sharepoint.com/sites/Secret')?.tenantHint).toEqual({
      sharePointHost: 'fabrikam.sharepoint.com',
    });
  });

  it.each(['marketing', 'a/b', 'Q3 report v1.2', 'javascript:alert(1)//x', 'file:///etc/passwd', ''])(
    '%s is searched for',
    (text) => expect(isPage(text)).toBe(false),
  );

  it.each(['https://', 'https://%', 'http://[', 'x.y/ z', `https://${'a'.repeat(3000)}`, 'AADSTS1 https://'])(
    '%s makes nothing of it, and does not throw',
    (text) => expect(() => pastedPage(text, [])).not.toThrow(),
  );

  it('shows no disguised name', () => {
    const page = judged(
      "AADSTS50105: Your administrator has configured the application Pay\u202eroll\u200b ('11111111-2222-4333-8444-555555555555') to block users",
    );
    expect(page?.resourceName).toBe('Payroll');
  });

  it('of a megabyte is read in a moment', () => {
    const began = performance.now();
    const text = `${'x.'.repeat(500_000)}/`;
    isPage(text);
    pastedPage(text, []);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
