// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';
import { reviewedPolicy } from '../../../lib/settings/reviewPolicy.ts';

const wiki = {
  id: 'wiki',
  displayName: 'Team wiki',
  hosts: ['wiki.contoso.com'],
  resource: { kind: 'group', id: '00000000-0000-4000-8000-000000000001' },
};
const problems = (policy: object) =>
  decodeSettings(policy, {}, reviewedPolicy).problems.map(({ key, failure }) => [
    key,
    failure.kind === 'policyInvalid' ? failure.why : '',
  ]);

it('ids that name no detector and no rule are told, and those that do are not', () => {
  const detectorRules = { version: 1, dated: '2026-11-23', disabled: ['entra.code', 'entra.cod'] };
  expect(
    problems({
      disabledDetectors: ['dynamics', 'sharepoint', 'inHouse', 'inHouse.wiki', 'inHouse.gone'],
      inHouseApplications: [{ ...wiki, signals: [{ status: [403] }] }],
      detectorRules,
    }),
  ).toEqual([
    ['disabledDetectors', expect.stringContaining('"sharepoint"')],
    ['disabledDetectors', expect.stringContaining('"inHouse.gone"')],
    ['detectorRules.disabled', expect.stringContaining('"entra.cod"')],
  ]);
});

it('a selector that is no CSS is told, with the application it belongs to', () => {
  const signals = [{ marker: { selector: '.no-access' } }, { marker: { selector: '.no-access[' } }];
  expect(problems({ inHouseApplications: [{ ...wiki, signals }] })).toEqual([
    ['inHouseApplications (wiki)', expect.stringContaining('.no-access[')],
  ]);
});

it('a policy without mistakes is not complained about', () => {
  expect(problems({ inHouseApplications: [{ ...wiki, signals: [{ status: [403] }] }] })).toEqual([]);
  expect(problems({})).toEqual([]);
});

it('a help desk with a name alone is told to be of no effect', () => {
  const named = { helpDeskName: 'Contoso IT Service' };
  expect(problems(named)).toEqual([['helpDeskName', expect.stringContaining('no effect')]]);
  expect(problems({ ...named, helpDeskMail: 'help@contoso.com' })).toEqual([]);
});

it('creating access packages without a registration for it is told to be of no effect', () => {
  expect(problems({ packageCreation: true })).toEqual([
    ['packageCreation', expect.stringContaining('no effect')],
  ]);
  const administratorClientId = '00000000-0000-0000-0000-000000000004';
  expect(problems({ packageCreation: true, administratorClientId })).toEqual([]);
});
