import type * as v from 'valibot';
import type { DirectoryObject, DraftResource } from '../../entitlement/packageDraft.ts';
import { fail, ok, type Result } from '../../platform/failure.ts';
import { literal } from '../context.ts';
import { decodePage } from '../decode/collection.ts';
import { readOutcome } from '../outcome.ts';
import { aboutReads } from './about.ts';
import { type AdministrationDeps, equals, getter } from './asking.ts';
import { directoryObject, servicePrincipal, site } from './decode.ts';

/** Graph takes this many values of `in`. */
export const mostIds = 15;
/** How many a picker shows. */
const shown = 10;

export interface FoundPerson extends DirectoryObject {
  mail: string | undefined;
}

/** People, groups, sites and applications as pickers need them: the first page, by the beginning of a name. */
export const directoryReads = (deps: DirectoryDeps) => ({
  ...peopleReads(deps),
  ...resourceReads(deps),
  ...aboutReads(deps),
});

type DirectoryDeps = Pick<AdministrationDeps, 'send' | 'profile' | 'clock'>;

/** One page of a list. */
async function first<const S extends v.GenericSchema>(
  deps: DirectoryDeps,
  path: string,
  where: string,
  schema: S,
): Promise<Result<v.InferOutput<S>[]>> {
  const outcome = readOutcome(await deps.send(getter(deps)(path, where, schema).call));
  if (!outcome.ok) return outcome;
  const page = decodePage(schema, outcome.value.body);
  return page === undefined ? fail({ kind: 'malformedAnswer', where }) : ok(page.items);
}

const person = '$select=id,displayName,mail,userPrincipalName';

function peopleReads(deps: DirectoryDeps) {
  const people = async (path: string): Promise<Result<FoundPerson[]>> => {
    const found = await first(deps, path, 'users', directoryObject);
    if (!found.ok) return found;
    return ok(
      found.value
        .filter(({ displayName }) => displayName !== '')
        .map(({ id, displayName, mail, userPrincipalName }) => ({
          id,
          displayName,
          mail: mail ?? userPrincipalName,
        })),
    );
  };
  return {
    users: (text: string) =>
      people(
        `/users?$filter=${begins(['displayName', 'mail', 'userPrincipalName'], text)}&${person}&$top=${shown}`,
      ),
    groups: (text: string): Promise<Result<FoundPerson[]>> =>
      people(`/groups?$filter=${begins(['displayName'], text)}&$select=id,displayName,mail&$top=${shown}`),

    /** Which of them are in the directory, by one look-up. `undefined`: it can't be told. */
    async idsKnown(ids: readonly string[]): Promise<Set<string> | undefined> {
      const list = ids.map(literal).join(',');
      const path = `/users?$filter=${encodeURIComponent(`id in (${list})`)}&$select=id&$top=${mostIds}`;
      const found = await first(deps, path, 'users', directoryObject);
      return found.ok ? new Set(found.value.map(({ id }) => id.toLowerCase())) : undefined;
    },

    /** One person by their address. */
    async personNamed(address: string): Promise<FoundPerson | undefined> {
      const found = await people(`/users?$filter=${equals('mail', address)}&${person}`);
      return found.ok ? found.value[0] : undefined;
    },
  };
}

function resourceReads(deps: DirectoryDeps) {
  return {
    async resources(text: string): Promise<Result<DraftResource[]>> {
      const [sites, groups, applications] = await Promise.all([
        first(deps, `/sites?search=${encodeURIComponent(text)}&$select=displayName,webUrl`, 'sites', site),
        first(
          deps,
          `/groups?$filter=${begins(['displayName'], text)}&$select=id,displayName&$top=${shown}`,
          'groups',
          directoryObject,
        ),
        first(
          deps,
          `/servicePrincipals?$filter=${begins(['displayName'], text)}&$select=id,displayName,appId&$top=${shown}`,
          'servicePrincipals',
          servicePrincipal,
        ),
      ]);
      // Whoever may read only some of them still gets those.
      if (!sites.ok && !groups.ok && !applications.ok) return groups;
      const found = (
        read: Result<readonly { id: string; displayName: string }[]>,
        originSystem: 'AadGroup' | 'AadApplication',
      ) =>
        read.ok ? read.value.map(({ id, displayName }) => ({ originSystem, originId: id, displayName })) : [];
      return ok([
        ...(sites.ok
          ? sites.value.slice(0, shown).map(({ displayName, webUrl }) => ({
              originSystem: 'SharePointOnline' as const,
              originId: webUrl,
              displayName,
            }))
          : []),
        ...found(groups, 'AadGroup'),
        ...found(applications, 'AadApplication'),
      ]);
    },

    /** The application in this tenant that a client id names. */
    async applicationOf(appId: string): Promise<DraftResource | undefined> {
      const found = await first(
        deps,
        `/servicePrincipals?$filter=${equals('appId', appId)}&$select=id,displayName,appId`,
        'servicePrincipals',
        servicePrincipal,
      );
      const one = found.ok ? found.value.find((each) => each.appId === appId) : undefined;
      return one && { originSystem: 'AadApplication', originId: one.id, displayName: one.displayName };
    },
  };
}

export type DirectoryReads = ReturnType<typeof directoryReads>;

const begins = (members: readonly string[], text: string): string =>
  encodeURIComponent(members.map((member) => `startswith(${member},${literal(text)})`).join(' or '));
