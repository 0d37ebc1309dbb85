import type { Plan } from './plan.ts';

/*
 * For whoever has the kit alone, without Node: the ids of their packages and of their registration go into its files.
 * `README.md` keeps the old ones, and the scripts print what follows from the new.
 */

/** How the scripts call the ids of the registration, and what policy calls them. */
const registration = { client: 'clientId', approver: 'approverClientId', tenant: 'tenantId' } as const;

/** Where the kit has its settings, for either shell. Templates have them as examples only. */
const files = 'firefox/* linux/* macos/* windows/*.reg windows/*.md windows/de*.ps1';
const filePattern = '\\.(json|mobileconfig|reg)$|intune-\\w+\\.md$|(detect|deploy)\\.ps1$';

/** Those that the kit's settings have, each with its value now. */
const registered = ({ settings }: Plan): [name: keyof typeof registration, value: string][] =>
  (Object.entries(registration) as [keyof typeof registration, string][]).flatMap(([name, key]) => {
    const value = settings[key];
    return typeof value === 'string' ? [[name, value]] : [];
  });

export const shellScript = (plan: Plan): string => `#!/bin/sh
# Puts the ids of your packages and of your app registrations into the files of this kit, once, and prints what to register.
# sh ids.sh --chrome ID --edge ID --firefox ID [--client GUID] [--approver GUID] [--tenant GUID]
set -eu
cd "$(dirname "$0")"
chrome='${plan.ids.chrome}'
edge='${plan.ids.edge}'
firefox='${plan.ids.firefox}'
client='' approver='' tenant=''

stop() {
  echo "$1" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || stop "$1 needs an id."
  case $1 in
    --chrome) chrome=$2 ;;
    --edge) edge=$2 ;;
    --firefox) firefox=$2 ;;
    --client) client=$2 ;;
    --approver) approver=$2 ;;
    --tenant) tenant=$2 ;;
    *) stop "$1 is not one of --chrome, --edge, --firefox, --client, --approver, --tenant." ;;
  esac
  shift 2
done
for id in "$chrome" "$edge"; do
  case $id in *[!a-p]*) stop "$id is not an id, which is 32 letters from a to p." ;; esac
  [ \${#id} -eq 32 ] || stop "$id is not an id, which is 32 letters from a to p."
done
for id in $client $approver $tenant; do
  case $id in *[!0-9A-Fa-f-]*) stop "$id is not a GUID." ;; esac
  [ \${#id} -eq 36 ] || stop "$id is not a GUID."
done
case $firefox in *[!A-Za-z0-9@._{}-]* | '') stop "$firefox is not an id, such as knock@contoso.com." ;; esac
grep -q "chrome='${plan.ids.chrome}'" register.sh || stop 'These files have their ids already. Take a new copy of the kit.'

replace() {
  old=$1
  new=$2
  shift 2
  for file in "$@"; do
    sed "s|$old|$new|g" "$file" >"$file.new"
    mv "$file.new" "$file"
  done
}
encoded() {
  printf %s "$1" | sed 's/@/%40/g; s/{/%7B/g; s/}/%7D/g'
}

replace '${plan.ids.chrome}' "$chrome" */*chrome* windows/en-US/*chrome*
replace '${plan.ids.edge}' "$edge" */*edge* windows/en-US/*edge*
replace "Chrome = '${plan.ids.chrome}'" "Chrome = '$chrome'" windows/*.ps1
replace "Edge = '${plan.ids.edge}'" "Edge = '$edge'" windows/*.ps1
replace '${plan.ids.firefox}' "$firefox" */*firefox* firefox/policies.json
replace "Chrome = '${plan.ids.chrome}'" "Chrome = '$chrome'" register.ps1
replace "Edge = '${plan.ids.edge}'" "Edge = '$edge'" register.ps1
replace "Firefox = '${plan.ids.firefox}'" "Firefox = '$firefox'" register.ps1
replace "chrome='${plan.ids.chrome}'" "chrome='$chrome'" register.sh
replace "edge='${plan.ids.edge}'" "edge='$edge'" register.sh
replace "firefox='${plan.ids.firefox}'" "firefox='$firefox'" register.sh
replace "$(encoded '${plan.ids.firefox}')" "$(encoded "$firefox")" */*firefox* firefox/policies.json
${registered(plan)
  .map(([name, value]) => `[ -z "$${name}" ] || replace '${value}' "$${name}" ${files}`)
  .join('\n')}

echo 'Redirect URIs, for a single-page application:'
for id in "$chrome" "$edge"; do echo "https://$id.chromiumapp.org/"; done | sort -u
echo "https://$(printf %s "$firefox" | { sha1sum 2>/dev/null || shasum; } | cut -c 1-40).extensions.allizom.org/"
`;

export const powerShellScript = (plan: Plan): string =>
  `\uFEFF# Puts the ids of your packages and of your app registrations into the files of this kit, once, and prints what to register.
param(
  [ValidatePattern('^[a-p]{32}$')][string]$Chrome = '${plan.ids.chrome}',
  [ValidatePattern('^[a-p]{32}$')][string]$Edge = '${plan.ids.edge}',
  [ValidatePattern('^[\\w.@{}-]+$')][string]$Firefox = '${plan.ids.firefox}',
  [string]$Client, [string]$Approver, [string]$Tenant
)
$ErrorActionPreference = 'Stop'
if (-not [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'register.sh')).Contains("chrome='${plan.ids.chrome}'")) {
  throw 'These files have their ids already. Take a new copy of the kit.'
}
function Edit-Kit([string]$Name, [string]$Old, [string]$New) {
  foreach ($file in Get-ChildItem -LiteralPath $PSScriptRoot -Recurse -File | Where-Object { $_.FullName -match $Name }) {
    $text = [IO.File]::ReadAllText($file.FullName).Replace($Old, $New)
    [IO.File]::WriteAllText($file.FullName, $text, (New-Object Text.UTF8Encoding($file.Extension -eq '.ps1')))
  }
}
Edit-Kit 'chrome[^\\\\/]*$' '${plan.ids.chrome}' $Chrome
Edit-Kit 'edge[^\\\\/]*$' '${plan.ids.edge}' $Edge
Edit-Kit '(detect|deploy|remove|register)\\.ps1$' "Chrome = '${plan.ids.chrome}'" "Chrome = '$Chrome'"
Edit-Kit '(detect|deploy|remove|register)\\.ps1$' "Edge = '${plan.ids.edge}'" "Edge = '$Edge'"
Edit-Kit '(knock-firefox\\.mobileconfig|policies\\.json)$' '${plan.ids.firefox}' $Firefox
Edit-Kit '(knock-firefox\\.mobileconfig|policies\\.json)$' '${encodeURIComponent(plan.ids.firefox)}' ([Uri]::EscapeDataString($Firefox))
Edit-Kit 'register\\.ps1$' "Firefox = '${plan.ids.firefox}'" "Firefox = '$Firefox'"
Edit-Kit 'register\\.sh$' "chrome='${plan.ids.chrome}'" "chrome='$Chrome'"
Edit-Kit 'register\\.sh$' "edge='${plan.ids.edge}'" "edge='$Edge'"
Edit-Kit 'register\\.sh$' "firefox='${plan.ids.firefox}'" "firefox='$Firefox'"
foreach ($guid in @($Client, $Approver, $Tenant) | Where-Object { $_ }) { [guid]::Parse($guid) | Out-Null }
${registered(plan)
  .map(([name, value]) => `if ($${name}) { Edit-Kit '${filePattern}' '${value}' $${name} }`)
  .join('\n')}
'Redirect URIs, for a single-page application:'
@($Chrome, $Edge) | Sort-Object -Unique | ForEach-Object { "https://$_.chromiumapp.org/" }
$hash = [Security.Cryptography.SHA1]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($Firefox))
'https://' + (-join ($hash | ForEach-Object { $_.ToString('x2') })) + '.extensions.allizom.org/'
`.replaceAll('\n', '\r\n');
