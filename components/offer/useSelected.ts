import { useLayoutEffect, useRef, useState } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { useGuard } from '../guard/useClickGuard.ts';
import { askingWay } from './packageFacts.ts';

/**
 * Which package the button is about. It is the best one until that can be requested. From then on it stays the same
 * while it is on offer, even if a better one appears: a click must not hit another package. If the package changes by
 * itself all the same, the guard begins anew.
 */
export function useSelected(packages: readonly OfferedPackage[]) {
  const [keptId, keep] = useState<string>();
  const { restart } = useGuard();
  const selected =
    packages.find((one) => one.accessPackageId === keptId && askingWay(one) !== 'notForYou') ?? packages[0];
  const id = selected?.accessPackageId;
  const isAskable = selected !== undefined && askingWay(selected) !== 'reading';
  const expectedId = useRef(id);

  useLayoutEffect(() => {
    if (isAskable) keep(id);
    if (id !== expectedId.current) restart?.();
    expectedId.current = id;
  }, [id, isAskable, restart]);

  return {
    selected,
    select(chosenId: string): void {
      expectedId.current = chosenId;
      keep(chosenId);
    },
  };
}
