import type { Directory, Revocations } from '../contract.ts';

export function createRevocations(directory: Directory): Revocations {
  const made = new Map<string, { count: number; at: number }>();
  const of = (accountKey: string) => made.get(accountKey) ?? { count: 0, at: 0 };
  return {
    note: (accountKey, at) => void made.set(accountKey, { count: of(accountKey).count + 1, at }),
    count: (accountKey) => of(accountKey).count,
    of: (tenantId, userId) => {
      const home = directory.tenant(tenantId)?.users.find(({ id }) => id === userId)?.home;
      return of(home === undefined ? `${tenantId}/${userId}` : `${home.tenantId}/${home.userId}`);
    },
  };
}
