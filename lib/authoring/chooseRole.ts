import { needs, reaches } from '../entitlement/need.ts';
import type { DraftRole } from '../entitlement/packageDraft.ts';
import { byNameAlone } from '../packages/given.ts';
import { reachOf } from '../packages/roleReach.ts';

interface Role {
  displayName: string;
  originId: string;
}

/**
 * The role of a resource that a draft means. By need it is the weakest that reaches it; a role whose name says nothing is
 * never chosen. `undefined`: none.
 */
export function chooseRole<R extends Role>({ role }: DraftRole, roles: readonly R[]): R | undefined {
  if ('originId' in role)
    return roles.find(({ originId }) => originId.toLowerCase() === role.originId.toLowerCase());
  const reaching = roles.flatMap((one) => {
    const reach = reachOf([{ roleName: one.displayName, roleOriginId: one.originId }], byNameAlone);
    return reach !== undefined && reaches(reach, role.need) ? [{ one, rank: needs.indexOf(reach) }] : [];
  });
  return reaching.sort((a, b) => a.rank - b.rank)[0]?.one;
}
