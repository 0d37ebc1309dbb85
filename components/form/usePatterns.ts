import { useEffect, useState } from 'react';
import type { Question } from '../../lib/entitlement/request.ts';
import type { Matches } from '../../lib/requests/check/validate.ts';

/**
 * What checks answers against patterns. Its engine is loaded only for questions with a pattern; until then only the
 * service checks them.
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
