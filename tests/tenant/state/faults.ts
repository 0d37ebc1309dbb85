import type { Fault, Faults } from '../contract.ts';

interface Armed {
  fault: Fault;
  left: number;
}

/** Faults in the order they were added; the first that fits a call is used up by one. */
export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add: (fault) => {
      armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear: () => {
      armed = [];
    },
    list: () => armed.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault)),
    take: (method, path, inBatch) => {
      const hit = armed.find(({ fault }) => fits(fault, method, path, inBatch));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      armed = armed.filter((entry) => entry.left > 0);
      return hit.fault;
    },
  };
}

function fits(fault: Fault, method: string, path: string, inBatch: boolean): boolean {
  if (inBatch && fault.inBatch !== true) return false;
  if (fault.method !== undefined && fault.method.toUpperCase() !== method.toUpperCase()) return false;
  return pathPattern(fault.path).test(path);
}

function pathPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}
