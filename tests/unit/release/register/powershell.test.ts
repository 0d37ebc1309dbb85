import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { registerPowerShell } from '../../../../lib/release/register/powershell.ts';
import {
  defaultRole,
  graphAppId,
  kinds,
  permissionIds,
} from '../../../../lib/release/register/registrations.ts';

const text = registerPowerShell({
  ids: developmentIds,
  cloud: 'global',
  lookUp: false,
  jobTitles: false,
  packageCreation: false,
});

/** No PowerShell runs here: what goes to Graph is held against what the other forms send. */
it.each([
  `signInAudience = 'AzureADMyOrg'`,
  `spa = @{ redirectUris = `,
  `resourceAppId = '${graphAppId}'`,
  `type = 'Scope'`,
  `consentType = 'AllPrincipals'; resourceId = $graph; scope = $scope`,
  `appRoleAssignmentRequired = $true`,
  `appRoleId = '${defaultRole}'`,
])('%s', (part) => {
  expect(text).toContain(part);
});

it.each(Object.values(kinds))('$displayName has its permissions, and is asked for by its group', (kind) => {
  const pairs = kind.scopes.map((scope) => `'${scope}' = '${permissionIds[scope]}'`).join('; ');
  const at = text.indexOf(`Register-Knock '${kind.displayName}' '${kind.policyKey}'`);
  expect(at).toBeGreaterThan(0);
  expect(text.slice(0, at)).toContain(`$scopes = [ordered]@{ ${pairs} }\r\n`);
});

it('is a text that Windows PowerShell takes for what it is', () => {
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
