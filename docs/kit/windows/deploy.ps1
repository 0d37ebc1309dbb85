# Writes what the kit says to the registry. Run it as an administrator, or as SYSTEM by Intune.
param(
  [string]$Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk',
  [string]$Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'
)
$ErrorActionPreference = 'Stop'
$places = @(
  'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}'.Replace('{id}', $Chrome)
  'HKLM:\Software\Policies\Google\Chrome\3rdparty\extensions\{id}\policy'.Replace('{id}', $Chrome)
  'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}'.Replace('{id}', $Edge)
  'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\{id}\policy'.Replace('{id}', $Edge)
)
$values = @(
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}'.Replace('{id}', $Chrome); Name = 'installation_mode'; Type = 'String'; Data = 'force_installed' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}'.Replace('{id}', $Chrome); Name = 'update_url'; Type = 'String'; Data = 'https://clients2.google.com/service/update2/crx' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}'.Replace('{id}', $Chrome); Name = 'toolbar_pin'; Type = 'String'; Data = 'force_pinned' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Chrome); Name = '1'; Type = 'String'; Data = 'https://*.sharepoint.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Chrome); Name = '2'; Type = 'String'; Data = 'https://login.microsoftonline.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Chrome); Name = '3'; Type = 'String'; Data = 'https://graph.microsoft.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\3rdparty\extensions\{id}\policy'.Replace('{id}', $Chrome); Name = 'clientId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000001' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\3rdparty\extensions\{id}\policy'.Replace('{id}', $Chrome); Name = 'approverClientId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000002' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\3rdparty\extensions\{id}\policy'.Replace('{id}', $Chrome); Name = 'tenantId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000003' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Google\Chrome\3rdparty\extensions\{id}\policy'.Replace('{id}', $Chrome); Name = 'cloud'; Type = 'String'; Data = 'global' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}'.Replace('{id}', $Edge); Name = 'installation_mode'; Type = 'String'; Data = 'force_installed' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}'.Replace('{id}', $Edge); Name = 'update_url'; Type = 'String'; Data = 'https://edge.microsoft.com/extensionwebstorebase/v1/crx' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}'.Replace('{id}', $Edge); Name = 'toolbar_state'; Type = 'String'; Data = 'force_shown' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Edge); Name = '1'; Type = 'String'; Data = 'https://*.sharepoint.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Edge); Name = '2'; Type = 'String'; Data = 'https://login.microsoftonline.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\{id}\runtime_allowed_hosts'.Replace('{id}', $Edge); Name = '3'; Type = 'String'; Data = 'https://graph.microsoft.com' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\{id}\policy'.Replace('{id}', $Edge); Name = 'clientId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000001' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\{id}\policy'.Replace('{id}', $Edge); Name = 'approverClientId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000002' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\{id}\policy'.Replace('{id}', $Edge); Name = 'tenantId'; Type = 'String'; Data = '00000000-0000-0000-0000-000000000003' }
  [pscustomobject]@{ Key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\{id}\policy'.Replace('{id}', $Edge); Name = 'cloud'; Type = 'String'; Data = 'global' }
)
foreach ($place in $places) {
  if (Test-Path -LiteralPath $place) { Remove-Item -LiteralPath $place -Recurse -Force }
}
foreach ($value in $values) {
  if (-not (Test-Path -LiteralPath $value.Key)) { New-Item -Path $value.Key -Force | Out-Null }
  New-ItemProperty -LiteralPath $value.Key -Name $value.Name -PropertyType $value.Type -Value $value.Data -Force | Out-Null
}
'Knock is set up. The browser takes it up within minutes, or by "Reload policies" on its policy page.'
