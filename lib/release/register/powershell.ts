import { clouds } from '../../platform/cloud.ts';
import { anotherApp, anyOther, noSuchGroup, ofExtensions, refusals, several } from './refusals.ts';
import {
  defaultRole,
  graphAppId,
  kinds,
  permissionIds,
  type RegisterPlan,
  type Role,
  rights,
  roles,
} from './registrations.ts';

/** What Microsoft Graph PowerShell calls the clouds. */
const environments = { global: 'Global', usGovHigh: 'USGov', usGovDoD: 'USGovDoD', china: 'China' } as const;

/** `register.ps1`: the calls of `graph.ts` by `Invoke-MgGraphRequest`. It needs the module for signing in, and no other. */
export const registerPowerShell = (plan: RegisterPlan): string =>
  [parameters(plan), helpers, undo, registration, main].join('').replaceAll('\n', '\r\n');

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const pairs = (scopes: readonly (keyof typeof permissionIds)[]): string =>
  scopes.map((scope) => `'${scope}' = '${permissionIds[scope]}'`).join('; ');

const parameters = (
  plan: RegisterPlan,
): string => `\uFEFF# Registers Knock in your tenant, and prints the policy that goes with it. Run it again when something changes: what is
# there is kept and completed. It needs a role that registers applications and consents for everybody, such as Cloud
# Application Administrator, and one module: Install-Module Microsoft.Graph.Authentication
#
# Only browsers whose id is named are registered; without any, those below are. A group is its object id: only its members
# can sign in. Without -Employees everybody can; without the other two there is no such registration. -JobTitles lets
# approvers see job titles and departments of requestors. -Undo deletes all of Knock's registrations, with what was
# consented to and assigned.
param(
  [ValidatePattern('^$|^[a-p]{32}$')][string]$Chrome = '${plan.ids.chrome ?? ''}',
  [ValidatePattern('^$|^[a-p]{32}$')][string]$Edge = '${plan.ids.edge ?? ''}',
  [ValidatePattern('^[\\w.@{}-]*$')][string]$Firefox = '${plan.ids.firefox ?? ''}',
  [ValidateSet(${Object.keys(clouds)
    .map((name) => `'${name}'`)
    .join(', ')})][string]$Cloud = '${plan.cloud}',
${roles.map((role) => `  [ValidatePattern('^$|^[0-9A-Fa-f-]{36}$')][string]$${capital(role)} = '${plan[role] ?? ''}',`).join('\n')}
  [switch]$LookUp${plan.lookUp ? ' = $true' : ''},
  [switch]$JobTitles${plan.jobTitles ? ' = $true' : ''},
  [switch]$PackageCreation${plan.packageCreation ? ' = $true' : ''},
  [switch]$Undo
)
`;

const helpers = `$ErrorActionPreference = 'Stop'
$environments = @{ ${Object.entries(environments)
  .map(([cloud, name]) => `${cloud} = '${name}'`)
  .join('; ')} }
Connect-MgGraph -NoWelcome -Environment $environments[$Cloud] -Scopes ${rights.map((right) => `'${right}'`).join(', ')}

# What helps where a call is refused.
function Get-Cure([string]$Answer) {
  foreach ($group in $Employees, $Approvers, $Administrators) {
    if ($group -and $Answer.Contains($group)) { return ${quoted(noSuchGroup)} }
  }
${refusals.map(({ at = '', says, cure }) => `  if ($Answer -like ${quoted(`*${at}*${says}*`)}) { return ${quoted(cure)} }`).join('\n')}
  ${quoted(anyOther)}
}
$passing = ${refusals
  .filter(({ passes }) => passes)
  .map(({ cure }) => quoted(cure))
  .join(', ')}
function Send-Graph([string]$Method, [string]$Path, $Body) {
  $call = @{ Method = $Method; Uri = "/v1.0/$Path" }
  if ($null -ne $Body) {
    $call.Body = ConvertTo-Json -InputObject $Body -Depth 6
    $call.ContentType = 'application/json'
  }
  # Entra needs some seconds until what was made is known everywhere.
  foreach ($wait in 2, 4, 8, 16, 0) {
    try {
      return Invoke-MgGraphRequest @call
    } catch {
      $answer = "$Method $($Path): $($_.ErrorDetails.Message) $($_.Exception.Message)"
      $cure = Get-Cure $answer
      if ($wait -eq 0 -or $passing -notcontains $cure) { throw "$answer\`n$cure" }
      Start-Sleep -Seconds $wait
    }
  }
}
function Get-All([string]$Path) {
  @((Send-Graph GET $Path).value)
}
function Get-Application([string]$Name) {
  $found = @(Get-All "applications?\`$filter=displayName eq '$Name'")
  if ($found.Count -gt 1) { throw (${quoted(several('{0}', '{1}'))} -f $found.Count, $Name) }
  $uris = @($found | ForEach-Object { $_.spa, $_.web, $_.publicClient } | ForEach-Object { $_.redirectUris } | Where-Object { $_ })
  if ($uris -and -not ($uris -match ${quoted(ofExtensions.source)})) { throw (${quoted(anotherApp('{0}'))} -f $Name) }
  $found | Select-Object -First 1
}

`;

const undo = `if ($Undo) {
  foreach ($name in ${roles.map((role) => `'${kinds[role].displayName}'`).join(', ')}) {
    $application = Get-Application $name
    if ($application) {
      Send-Graph DELETE "applications/$($application.id)" | Out-Null
      "Deleted: $name"
    }
  }
  return
}

if ('Chrome', 'Edge', 'Firefox' | Where-Object { $PSBoundParameters.ContainsKey($_) }) {
  if (-not $PSBoundParameters.ContainsKey('Chrome')) { $Chrome = '' }
  if (-not $PSBoundParameters.ContainsKey('Edge')) { $Edge = '' }
  if (-not $PSBoundParameters.ContainsKey('Firefox')) { $Firefox = '' }
}
$uris = @($Chrome, $Edge | Where-Object { $_ } | Select-Object -Unique | ForEach-Object { "https://$_.chromiumapp.org/" })
if ($Firefox) {
  $hash = [Security.Cryptography.SHA1]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($Firefox))
  $uris += 'https://' + (-join ($hash | ForEach-Object { $_.ToString('x2') })) + '.extensions.allizom.org/'
}
$graph = (Get-All "servicePrincipals?\`$filter=appId eq '${graphAppId}'" | Select-Object -First 1).id
$policy = [ordered]@{}

`;

const registration = `function Register-Knock([string]$Name, [string]$Key, [string]$Group, $Scopes) {
  Write-Host "$Name ..."
  $application = Get-Application $Name
  if (-not $application) {
    $application = Send-Graph POST 'applications' @{ displayName = $Name; signInAudience = 'AzureADMyOrg' }
  }
  $access = @($Scopes.Values | ForEach-Object { @{ id = $_; type = 'Scope' } })
  Send-Graph PATCH "applications/$($application.id)" @{
    spa = @{ redirectUris = @(@($application.spa.redirectUris) + $uris | Where-Object { $_ } | Select-Object -Unique) }
    requiredResourceAccess = @(@{ resourceAppId = '${graphAppId}'; resourceAccess = $access })
  } | Out-Null
  $principal = Get-All "servicePrincipals?\`$filter=appId eq '$($application.appId)'" | Select-Object -First 1
  if (-not $principal) { $principal = Send-Graph POST 'servicePrincipals' @{ appId = $application.appId } }
  $scope = $Scopes.Keys -join ' '
  $grant = Get-All "oauth2PermissionGrants?\`$filter=clientId eq '$($principal.id)'" |
    Where-Object { $_.consentType -eq 'AllPrincipals' -and $_.resourceId -eq $graph } | Select-Object -First 1
  if ($grant) {
    Send-Graph PATCH "oauth2PermissionGrants/$($grant.id)" @{ scope = $scope } | Out-Null
  } else {
    $consent = @{ clientId = $principal.id; consentType = 'AllPrincipals'; resourceId = $graph; scope = $scope }
    Send-Graph POST 'oauth2PermissionGrants' $consent | Out-Null
  }
  if ($Group) {
    Send-Graph PATCH "servicePrincipals/$($principal.id)" @{ appRoleAssignmentRequired = $true } | Out-Null
    $assigned = @(Get-All "servicePrincipals/$($principal.id)/appRoleAssignedTo?\`$top=999" | ForEach-Object { $_.principalId })
    if ($assigned -notcontains $Group) {
      $assignment = @{ principalId = $Group; resourceId = $principal.id; appRoleId = '${defaultRole}' }
      Send-Graph POST "servicePrincipals/$($principal.id)/appRoleAssignedTo" $assignment | Out-Null
    }
  }
  $policy[$Key] = $application.appId
  $script:tenant = $principal.appOwnerOrganizationId
}

`;

const main = `${roles.map(registerLines).join('\n')}
$policy['tenantId'] = $tenant
$policy['cloud'] = $Cloud
${roles.flatMap(moreLines).join('\n')}
$policy | ConvertTo-Json
`;

/** Sets the scopes of one role, and registers it if it is wanted. */
function registerLines(role: Role): string {
  const { displayName, policyKey, scopes, more } = kinds[role];
  const lines = [`$scopes = [ordered]@{ ${pairs(scopes)} }`];
  for (const scope of more.scopes)
    lines.push(`if ($${capital(more.when)}) { $scopes['${scope}'] = '${permissionIds[scope]}' }`);
  const call = `Register-Knock '${displayName}' '${policyKey}' $${capital(role)} $scopes`;
  lines.push(role === 'employees' ? call : `if ($${capital(role)}) { ${call} }`);
  return lines.join('\n');
}

/** What policy says of the further scopes of one role. */
function moreLines(role: Role): string[] {
  const { more } = kinds[role];
  if (more.policyKey === undefined) return [];
  const isWanted = role === 'employees' ? '' : ` -and $${capital(role)}`;
  return [`if ($${capital(more.when)}${isWanted}) { $policy['${more.policyKey}'] = $true }`];
}
