# Registers Knock in your tenant, and prints the policy that goes with it. Run it again when something changes: what is
# there is kept and completed. It needs a role that registers applications and consents for everybody, such as Cloud
# Application Administrator, and one module: Install-Module Microsoft.Graph.Authentication
#
# Only browsers whose id is named are registered; without any, those below are. A group is its object id: only its members
# can sign in. Without -Employees everybody can; without the other two there is no such registration. -JobTitles lets
# approvers see job titles and departments of requestors. -Undo deletes all of Knock's registrations, with what was
# consented to and assigned.
param(
  [ValidatePattern('^$|^[a-p]{32}$')][string]$Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk',
  [ValidatePattern('^$|^[a-p]{32}$')][string]$Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk',
  [ValidatePattern('^[\w.@{}-]*$')][string]$Firefox = 'knock@knock.invalid',
  [ValidateSet('global', 'usGovHigh', 'usGovDoD', 'china')][string]$Cloud = 'global',
  [ValidatePattern('^$|^[0-9A-Fa-f-]{36}$')][string]$Employees = '',
  [ValidatePattern('^$|^[0-9A-Fa-f-]{36}$')][string]$Approvers = '',
  [ValidatePattern('^$|^[0-9A-Fa-f-]{36}$')][string]$Administrators = '',
  [switch]$LookUp,
  [switch]$JobTitles,
  [switch]$PackageCreation,
  [switch]$Undo
)
$ErrorActionPreference = 'Stop'
$environments = @{ global = 'Global'; usGovHigh = 'USGov'; usGovDoD = 'USGovDoD'; china = 'China' }
Connect-MgGraph -NoWelcome -Environment $environments[$Cloud] -Scopes 'Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'

function Get-All([string]$Path) {
  @((Invoke-MgGraphRequest -Method GET -Uri "/v1.0/$Path").value)
}
function Send-Graph([string]$Method, [string]$Path, $Body) {
  $json = ConvertTo-Json -InputObject $Body -Depth 6
  # Entra needs some seconds until what was made is known everywhere.
  foreach ($wait in 2, 4, 8, 16, 0) {
    try {
      return Invoke-MgGraphRequest -Method $Method -Uri "/v1.0/$Path" -Body $json -ContentType 'application/json'
    } catch {
      if ($wait -eq 0) { throw }
      Start-Sleep -Seconds $wait
    }
  }
}
function Get-Application([string]$Name) {
  $found = @(Get-All "applications?`$filter=displayName eq '$Name'")
  if ($found.Count -gt 1) { throw "Several app registrations are named '$Name'." }
  $found | Select-Object -First 1
}

if ($Undo) {
  foreach ($name in 'Knock', 'Knock for approvers', 'Knock for administrators') {
    $application = Get-Application $name
    if ($application) {
      Invoke-MgGraphRequest -Method DELETE -Uri "/v1.0/applications/$($application.id)"
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
$graph = (Get-All "servicePrincipals?`$filter=appId eq '00000003-0000-0000-c000-000000000000'" | Select-Object -First 1).id
$policy = [ordered]@{}

function Register-Knock([string]$Name, [string]$Key, [string]$Group, $Scopes) {
  Write-Host "$Name ..."
  $application = Get-Application $Name
  if (-not $application) {
    $application = Send-Graph POST 'applications' @{ displayName = $Name; signInAudience = 'AzureADMyOrg' }
  }
  $access = @($Scopes.Values | ForEach-Object { @{ id = $_; type = 'Scope' } })
  Send-Graph PATCH "applications/$($application.id)" @{
    spa = @{ redirectUris = @(@($application.spa.redirectUris) + $uris | Where-Object { $_ } | Select-Object -Unique) }
    requiredResourceAccess = @(@{ resourceAppId = '00000003-0000-0000-c000-000000000000'; resourceAccess = $access })
  } | Out-Null
  $principal = Get-All "servicePrincipals?`$filter=appId eq '$($application.appId)'" | Select-Object -First 1
  if (-not $principal) { $principal = Send-Graph POST 'servicePrincipals' @{ appId = $application.appId } }
  $scope = $Scopes.Keys -join ' '
  $grant = Get-All "oauth2PermissionGrants?`$filter=clientId eq '$($principal.id)'" |
    Where-Object { $_.consentType -eq 'AllPrincipals' -and $_.resourceId -eq $graph } | Select-Object -First 1
  if ($grant) {
    Send-Graph PATCH "oauth2PermissionGrants/$($grant.id)" @{ scope = $scope } | Out-Null
  } else {
    $consent = @{ clientId = $principal.id; consentType = 'AllPrincipals'; resourceId = $graph; scope = $scope }
    Send-Graph POST 'oauth2PermissionGrants' $consent | Out-Null
  }
  if ($Group) {
    Send-Graph PATCH "servicePrincipals/$($principal.id)" @{ appRoleAssignmentRequired = $true } | Out-Null
    $assigned = @(Get-All "servicePrincipals/$($principal.id)/appRoleAssignedTo?`$top=999" | ForEach-Object { $_.principalId })
    if ($assigned -notcontains $Group) {
      $assignment = @{ principalId = $Group; resourceId = $principal.id; appRoleId = '00000000-0000-0000-0000-000000000000' }
      Send-Graph POST "servicePrincipals/$($principal.id)/appRoleAssignedTo" $assignment | Out-Null
    }
  }
  $policy[$Key] = $application.appId
  $script:tenant = $principal.appOwnerOrganizationId
}

$scopes = [ordered]@{ 'User.Read' = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'; 'EntitlementMgmt-SubjectAccess.ReadWrite' = 'e9fdcbbb-8807-410f-b9ec-8d5468c7c2ac' }
if ($LookUp) { $scopes['Application.Read.All'] = 'c79f8feb-a9db-4090-85f9-90d820caa0eb' }
Register-Knock 'Knock' 'clientId' $Employees $scopes
$scopes = [ordered]@{ 'User.Read' = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'; 'EntitlementManagement.ReadWrite.All' = 'ae7a573d-81d7-432b-ad44-4ed5c9d89038' }
if ($JobTitles) { $scopes['User.Read.All'] = 'a154be20-db9c-4678-8ab7-66f6cc099a59' }
if ($Approvers) { Register-Knock 'Knock for approvers' 'approverClientId' $Approvers $scopes }
$scopes = [ordered]@{ 'User.Read' = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d'; 'EntitlementManagement.Read.All' = '5449aa12-1393-4ea2-a7c7-d0e06c1a56b2'; 'User.ReadBasic.All' = 'b340eb25-3456-403f-be2f-af7a0d370277'; 'Group.Read.All' = '5f8c59db-677d-491f-a6b8-5f174b11ec1d'; 'Sites.Read.All' = '205e70e5-aba6-4c52-a976-6d2d46c48043'; 'Application.Read.All' = 'c79f8feb-a9db-4090-85f9-90d820caa0eb' }
if ($PackageCreation) { $scopes['EntitlementManagement.ReadWrite.All'] = 'ae7a573d-81d7-432b-ad44-4ed5c9d89038' }
if ($Administrators) { Register-Knock 'Knock for administrators' 'administratorClientId' $Administrators $scopes }
$policy['tenantId'] = $tenant
$policy['cloud'] = $Cloud
if ($LookUp) { $policy['applicationLookUp'] = $true }
if ($PackageCreation -and $Administrators) { $policy['packageCreation'] = $true }
$policy | ConvertTo-Json
