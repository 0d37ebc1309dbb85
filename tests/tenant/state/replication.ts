import type { TenantClock } from '../contract.ts';
import type { Switches } from './switches.ts';

/** When what was made becomes visible: Entra's services tell each other with a delay. Keys are ids or addresses. */
export interface Replication {
  made(key: string): void;
  /** What was made answers 404 before, and is in no list. */
  isThere(key: string): boolean;
  /** A resource that was added to a catalog is in the catalog's list. */
  isResourceThere(key: string): boolean;
  /** And its roles are. */
  hasRoles(key: string): boolean;
  /** Entitlement management has heard of a group, an application or a site. Asking makes it listen. */
  knowsOrigin(key: string): boolean;
}

export function createReplication(clock: TenantClock, switches: Switches): Replication {
  const since = new Map<string, number>();
  const seconds = (key: string): number => {
    const at = since.get(key.toLowerCase());
    return at === undefined ? Number.POSITIVE_INFINITY : (clock.now() - at) / 1000;
  };
  const made = (key: string): void => {
    since.set(key.toLowerCase(), clock.now());
  };
  return {
    made,
    isThere: (key) => seconds(key) >= switches.get('createdLag'),
    isResourceThere: (key) => seconds(key) >= switches.get('resourceLag') / 2,
    hasRoles: (key) => seconds(key) >= switches.get('resourceLag'),
    knowsOrigin: (key) => {
      if (!since.has(key.toLowerCase())) made(key);
      return seconds(key) >= switches.get('originLag');
    },
  };
}
