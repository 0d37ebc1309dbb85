import { describe, expect, it } from 'vitest';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';

const clientId = '11111111-2222-4333-8444-555555555555';
const other = '99999999-2222-4333-8444-555555555555';

describe('decodeSettings', () => {
  it('starts from the defaults', () => {
    const { settings, origin, problems } = decodeSettings({}, undefined);
    expect(settings.cloud).toBe('global');
    expect(settings.clientId).toBeUndefined();
    expect(new Set(Object.values(origin))).toEqual(new Set(['default']));
    expect(problems).toEqual([]);
  });

  it('lets policy win over the person, key by key', () => {
    const { settings, origin } = decodeSettings({ clientId }, { clientId: other, language: 'de-DE' });
    expect(settings.clientId).toBe(clientId);
    expect(origin.clientId).toBe('policy');
    expect(settings.language).toBe('de-DE');
    expect(origin.language).toBe('user');
  });

  it('refuses a wrong value singly, names it, and keeps the rest', () => {
    const { settings, problems } = decodeSettings(
      { clientId: 42, tenantId: other, cloud: 'mars', approvals: 'yes', surprise: 1 },
      {},
    );
    expect(settings.tenantId).toBe(other);
    expect(settings.clientId).toBeUndefined();
    expect(settings.cloud).toBe('global');
    expect(problems.map((entry) => entry.key).sort()).toEqual(['approvals', 'clientId', 'cloud', 'surprise']);
    expect(problems.every((entry) => entry.failure.kind === 'policyInvalid')).toBe(true);
  });

  it.each([undefined, null, [], 'x', 7])('survives a policy that is %s', (managed) => {
    expect(decodeSettings(managed, managed).settings.cloud).toBe('global');
  });

  it('refuses a value of the organisation’s for what each person chooses', () => {
    const { settings, origin, problems } = decodeSettings({ unwatchedProducts: ['entra'] }, {});
    expect(settings.unwatchedProducts).toEqual([]);
    expect(origin.unwatchedProducts).toBe('default');
    expect(problems).toMatchObject([{ key: 'unwatchedProducts' }]);
    expect(decodeSettings({}, { unwatchedProducts: ['entra'] }).settings.unwatchedProducts).toEqual([
      'entra',
    ]);
  });

  it('lets policy alone turn on that access packages are created', () => {
    const administratorClientId = '00000000-0000-0000-0000-000000000004';
    const chosen = { administratorClientId, packageCreation: true };
    expect(decodeSettings({}, chosen).settings).toMatchObject({
      administratorClientId,
      packageCreation: false,
    });
    expect(decodeSettings(chosen, {}).settings).toMatchObject(chosen);
    expect(decodeSettings({ packageCreation: 'true' }, {}).settings.packageCreation).toBe(false);
  });

  it('takes a help desk, and nothing else for one', () => {
    const helpDesk = {
      helpDeskName: ' Contoso IT Service ',
      helpDeskUrl: 'https://help.contoso.com:8443/new?from=knock',
      helpDeskMail: 'help@contoso.com',
    };
    const { settings, problems } = decodeSettings(helpDesk, {});
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ ...helpDesk, helpDeskName: 'Contoso IT Service' });
    expect(decodeSettings({}, helpDesk).settings.helpDeskUrl).toBeUndefined();
    for (const [key, bad] of [
      ['helpDeskName', 'x'.repeat(121)],
      ['helpDeskUrl', 'http://help.contoso.com'],
      ['helpDeskUrl', 'javascript:alert(1)'],
      ['helpDeskUrl', 'https://contoso.com@evil.example'],
      ['helpDeskUrl', 'help.contoso.com'],
      ['helpDeskMail', 'help'],
      ['helpDeskMail', 'help@contoso.com,boss@contoso.com'],
      ['helpDeskMail', 'help@contoso.com?bcc=boss@contoso.com'],
      ['helpDeskMail', ['help@contoso.com']],
    ] as const) {
      const decoded = decodeSettings({ ...helpDesk, [key]: bad }, {});
      expect(decoded.settings[key], String(bad)).toBeUndefined();
      expect(decoded.problems).toMatchObject([{ key }]);
    }
  });

  it('takes the organisation’s own words on files of people who left, of bounded length', () => {
    const words = ' The manager has them for 30 days. ';
    expect(decodeSettings({ formerEmployeeFiles: words }, {}).settings.formerEmployeeFiles).toBe(
      words.trim(),
    );
    expect(decodeSettings({}, { formerEmployeeFiles: words }).settings.formerEmployeeFiles).toBeUndefined();
    for (const bad of ['  ', 'x'.repeat(401), ['x']]) {
      const { settings, problems } = decodeSettings({ formerEmployeeFiles: bad }, {});
      expect(settings.formerEmployeeFiles).toBeUndefined();
      expect(problems).toMatchObject([{ key: 'formerEmployeeFiles' }]);
    }
  });

  it('ignores a personal value for what only the organisation may set', () => {
    const { settings } = decodeSettings({}, { shareApproverClient: true, applicationLookUp: true });
    expect(settings.shareApproverClient).toBe(false);
    expect(settings.applicationLookUp).toBe(false);
  });
});
