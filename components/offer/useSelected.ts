import { useLayoutEffect, useRef, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { useGuard } from '../guard/useClickGuard.ts';
import { askingWay } from './packageFacts.ts';

interface Circumstances {
  /** The site may answer within a moment, and change which one is the best. */
  isAskingSite: boolean;
  /** What the person said that they need: their word begins the choice anew. */
  chosenNeed: Need | undefined;
}

/**
 * Which package the button is about. It is the best one until that can be requested. From then on it stays the same
 * while it is on offer, even if a better one appears: a click must not hit another package. If the package changes by
 * itself all the same, or with what the person needs, the guard begins anew.
 */
export function useSelected(
  packages: readonly OfferedPackage[],
  { isAskingSite, chosenNeed }: Circumstances,
): { selected: OfferedPackage | undefined; select: (accessPackageId: string) => void } {
  const [kept, keep] = useState<{ id: string | undefined; chosenNeed: Need | undefined }>();
  const { restart } = useGuard();
  const selected =
    packages.find(
      (one) =>
        kept?.chosenNeed === chosenNeed && one.accessPackageId === kept?.id && askingWay(one) !== 'notForYou',
    ) ?? packages.find(({ isTooWeak }) => !isTooWeak);
  const id = selected?.accessPackageId;
  const isAskable = selected !== undefined && askingWay(selected) !== 'reading' && !isAskingSite;
  const expectedId = useRef(id);

  useLayoutEffect(() => {
    if (isAskable) keep({ id, chosenNeed });
    if (id !== expectedId.current) restart?.();
    expectedId.current = id;
  }, [id, chosenNeed, isAskable, restart]);

  return {
    selected,
    select(chosenId: string): void {
      expectedId.current = chosenId;
      keep({ id: chosenId, chosenNeed });
    },
  };
}
