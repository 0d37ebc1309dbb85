import { useLayoutEffect, useRef, useState } from 'react';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { useGuard } from '../guard/useClickGuard.ts';
import { askingWay } from './packageFacts.ts';

/**
 * Which package the button is about: the best one until it can be asked for, then that one for as long as it is on
 * offer, whatever comes to stand before it; a click must not find another under it. Where it changes all the same, by
 * itself, the guard begins anew.
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
