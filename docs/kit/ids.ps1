# Puts the ids of your packages and of your app registrations into the files of this kit, once, and prints what to register.
param(
  [ValidatePattern('^[a-p]{32}$')][string]$Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk',
  [ValidatePattern('^[a-p]{32}$')][string]$Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk',
  [ValidatePattern('^[\w.@{}-]+$')][string]$Firefox = 'knock@knock.invalid',
  [string]$Client, [string]$Approver, [string]$Tenant
)
$ErrorActionPreference = 'Stop'
if (-not [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'register.sh')).Contains("chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'")) {
  throw 'These files have their ids already. Take a new copy of the kit.'
}
function Edit-Kit([string]$Name, [string]$Old, [string]$New) {
  foreach ($file in Get-ChildItem -LiteralPath $PSScriptRoot -Recurse -File | Where-Object { $_.FullName -match $Name }) {
    $text = [IO.File]::ReadAllText($file.FullName).Replace($Old, $New)
    [IO.File]::WriteAllText($file.FullName, $text, (New-Object Text.UTF8Encoding($file.Extension -eq '.ps1')))
  }
}
Edit-Kit 'chrome[^\\/]*$' 'hjokmamjgfmgmcmnlojgnmanikcpijdk' $Chrome
Edit-Kit 'edge[^\\/]*$' 'hjokmamjgfmgmcmnlojgnmanikcpijdk' $Edge
Edit-Kit '(detect|deploy|remove|register)\.ps1$' "Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Chrome = '$Chrome'"
Edit-Kit '(detect|deploy|remove|register)\.ps1$' "Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Edge = '$Edge'"
Edit-Kit '(knock-firefox\.mobileconfig|policies\.json)$' 'knock@knock.invalid' $Firefox
Edit-Kit '(knock-firefox\.mobileconfig|policies\.json)$' 'knock%40knock.invalid' ([Uri]::EscapeDataString($Firefox))
Edit-Kit 'register\.ps1$' "Firefox = 'knock@knock.invalid'" "Firefox = '$Firefox'"
Edit-Kit 'register\.sh$' "chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'" "chrome='$Chrome'"
Edit-Kit 'register\.sh$' "edge='hjokmamjgfmgmcmnlojgnmanikcpijdk'" "edge='$Edge'"
Edit-Kit 'register\.sh$' "firefox='knock@knock.invalid'" "firefox='$Firefox'"
foreach ($guid in @($Client, $Approver, $Tenant) | Where-Object { $_ }) { [guid]::Parse($guid) | Out-Null }
if ($client) { Edit-Kit '\.(json|mobileconfig|reg)$|intune-\w+\.md$|(detect|deploy)\.ps1$' '00000000-0000-0000-0000-000000000001' $client }
if ($approver) { Edit-Kit '\.(json|mobileconfig|reg)$|intune-\w+\.md$|(detect|deploy)\.ps1$' '00000000-0000-0000-0000-000000000002' $approver }
if ($tenant) { Edit-Kit '\.(json|mobileconfig|reg)$|intune-\w+\.md$|(detect|deploy)\.ps1$' '00000000-0000-0000-0000-000000000003' $tenant }
'Redirect URIs, for a single-page application:'
@($Chrome, $Edge) | Sort-Object -Unique | ForEach-Object { "https://$_.chromiumapp.org/" }
$hash = [Security.Cryptography.SHA1]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($Firefox))
'https://' + (-join ($hash | ForEach-Object { $_.ToString('x2') })) + '.extensions.allizom.org/'
