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

# What helps where a call is refused.
function Get-Cure([string]$Answer) {
  foreach ($group in $Employees, $Approvers, $Administrators) {
    if ($group -and $Answer.Contains($group)) { return 'This tenant has no such group. Take the object id from the page of the group in the Entra admin center.' }
  }
  if ($Answer -like '*oauth2PermissionGrants*Authorization_RequestDenied*') { return 'You may not consent for everybody. It takes Cloud Application Administrator, in some tenants Privileged Role Administrator. Let whoever has that role run this again: what is there is kept.' }
  if ($Answer -like '**Authorization_RequestDenied*') { return 'You may not register applications. Activate the role Cloud Application Administrator and sign in again, then run this again: what is there is kept.' }
  if ($Answer -like '**InvalidAuthenticationToken*') { return 'The sign-in has ended, or is for another cloud. Sign in again, then run this again: what is there is kept.' }
  if ($Answer -like '**Request_ResourceNotFound*') { return 'Entra does not know yet what was just made. Wait a few minutes, then run this again: what is there is kept.' }
  if ($Answer -like '**MultipleObjectsWithSameKeyValue*') { return 'Somebody made it in the meantime. Run this again: what is there is kept.' }
  if ($Answer -like '**Directory_QuotaExceeded*') { return 'You, or the tenant, have as many app registrations as Entra allows. Delete some, also among "Deleted applications", then run this again: what is there is kept.' }
  if ($Answer -like '**TooManyRequests*') { return 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.' }
  if ($Answer -like '**Throttled*') { return 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.' }
  if ($Answer -like '**ServiceUnavailable*') { return 'Microsoft Graph is not available. Wait five minutes, then run this again: what is there is kept.' }
  'Once that is mended, run this again: what is there is kept.'
}
$passing = 'Entra does not know yet what was just made. Wait a few minutes, then run this again: what is there is kept.', 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.', 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.', 'Microsoft Graph is not available. Wait five minutes, then run this again: what is there is kept.'
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
      if ($wait -eq 0 -or $passing -notcontains $cure) { throw "$answer`n$cure" }
      Start-Sleep -Seconds $wait
    }
  }
}
function Get-All([string]$Path) {
  @((Send-Graph GET $Path).value)
}
function Get-Application([string]$Name) {
  $found = @(Get-All "applications?`$filter=displayName eq '$Name'")
  if ($found.Count -gt 1) { throw ('{0} app registrations are named "{1}". Rename or delete all but the one that your policy names, then run this again.' -f $found.Count, $Name) }
  $uris = @($found | ForEach-Object { $_.spa, $_.web, $_.publicClient } | ForEach-Object { $_.redirectUris } | Where-Object { $_ })
  if ($uris -and -not ($uris -match '\.(chromiumapp|extensions\.allizom)\.org\/$')) { throw ('An app registration named "{0}" is there, and is another app: none of its redirect URIs is an extension''s. Rename it, or register Knock by hand.' -f $Name) }
  $found | Select-Object -First 1
}

if ($Undo) {
  foreach ($name in 'Knock', 'Knock for approvers', 'Knock for administrators') {
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
