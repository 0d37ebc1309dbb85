import { clouds } from '../../platform/cloud.ts';
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

const helpers = `# read_all PATH QUERY [PARAMETER]: a line for each value that the query finds. Stops where az fails: what could not be read
# may well be there.
read_all() {
  if [ $# -gt 2 ]; then set -- "$1" "$2" --url-parameters "\\$$3"; fi
  path=$1 query=$2
  shift 2
  found=$(az rest --only-show-errors --method get --url "$graph/$path" "$@" --query "$query" --output tsv) ||
    stop "$path could not be read."
  echo "$found" | sed '/^None$/d; /^$/d'
}
# write METHOD PATH BODY [QUERY]
write() {
  az rest --only-show-errors --method "$1" --url "$graph/$2" --headers Content-Type=application/json --body "$3" \\
    --query "\${4:-id}" --output tsv
}
# Entra needs some seconds until what was made is known everywhere.
again() {
  for wait in 2 4 8 16 0; do
    if "$@"; then return; fi
    [ "$wait" = 0 ] || sleep "$wait"
  done
  stop 'Entra has not taken it. Run this again: what is there is kept.'
}
application_named() {
  objects=$(read_all applications 'value[].id' "filter=displayName eq '$1'") || exit 1
  [ "$(echo "$objects" | wc -l)" -le 1 ] || stop "Several app registrations are named \\"$1\\"."
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
    az rest --only-show-errors --method delete --url "$graph/applications/$object"
    echo "Deleted: $name"
  done
  exit 0
fi

`;

const registration = `# register NAME KEY GROUP SCOPES PERMISSION-IDS
register() {
  echo "$1 …" >&2
  object=$(application_named "$1") || exit 1
  [ -n "$object" ] ||
    object=$(write post applications "{\\"displayName\\":\\"$1\\",\\"signInAudience\\":\\"AzureADMyOrg\\"}")
  known=$(read_all "applications/$object" 'spa.redirectUris[]') || exit 1
  uris=$({
    echo "$known"
    redirect_uris
  } | members)
  access=$(for id in $5; do echo "$id"; done | sed 's/.*/{"id":"&","type":"Scope"}/' | paste -s -d , -)
  again write patch "applications/$object" \\
    "{\\"spa\\":{\\"redirectUris\\":[$uris]},\\"requiredResourceAccess\\":[{\\"resourceAppId\\":\\"${graphAppId}\\",\\"resourceAccess\\":[$access]}]}" >/dev/null
  client=$(read_all "applications/$object" appId) || exit 1
  principal=$(read_all servicePrincipals 'value[].id' "filter=appId eq '$client'") || exit 1
  [ -n "$principal" ] || principal=$(again write post servicePrincipals "{\\"appId\\":\\"$client\\"}")
  grant=$(read_all oauth2PermissionGrants \\
    "value[?consentType=='AllPrincipals' && resourceId=='$resource'].id" "filter=clientId eq '$principal'") ||
    exit 1
  if [ -n "$grant" ]; then
    write patch "oauth2PermissionGrants/$grant" "{\\"scope\\":\\"$4\\"}" >/dev/null
  else
    again write post oauth2PermissionGrants \\
      "{\\"clientId\\":\\"$principal\\",\\"consentType\\":\\"AllPrincipals\\",\\"resourceId\\":\\"$resource\\",\\"scope\\":\\"$4\\"}" >/dev/null
  fi
  if [ -n "$3" ]; then
    again write patch "servicePrincipals/$principal" '{"appRoleAssignmentRequired":true}' >/dev/null
    assigned=$(read_all "servicePrincipals/$principal/appRoleAssignedTo" 'value[].principalId' top=999) || exit 1
    echo "$assigned" | grep -qix "$3" ||
      again write post "servicePrincipals/$principal/appRoleAssignedTo" \\
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
