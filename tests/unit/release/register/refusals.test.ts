import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { graphCalls } from '../../../../lib/release/register/graph.ts';
import { registerPowerShell } from '../../../../lib/release/register/powershell.ts';
import {
  anyOther,
  cureOf,
  mayPass,
  noSuchGroup,
  ofExtensions,
  refusals,
} from '../../../../lib/release/register/refusals.ts';
import { registerShell } from '../../../../lib/release/register/shell.ts';
import { registerTerraform } from '../../../../lib/release/register/terraform.ts';

const group = '11111111-1111-4111-8111-111111111111';
const answered = (path: string, text: string) => ({ path, text, groups: [group] });

it('consent is another right than registering', () => {
  const denied = '{"error":{"code":"Authorization_RequestDenied"}}';
  expect(cureOf(answered('/oauth2PermissionGrants', denied))).toMatch(/may not consent/);
  expect(cureOf(answered('/applications', denied))).toMatch(/may not register/);
  expect(mayPass(answered('/applications', denied))).toBe(false);
});

it('what was just made comes, a group that is none does not', () => {
  const missing = (id: string) => `Request_ResourceNotFound: Resource '${id}' does not exist`;
  const made = answered('/servicePrincipals/2/appRoleAssignedTo', missing('2'));
  expect([mayPass(made), cureOf(made)]).toEqual([true, expect.stringMatching(/does not know yet/)]);
  const wrong = answered('/servicePrincipals/2/appRoleAssignedTo', missing(group));
  expect([mayPass(wrong), cureOf(wrong)]).toEqual([false, noSuchGroup]);
});

it('what nobody listed may be mended, and run again', () => {
  expect(cureOf(answered('/applications', 'Request_BadRequest: x'))).toBe(anyOther);
});

it.each([
  ['https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/', true],
  ['https://0123456789abcdef0123456789abcdef01234567.extensions.allizom.org/', true],
  ['https://knock.example/signed-in', false],
  ['https://chromiumapp.org.example/', false],
])('%s: of an extension: %s', (uri, isOne) => {
  expect(ofExtensions.test(uri)).toBe(isOne);
});

it('every form says every cure, as its language writes a text', async () => {
  const plan = {
    ids: developmentIds,
    cloud: 'global',
    lookUp: false,
    jobTitles: false,
    packageCreation: false,
  } as const;
  const forms = {
    shell: registerShell(plan),
    powershell: registerPowerShell(plan),
    terraform: registerTerraform(plan, []),
    graph: await graphCalls(plan, []),
  };
  for (const [form, text] of Object.entries(forms))
    for (const { says, cure } of refusals) {
      expect([form, cure, text.includes(cure)]).toEqual([form, cure, true]);
      expect([form, says, text.includes(says)]).toEqual([form, says, true]);
    }
});

it('no cure ends the quotation that it stands in', () => {
  for (const cure of [...refusals.map((one) => one.cure), noSuchGroup, anyOther])
    expect(cure).not.toMatch(/['`$\\]/);
});
