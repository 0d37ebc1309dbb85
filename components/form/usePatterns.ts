import { useEffect, useState } from 'react';
import type { Question } from '../../lib/entitlement/request.ts';
import type { Matches } from '../../lib/requests/check/validate.ts';

/**
 * What tries answers against patterns: its engine is loaded only where a question has one, and until it is there the
 * service alone decides.
 */
export function usePatterns(questions: readonly Question[]): Matches | undefined {
  const isWanted = questions.some((question) => question.kind === 'text' && question.regexPattern);
  const [matches, setMatches] = useState<{ with: Matches }>();
  useEffect(() => {
    if (!isWanted) return;
    let isStale = false;
    void import('../../lib/requests/check/answerPattern.ts').then(({ matchesPattern }) => {
      if (!isStale) setMatches({ with: matchesPattern });
    });
    return () => {
      isStale = true;
    };
  }, [isWanted]);
  return matches?.with;
}
