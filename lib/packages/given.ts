import type { Need } from '../entitlement/need.ts';
import type { GrantRow } from '../store/rowsOfIndex.ts';
import { type RoleSources, reachOf, rolePatterns } from './roleReach.ts';
import roleWords from './roleWords.json' with { type: 'json' };

/** Roles are told apart by their ids and names alone. */
export const byNameAlone: RoleSources = {
  groups: {},
  named: () => undefined,
  patterns: rolePatterns(roleWords),
};

/** One thing that a package gives, as far as people need it to decide. */
export interface Given {
  name: string;
  roleNames: string[];
  /** What the roles let one do, where their names say so. */
  reach?: Need;
  /** A role of the directory itself, whatever its name. */
  isDirectoryRole?: true;
}

/** What a package gives, the most far-reaching first. */
export function givenBy(grants: readonly GrantRow[]): Given[] {
  const each = [...Map.groupBy(grants, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [given([first, ...others])],
  );
  return each.sort((one, other) => weightOf(other) - weightOf(one));
}

function given(grants: readonly [GrantRow, ...GrantRow[]]): Given {
  const [{ resourceName, originId, originSystem }] = grants;
  const reach = reachOf(grants, byNameAlone);
  const roleNames = grants.map(({ roleName }) => roleName).filter((name) => name !== '');
  return {
    name: resourceName === '' ? originId : resourceName,
    roleNames: [...new Set(roleNames)],
    ...(reach !== undefined && { reach }),
    ...(/^directoryrole$/i.test(originSystem) && { isDirectoryRole: true as const }),
  };
}

/** Whether it lets one do more than work with a thing: decide about it, or about the directory. */
export const isRisky = ({ reach, isDirectoryRole }: Given): boolean =>
  isDirectoryRole === true || reach === 'manage';

const weightOf = (one: Given): number => (isRisky(one) ? 2 : one.reach === 'view' ? 0 : 1);
