import { useState } from 'react';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { Report } from '../../lib/graph/api.ts';
import { type Failure, ok, type Result } from '../../lib/platform/failure.ts';

/**
 * One request each, one after the other, by the way that one's own goes. What was typed belongs to the first one's
 * draft. A second press finds what is under way already, so it files nothing twice.
 */
export function useSubmitForPeople(submit: (input: SubmitInput) => Promise<Result<unknown>>): {
  refused: ReadonlyMap<string, Failure>;
  submitFor(people: readonly Report[], input: SubmitInput): Promise<Result<unknown>>;
} {
  const [refused, setRefused] = useState<ReadonlyMap<string, Failure>>(new Map());
  return {
    refused,
    async submitFor(people, input) {
      setRefused(new Map());
      if (people.length < 2) return submit(input);
      const { draftId: _draft, ...typed } = input;
      const failures = new Map<string, Failure>();
      for (const [index, { id: targetId }] of people.entries()) {
        const result = await submit({ ...(index === 0 ? input : typed), targetId });
        if (!result.ok && result.failure.kind !== 'alreadyRequested') failures.set(targetId, result.failure);
      }
      setRefused(failures);
      // Each failure is said with the name of whose it is.
      return ok();
    },
  };
}
