#!/bin/sh
# Registers Knock in the tenant that `az login` signed in to, and prints the policy that goes with it. Run it again when
# something changes: what is there is kept and completed. It needs a role that registers applications and consents for
# everybody, such as Cloud Application Administrator.
#
#   sh register.sh [--chrome ID] [--edge ID] [--firefox ID] [--cloud NAME]
#                  [--employees GROUP] [--approvers GROUP] [--administrators GROUP]
#                  [--look-up] [--job-titles] [--package-creation]
#   sh register.sh --undo
#
# Only browsers whose id is named are registered; without any, those below are. A GROUP is its object id: only its members
# can sign in. Without --employees everybody can; without the other two there is no such registration. --job-titles lets
# approvers see job titles and departments of requestors. --undo deletes all of Knock's registrations, with what was
# consented to and assigned.
set -eu
chrome='hjokmamjgfmgmcmnlojgnmanikcpijdk'
edge='hjokmamjgfmgmcmnlojgnmanikcpijdk'
firefox='knock@knock.invalid'
cloud='global'
employees=''
approvers=''
administrators=''
lookUp=''
jobTitles=''
packageCreation=''
undo=''
named=''

stop() {
  echo "$1" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --look-up) lookUp=true ;;
    --job-titles) jobTitles=true ;;
    --package-creation) packageCreation=true ;;
    --undo) undo=true ;;
    --chrome | --edge | --firefox | --cloud | --employees | --approvers | --administrators)
      [ $# -gt 1 ] || stop "$1 needs a value."
      case $1$named in --chrome | --edge | --firefox) chrome='' edge='' firefox='' named=true ;; esac
      eval "${1#--}=\$2"
      shift
      ;;
    *) stop "$1 is not an option: the first lines of this file name them." ;;
  esac
  shift
done
for id in $chrome $edge; do
  case $id in *[!a-p]*) stop "$id is not an id, which is 32 letters from a to p." ;; esac
  [ ${#id} -eq 32 ] || stop "$id is not an id, which is 32 letters from a to p."
done
[ -n "$chrome$edge$firefox" ] || stop 'No browser is named.'
case $firefox in *[!A-Za-z0-9@._{}-]*) stop "$firefox is not an id, such as knock@contoso.com." ;; esac
for group in $employees $approvers $administrators; do
  case $group in *[!0-9A-Fa-f-]*) stop "$group is not the object id of a group." ;; esac
  [ ${#group} -eq 36 ] || stop "$group is not the object id of a group."
done
case $cloud in
  global) graph='https://graph.microsoft.com/v1.0' ;;
  usGovHigh) graph='https://graph.microsoft.us/v1.0' ;;
  usGovDoD) graph='https://dod-graph.microsoft.us/v1.0' ;;
  china) graph='https://microsoftgraph.chinacloudapi.cn/v1.0' ;;
  *) stop "$cloud is not one of global, usGovHigh, usGovDoD, china." ;;
esac

command -v az >/dev/null ||
  stop 'The Azure CLI is not installed (az). With Microsoft Graph PowerShell, register.ps1 does the same.'
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
group=''

# call METHOD PATH QUERY [OPTION]…: prints a line for each value that the query finds.
call() {
  method=$1 path=$2 query=$3
  shift 3
  az rest --only-show-errors --method "$method" --url "$graph/$path" "$@" --query "$query" --output tsv 2>"$errors"
}
# Whether the same call may be taken some seconds later: until what was made is known everywhere, or Entra is less busy.
passes() {
  case $(cat "$errors") in
    *"${group:-no group}"*) return 1 ;;
    *Request_ResourceNotFound* | *TooManyRequests* | *Throttled* | *ServiceUnavailable*) ;;
    *) return 1 ;;
  esac
}
# refused METHOD PATH: what was answered, and what helps.
refused() {
  answer=$(cat "$errors")
  said=$(printf '%s\n' "$answer" | sed -n 's/.*"code": *"\([^"]*\)", *"message": *"\([^"]*\)".*/\1: \2/p')
  printf '%s\n' "$1 $2: ${said:-$answer}" >&2
  case "$2 $answer" in
    *"${group:-no group}"*) stop 'This tenant has no such group. Take the object id from the page of the group in the Entra admin center.' ;;
    *'az login'*) stop 'Sign in first: az login' ;;
    *oauth2PermissionGrants*Authorization_RequestDenied*) stop 'You may not consent for everybody. It takes Cloud Application Administrator, in some tenants Privileged Role Administrator. Let whoever has that role run this again: what is there is kept.' ;;
    **Authorization_RequestDenied*) stop 'You may not register applications. Activate the role Cloud Application Administrator and sign in again, then run this again: what is there is kept.' ;;
    **InvalidAuthenticationToken*) stop 'The sign-in has ended, or is for another cloud. Sign in again, then run this again: what is there is kept.' ;;
    **Request_ResourceNotFound*) stop 'Entra does not know yet what was just made. Wait a few minutes, then run this again: what is there is kept.' ;;
    **MultipleObjectsWithSameKeyValue*) stop 'Somebody made it in the meantime. Run this again: what is there is kept.' ;;
    **Directory_QuotaExceeded*) stop 'You, or the tenant, have as many app registrations as Entra allows. Delete some, also among "Deleted applications", then run this again: what is there is kept.' ;;
    **TooManyRequests*) stop 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.' ;;
    **Throttled*) stop 'Entra takes no more calls for now. Wait five minutes, then run this again: what is there is kept.' ;;
    **ServiceUnavailable*) stop 'Microsoft Graph is not available. Wait five minutes, then run this again: what is there is kept.' ;;
    *) stop 'Once that is mended, run this again: what is there is kept.' ;;
  esac
}
# again call …: what was refused for now is tried again.
again() {
  for wait in 2 4 8 16 0; do
    if "$@"; then return; fi
    if [ "$wait" = 0 ] || ! passes; then refused "$2" "$3"; fi
    sleep "$wait"
  done
}
# read_all PATH QUERY [PARAMETER]. Stops where reading is refused: what could not be read may well be there.
read_all() {
  found=$(again call get "$1" "$2" ${3:+--url-parameters "\$$3"}) || exit 1
  echo "$found" | sed '/^None$/d; /^$/d'
}
# write METHOD PATH [BODY]
write() {
  again call "$1" "$2" id ${3:+--headers Content-Type=application/json --body "$3"}
}
application_named() {
  objects=$(read_all applications 'value[].id' "filter=displayName eq '$1'") || exit 1
  [ "$(echo "$objects" | wc -l)" -le 1 ] || stop "Several app registrations are named \"$1\". Rename or delete all but the one that your policy names, then run this again."
  if [ -n "$objects" ]; then
    known=$(read_all "applications/$objects" '[spa,web,publicClient][].redirectUris[]') || exit 1
    case $known in '' | *.chromiumapp.org/* | *.extensions.allizom.org/*) ;; *) stop "An app registration named \"$1\" is there, and is another app: none of its redirect URIs is an extension's. Rename it, or register Knock by hand." ;; esac
  fi
  echo "$objects"
}
redirect_uris() {
  for id in $chrome $edge; do echo "https://$id.chromiumapp.org/"; done
  [ -z "$firefox" ] ||
    echo "https://$(printf %s "$firefox" | { sha1sum 2>/dev/null || shasum; } | cut -c 1-40).extensions.allizom.org/"
}
# Lines, as the members of a JSON list.
members() {
  sort -u | sed '/^$/d; s/.*/"&"/' | paste -s -d , -
}

if [ -n "$undo" ]; then
  for name in 'Knock' 'Knock for approvers' 'Knock for administrators'; do
    object=$(application_named "$name") || exit 1
    [ -n "$object" ] || continue
    write delete "applications/$object"
    echo "Deleted: $name"
  done
  exit 0
fi

# register NAME KEY GROUP SCOPES PERMISSION-IDS
register() {
  echo "$1 …" >&2
  object=$(application_named "$1") || exit 1
  group=$3
  [ -n "$object" ] ||
    object=$(write post applications "{\"displayName\":\"$1\",\"signInAudience\":\"AzureADMyOrg\"}")
  known=$(read_all "applications/$object" 'spa.redirectUris[]') || exit 1
  uris=$({
    echo "$known"
    redirect_uris
  } | members)
  access=$(for id in $5; do echo "$id"; done | sed 's/.*/{"id":"&","type":"Scope"}/' | paste -s -d , -)
  write patch "applications/$object" \
    "{\"spa\":{\"redirectUris\":[$uris]},\"requiredResourceAccess\":[{\"resourceAppId\":\"00000003-0000-0000-c000-000000000000\",\"resourceAccess\":[$access]}]}" >/dev/null
  client=$(read_all "applications/$object" appId) || exit 1
  principal=$(read_all servicePrincipals 'value[].id' "filter=appId eq '$client'") || exit 1
  [ -n "$principal" ] || principal=$(write post servicePrincipals "{\"appId\":\"$client\"}")
  grant=$(read_all oauth2PermissionGrants \
    "value[?consentType=='AllPrincipals' && resourceId=='$resource'].id" "filter=clientId eq '$principal'") ||
    exit 1
  if [ -n "$grant" ]; then
    write patch "oauth2PermissionGrants/$grant" "{\"scope\":\"$4\"}" >/dev/null
  else
    write post oauth2PermissionGrants \
      "{\"clientId\":\"$principal\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"$resource\",\"scope\":\"$4\"}" >/dev/null
  fi
  if [ -n "$3" ]; then
    write patch "servicePrincipals/$principal" '{"appRoleAssignmentRequired":true}' >/dev/null
    assigned=$(read_all "servicePrincipals/$principal/appRoleAssignedTo" 'value[].principalId' top=999) || exit 1
    echo "$assigned" | grep -qix "$3" ||
      write post "servicePrincipals/$principal/appRoleAssignedTo" \
        "{\"principalId\":\"$3\",\"resourceId\":\"$principal\",\"appRoleId\":\"00000000-0000-0000-0000-000000000000\"}" >/dev/null
  fi
  tenant=$(read_all "servicePrincipals/$principal" appOwnerOrganizationId) || exit 1
  policy="$policy  \"$2\": \"$client\",
"
}

policy=''
resource=$(read_all servicePrincipals 'value[].id' "filter=appId eq '00000003-0000-0000-c000-000000000000'") || exit 1
scopes='User.Read EntitlementMgmt-SubjectAccess.ReadWrite'
ids='e1fe6dd8-ba31-4d61-89e7-88639da4683d e9fdcbbb-8807-410f-b9ec-8d5468c7c2ac'
also=''
if [ -n "$lookUp" ]; then
  scopes="$scopes Application.Read.All"
  ids="$ids c79f8feb-a9db-4090-85f9-90d820caa0eb"
  also="$also,
  \"applicationLookUp\": true"
fi
register 'Knock' clientId "$employees" "$scopes" "$ids"
scopes='User.Read EntitlementManagement.ReadWrite.All'
ids='e1fe6dd8-ba31-4d61-89e7-88639da4683d ae7a573d-81d7-432b-ad44-4ed5c9d89038'
if [ -n "$jobTitles" ] && [ -n "$approvers" ]; then
  scopes="$scopes User.Read.All"
  ids="$ids a154be20-db9c-4678-8ab7-66f6cc099a59"
fi
[ -z "$approvers" ] || register 'Knock for approvers' approverClientId "$approvers" "$scopes" "$ids"
scopes='User.Read EntitlementManagement.Read.All User.ReadBasic.All Group.Read.All Sites.Read.All Application.Read.All'
ids='e1fe6dd8-ba31-4d61-89e7-88639da4683d 5449aa12-1393-4ea2-a7c7-d0e06c1a56b2 b340eb25-3456-403f-be2f-af7a0d370277 5f8c59db-677d-491f-a6b8-5f174b11ec1d 205e70e5-aba6-4c52-a976-6d2d46c48043 c79f8feb-a9db-4090-85f9-90d820caa0eb'
if [ -n "$packageCreation" ] && [ -n "$administrators" ]; then
  scopes="$scopes EntitlementManagement.ReadWrite.All"
  ids="$ids ae7a573d-81d7-432b-ad44-4ed5c9d89038"
  also="$also,
  \"packageCreation\": true"
fi
[ -z "$administrators" ] || register 'Knock for administrators' administratorClientId "$administrators" "$scopes" "$ids"
printf '{\n%s  "tenantId": "%s",\n  "cloud": "%s"%s\n}\n' "$policy" "$tenant" "$cloud" "$also"
