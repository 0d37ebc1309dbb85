import type { AssignmentRow, RequestRow } from '../../lib/store/rows.ts';
import { EmptyState } from '../base/notice.tsx';
import type { Included } from '../data/useHeld.ts';
import { useWords } from '../words/wordsContext.tsx';
import { HeldItem, type HeldItemProps } from './heldItem.tsx';

export interface HeldListProps extends Pick<HeldItemProps, 'soonDays' | 'handlers' | 'myAccessUrl'> {
  held: readonly AssignmentRow[];
  /** Changes that are under way. */
  changes: readonly RequestRow[];
  /** By the id of their package. */
  grants: ReadonlyMap<string, readonly Included[]> | undefined;
  isGuest?: boolean;
}

/** Everything one holds, what ends soonest first. */
export function HeldList({ held, changes, grants, isGuest = false, ...rest }: HeldListProps) {
  const { t } = useWords();
  if (held.length === 0)
    return (
      <EmptyState icon="info" title={t('have.none')}>
        <p>{t('have.noneHint')}</p>
      </EmptyState>
    );
  const isOnlyPackage = new Set(held.map(({ accessPackageId }) => accessPackageId)).size === 1;
  return (
    <ul className="items">
      {held.map((row) => (
        <HeldItem
          key={row.id}
          held={row}
          change={changes.find(({ assignmentId }) => assignmentId === row.id)}
          grants={grants?.get(row.accessPackageId) ?? []}
          isGuestsLast={isGuest && isOnlyPackage}
          {...rest}
        />
      ))}
    </ul>
  );
}
