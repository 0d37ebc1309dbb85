import { useRef, useState } from 'react';
import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import {
  type RequirementChange,
  requirementChanges,
  type TypedThen,
} from '../../lib/requests/check/requirementChanges.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { areDatesOver } from './formState.ts';

/** What the form opens with: a kept draft, or a request that is over and is asked once more. */
export type Earlier = Pick<
  RequestRow,
  'id' | 'state' | 'policyId' | 'justification' | 'answers' | 'schedule' | 'policySeen' | 'createdAt'
>;

export interface EarlierModel {
  /** As it was when the form opened. Drafts saved since then hold what the person is typing now. */
  earlier: Earlier | undefined;
  /** What has changed since, also while the form was open. */
  changes(typed: TypedThen): RequirementChange[];
  forget(): void;
}

/** Keeps what the form opened with, and what policies asked then. */
export function useEarlier(
  given: Earlier | undefined,
  policies: readonly PolicyRequirements[],
  now: number,
): EarlierModel {
  const [earlier, setEarlier] = useState(given);
  const shown = useRef(policies);
  return {
    earlier,
    changes(typed) {
      const since = earlier === undefined ? [] : requirementChanges(earlier, policies);
      if (earlier !== undefined && areDatesOver(earlier.schedule, now)) since.push({ kind: 'datesOver' });
      const policySeen = shown.current.find(({ policyId }) => policyId === typed.policyId);
      const live = policySeen === undefined ? [] : requirementChanges({ ...typed, policySeen }, policies);
      return [...since, ...live.filter((change) => !since.some((other) => isSame(change, other)))];
    },
    forget: () => setEarlier(undefined),
  };
}

const isSame = (one: RequirementChange, other: RequirementChange): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
