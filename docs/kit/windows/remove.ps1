# Removes everything of Knock from the registry: the browser then removes Knock, and with it what it kept.
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
foreach ($place in $places) {
  if (Test-Path -LiteralPath $place) { Remove-Item -LiteralPath $place -Recurse -Force }
}
'Knock is removed from policy.'
