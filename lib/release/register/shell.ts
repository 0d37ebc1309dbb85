import { clouds } from '../../platform/cloud.ts';
import { anotherApp, anyOther, noSuchGroup, refusals, several } from './refusals.ts';
import {
  defaultRole,
  graphAppId,
  kinds,
  permissionIds,
  type RegisterPlan,
  type Role,
  roles,
  type Scope,
} from './registrations.ts';

const idsOf = (scopes: readonly Scope[]): string => scopes.map((scope) => permissionIds[scope]).join(' ');

/** `register.sh`: the calls of `graph.ts` by `az rest`, for whoever has the Azure CLI and neither Node nor this repository. */
export const registerShell = (plan: RegisterPlan): string =>
  [parameters(plan), options, helpers, undo, registration, main].join('');

const parameters = (plan: RegisterPlan): string => `#!/bin/sh
# Registers Knock in the tenant that \`az login\` signed in to, and prints the policy that goes with it. Run it again when
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
chrome='${plan.ids.chrome ?? ''}'
edge='${plan.ids.edge ?? ''}'
firefox='${plan.ids.firefox ?? ''}'
cloud='${plan.cloud}'
${roles.map((role) => `${role}='${plan[role] ?? ''}'`).join('\n')}
lookUp='${plan.lookUp ? 'true' : ''}'
jobTitles='${plan.jobTitles ? 'true' : ''}'
packageCreation='${plan.packageCreation ? 'true' : ''}'
undo=''
named=''

`;

const options = `stop() {
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
      eval "\${1#--}=\\$2"
      shift
      ;;
    *) stop "$1 is not an option: the first lines of this file name them." ;;
  esac
  shift
done
for id in $chrome $edge; do
  case $id in *[!a-p]*) stop "$id is not an id, which is 32 letters from a to p." ;; esac
  [ \${#id} -eq 32 ] || stop "$id is not an id, which is 32 letters from a to p."
done
[ -n "$chrome$edge$firefox" ] || stop 'No browser is named.'
case $firefox in *[!A-Za-z0-9@._{}-]*) stop "$firefox is not an id, such as knock@contoso.com." ;; esac
for group in $employees $approvers $administrators; do
  case $group in *[!0-9A-Fa-f-]*) stop "$group is not the object id of a group." ;; esac
  [ \${#group} -eq 36 ] || stop "$group is not the object id of a group."
done
case $cloud in
${Object.entries(clouds)
  .map(([name, { graphHost }]) => `  ${name}) graph='https://${graphHost}/v1.0' ;;`)
  .join('\n')}
  *) stop "$cloud is not one of ${Object.keys(clouds).join(', ')}." ;;
esac

`;

const helpers = `command -v az >/dev/null ||
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
    *"\${group:-no group}"*) return 1 ;;
    ${refusals
      .filter(({ passes }) => passes)
      .map(({ says }) => `*${says}*`)
      .join(' | ')}) ;;
    *) return 1 ;;
  esac
}
# refused METHOD PATH: what was answered, and what helps.
refused() {
  answer=$(cat "$errors")
  said=$(printf '%s\\n' "$answer" | sed -n 's/.*"code": *"\\([^"]*\\)", *"message": *"\\([^"]*\\)".*/\\1: \\2/p')
  printf '%s\\n' "$1 $2: \${said:-$answer}" >&2
  case "$2 $answer" in
    *"\${group:-no group}"*) stop '${noSuchGroup}' ;;
    *'az login'*) stop 'Sign in first: az login' ;;
${refusals.map(({ at = '', says, cure }) => `    *${at}*${says}*) stop '${cure}' ;;`).join('\n')}
    *) stop '${anyOther}' ;;
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
  found=$(again call get "$1" "$2" \${3:+--url-parameters "\\$$3"}) || exit 1
  echo "$found" | sed '/^None$/d; /^$/d'
}
# write METHOD PATH [BODY]
write() {
  again call "$1" "$2" id \${3:+--headers Content-Type=application/json --body "$3"}
}
application_named() {
  objects=$(read_all applications 'value[].id' "filter=displayName eq '$1'") || exit 1
  [ "$(echo "$objects" | wc -l)" -le 1 ] || stop ${JSON.stringify(several('Several', '$1'))}
  if [ -n "$objects" ]; then
    known=$(read_all "applications/$objects" '[spa,web,publicClient][].redirectUris[]') || exit 1
    case $known in '' | *.chromiumapp.org/* | *.extensions.allizom.org/*) ;; *) stop ${JSON.stringify(anotherApp('$1'))} ;; esac
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

`;

const undo = `if [ -n "$undo" ]; then
  ${roles
    .map((role) => `'${kinds[role].displayName}'`)
    .join(' ')
    .replace(/^/, 'for name in ')}; do
    object=$(application_named "$name") || exit 1
    [ -n "$object" ] || continue
    write delete "applications/$object"
    echo "Deleted: $name"
  done
  exit 0
fi

`;

const registration = `# register NAME KEY GROUP SCOPES PERMISSION-IDS
register() {
  echo "$1 …" >&2
  object=$(application_named "$1") || exit 1
  group=$3
  [ -n "$object" ] ||
    object=$(write post applications "{\\"displayName\\":\\"$1\\",\\"signInAudience\\":\\"AzureADMyOrg\\"}")
  known=$(read_all "applications/$object" 'spa.redirectUris[]') || exit 1
  uris=$({
    echo "$known"
    redirect_uris
  } | members)
  access=$(for id in $5; do echo "$id"; done | sed 's/.*/{"id":"&","type":"Scope"}/' | paste -s -d , -)
  write patch "applications/$object" \\
    "{\\"spa\\":{\\"redirectUris\\":[$uris]},\\"requiredResourceAccess\\":[{\\"resourceAppId\\":\\"${graphAppId}\\",\\"resourceAccess\\":[$access]}]}" >/dev/null
  client=$(read_all "applications/$object" appId) || exit 1
  principal=$(read_all servicePrincipals 'value[].id' "filter=appId eq '$client'") || exit 1
  [ -n "$principal" ] || principal=$(write post servicePrincipals "{\\"appId\\":\\"$client\\"}")
  grant=$(read_all oauth2PermissionGrants \\
    "value[?consentType=='AllPrincipals' && resourceId=='$resource'].id" "filter=clientId eq '$principal'") ||
    exit 1
  if [ -n "$grant" ]; then
    write patch "oauth2PermissionGrants/$grant" "{\\"scope\\":\\"$4\\"}" >/dev/null
  else
    write post oauth2PermissionGrants \\
      "{\\"clientId\\":\\"$principal\\",\\"consentType\\":\\"AllPrincipals\\",\\"resourceId\\":\\"$resource\\",\\"scope\\":\\"$4\\"}" >/dev/null
  fi
  if [ -n "$3" ]; then
    write patch "servicePrincipals/$principal" '{"appRoleAssignmentRequired":true}' >/dev/null
    assigned=$(read_all "servicePrincipals/$principal/appRoleAssignedTo" 'value[].principalId' top=999) || exit 1
    echo "$assigned" | grep -qix "$3" ||
      write post "servicePrincipals/$principal/appRoleAssignedTo" \\
        "{\\"principalId\\":\\"$3\\",\\"resourceId\\":\\"$principal\\",\\"appRoleId\\":\\"${defaultRole}\\"}" >/dev/null
  fi
  tenant=$(read_all "servicePrincipals/$principal" appOwnerOrganizationId) || exit 1
  policy="$policy  \\"$2\\": \\"$client\\",
"
}

`;

const main = `policy=''
resource=$(read_all servicePrincipals 'value[].id' "filter=appId eq '${graphAppId}'") || exit 1
${roles.map(registerLines).join('\n')}
printf '{\\n%s  "tenantId": "%s",\\n  "cloud": "%s"%s\\n}\\n' "$policy" "$tenant" "$cloud" "$also"
`;

/** Sets the scopes of one role, and registers it if it is wanted. */
function registerLines(role: Role): string {
  const { displayName, policyKey, scopes, more } = kinds[role];
  const lines = [
    `scopes='${scopes.join(' ')}'`,
    `ids='${idsOf(scopes)}'`,
    ...(role === 'employees' ? ["also=''"] : []),
  ];
  lines.push(
    `if [ -n "$${more.when}" ]${role === 'employees' ? '' : ` && [ -n "$${role}" ]`}; then`,
    `  scopes="$scopes ${more.scopes.join(' ')}"`,
    `  ids="$ids ${idsOf(more.scopes)}"`,
    ...(more.policyKey === undefined ? [] : [`  also="$also,`, `  \\"${more.policyKey}\\": true"`]),
    'fi',
  );
  const call = `register '${displayName}' ${policyKey} "$${role}" "$scopes" "$ids"`;
  lines.push(role === 'employees' ? call : `[ -z "$${role}" ] || ${call}`);
  return lines.join('\n');
}
