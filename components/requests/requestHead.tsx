import { useState } from 'react';
import type { RequestSummary } from '../../lib/offer/offer.ts';
import { useWords } from '../words/wordsContext.tsx';
import { isTakenBack, stateWord } from './changeStory.ts';

export interface Folding {
  canFold: boolean;
  isFolded: boolean;
  onFold: (isFolded: boolean) => void;
}

/** In: whether it begins folded; absent: it never is. What the person opened or closed stays so. */
export function useFolding(begins: boolean | undefined): Folding {
  const [isFolded, onFold] = useState(begins ?? false);
  return { canFold: begins !== undefined, isFolded, onFold };
}

/** The package, where its request stands, and in short lists the way to the rest: the name, or the line it is on. */
export function RequestHead({ request, canFold, isFolded, onFold }: Folding & { request: RequestSummary }) {
  const words = useWords();
  const name = request.accessPackageName;
  return (
    <div className="item-head">
      <h3 className="item-title" dir="auto">
        {canFold ? (
          <button
            type="button"
            className="item-toggle"
            aria-expanded={!isFolded}
            onClick={() => onFold(!isFolded)}
          >
            {name}
          </button>
        ) : (
          name
        )}
      </h3>
      <span className={`badge ${badgeOf(request)}`}>{stateWord(request, words)}</span>
    </div>
  );
}

function badgeOf(request: RequestSummary): string {
  if (isTakenBack(request)) return 'badge-neutral';
  switch (request.state) {
    case 'usable':
    case 'delivered':
      return 'badge-success';
    case 'denied':
    case 'failed':
    case 'expired':
    case 'partiallyDelivered':
      return 'badge-danger';
    case 'draft':
    case 'queued':
      return 'badge-warning';
    default:
      return 'badge-neutral';
  }
}
