#!/bin/sh
# Puts the ids of your packages and of your app registrations into the files of this kit, once, and prints what to register.
# sh ids.sh --chrome ID --edge ID --firefox ID [--client GUID] [--approver GUID] [--tenant GUID]
set -eu
cd "$(dirname "$0")"
chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'
edge='hjokmamjgfmgmcmnlojgnmanikcpijdk'
firefox='knock@knock.invalid'
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
  [ ${#id} -eq 32 ] || stop "$id is not an id, which is 32 letters from a to p."
done
for id in $client $approver $tenant; do
  case $id in *[!0-9A-Fa-f-]*) stop "$id is not a GUID." ;; esac
  [ ${#id} -eq 36 ] || stop "$id is not a GUID."
done
case $firefox in *[!A-Za-z0-9@._{}-]* | '') stop "$firefox is not an id, such as knock@contoso.com." ;; esac
grep -q "chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'" register.sh || stop 'These files have their ids already. Take a new copy of the kit.'

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

replace 'hjokmamjgfmgmcmnlojgnmanikcpijdk' "$chrome" */*chrome* windows/en-US/*chrome*
replace 'hjokmamjgfmgmcmnlojgnmanikcpijdk' "$edge" */*edge* windows/en-US/*edge*
replace "Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Chrome = '$chrome'" windows/*.ps1
replace "Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Edge = '$edge'" windows/*.ps1
replace 'knock@knock.invalid' "$firefox" */*firefox* firefox/policies.json
replace "Chrome = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Chrome = '$chrome'" register.ps1
replace "Edge = 'hjokmamjgfmgmcmnlojgnmanikcpijdk'" "Edge = '$edge'" register.ps1
replace "Firefox = 'knock@knock.invalid'" "Firefox = '$firefox'" register.ps1
replace "chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'" "chrome='$chrome'" register.sh
replace "edge='hjokmamjgfmgmcmnlojgnmanikcpijdk'" "edge='$edge'" register.sh
replace "firefox='knock@knock.invalid'" "firefox='$firefox'" register.sh
replace "$(encoded 'knock@knock.invalid')" "$(encoded "$firefox")" */*firefox* firefox/policies.json
[ -z "$client" ] || replace '00000000-0000-0000-0000-000000000001' "$client" firefox/* linux/* macos/* windows/*.reg windows/*.md windows/de*.ps1
[ -z "$approver" ] || replace '00000000-0000-0000-0000-000000000002' "$approver" firefox/* linux/* macos/* windows/*.reg windows/*.md windows/de*.ps1
[ -z "$tenant" ] || replace '00000000-0000-0000-0000-000000000003' "$tenant" firefox/* linux/* macos/* windows/*.reg windows/*.md windows/de*.ps1

echo 'Redirect URIs, for a single-page application:'
for id in "$chrome" "$edge"; do echo "https://$id.chromiumapp.org/"; done | sort -u
echo "https://$(printf %s "$firefox" | { sha1sum 2>/dev/null || shasum; } | cut -c 1-40).extensions.allizom.org/"
