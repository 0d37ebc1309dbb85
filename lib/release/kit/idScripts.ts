import type { Plan } from './plan.ts';

/*
 * For whoever has the kit alone, without Node: the ids of their packages go into its files. `README.md` keeps the old ones,
 * and the scripts print what follows from the new.
 */

export const shellScript = ({ ids }: Plan): string => `#!/bin/sh
# Puts the ids of your packages into the files of this kit, once, and prints what to register.
# sh ids.sh --chrome ID --edge ID --firefox ID
set -eu
cd "$(dirname "$0")"
chrome='${ids.chrome}'
edge='${ids.edge}'
firefox='${ids.firefox}'

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
    *) stop "$1 is not one of --chrome, --edge, --firefox." ;;
  esac
  shift 2
done
for id in "$chrome" "$edge"; do
  case $id in *[!a-p]*) stop "$id is not an id, which is 32 letters from a to p." ;; esac
  [ \${#id} -eq 32 ] || stop "$id is not an id, which is 32 letters from a to p."
done
case $firefox in *[!A-Za-z0-9@._{}-]* | '') stop "$firefox is not an id, such as knock@contoso.com." ;; esac

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

replace '${ids.chrome}' "$chrome" */*chrome* windows/en-US/*chrome*
replace '${ids.edge}' "$edge" */*edge* windows/en-US/*edge*
replace "Chrome = '${ids.chrome}'" "Chrome = '$chrome'" windows/*.ps1
replace "Edge = '${ids.edge}'" "Edge = '$edge'" windows/*.ps1
replace '${ids.firefox}' "$firefox" */*firefox* firefox/policies.json
replace "Chrome = '${ids.chrome}'" "Chrome = '$chrome'" register.ps1
replace "Edge = '${ids.edge}'" "Edge = '$edge'" register.ps1
replace "Firefox = '${ids.firefox}'" "Firefox = '$firefox'" register.ps1
replace "chrome='${ids.chrome}'" "chrome='$chrome'" register.sh
replace "edge='${ids.edge}'" "edge='$edge'" register.sh
replace "firefox='${ids.firefox}'" "firefox='$firefox'" register.sh
replace "$(encoded '${ids.firefox}')" "$(encoded "$firefox")" */*firefox* firefox/policies.json

echo 'Redirect URIs, for a single-page application:'
for id in "$chrome" "$edge"; do echo "https://$id.chromiumapp.org/"; done | sort -u
echo "https://$(printf %s "$firefox" | { sha1sum 2>/dev/null || shasum; } | cut -c 1-40).extensions.allizom.org/"
`;

export const powerShellScript = ({ ids }: Plan): string =>
  `\uFEFF# Puts the ids of your packages into the files of this kit, once, and prints what to register.
param(
  [ValidatePattern('^[a-p]{32}$')][string]$Chrome = '${ids.chrome}',
  [ValidatePattern('^[a-p]{32}$')][string]$Edge = '${ids.edge}',
  [ValidatePattern('^[\\w.@{}-]+$')][string]$Firefox = '${ids.firefox}'
)
$ErrorActionPreference = 'Stop'
function Edit-Kit([string]$Name, [string]$Old, [string]$New) {
  foreach ($file in Get-ChildItem -LiteralPath $PSScriptRoot -Recurse -File | Where-Object { $_.FullName -match $Name }) {
    $text = [IO.File]::ReadAllText($file.FullName).Replace($Old, $New)
    [IO.File]::WriteAllText($file.FullName, $text, (New-Object Text.UTF8Encoding($file.Extension -eq '.ps1')))
  }
}
Edit-Kit 'chrome[^\\\\/]*$' '${ids.chrome}' $Chrome
Edit-Kit 'edge[^\\\\/]*$' '${ids.edge}' $Edge
Edit-Kit '(detect|deploy|remove|register)\\.ps1$' "Chrome = '${ids.chrome}'" "Chrome = '$Chrome'"
Edit-Kit '(detect|deploy|remove|register)\\.ps1$' "Edge = '${ids.edge}'" "Edge = '$Edge'"
Edit-Kit '(knock-firefox\\.mobileconfig|policies\\.json)$' '${ids.firefox}' $Firefox
Edit-Kit '(knock-firefox\\.mobileconfig|policies\\.json)$' '${encodeURIComponent(ids.firefox)}' ([Uri]::EscapeDataString($Firefox))
Edit-Kit 'register\\.ps1$' "Firefox = '${ids.firefox}'" "Firefox = '$Firefox'"
Edit-Kit 'register\\.sh$' "chrome='${ids.chrome}'" "chrome='$Chrome'"
Edit-Kit 'register\\.sh$' "edge='${ids.edge}'" "edge='$Edge'"
Edit-Kit 'register\\.sh$' "firefox='${ids.firefox}'" "firefox='$Firefox'"
'Redirect URIs, for a single-page application:'
@($Chrome, $Edge) | Sort-Object -Unique | ForEach-Object { "https://$_.chromiumapp.org/" }
$hash = [Security.Cryptography.SHA1]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($Firefox))
'https://' + (-join ($hash | ForEach-Object { $_.ToString('x2') })) + '.extensions.allizom.org/'
`.replaceAll('\n', '\r\n');
