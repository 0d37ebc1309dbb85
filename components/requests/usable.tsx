import { judgedForMs } from '../../lib/requests/model/timing.ts';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { changeOf } from './changeStory.ts';
import type { ListedRequest } from './listedRequest.ts';

/**
 * Access was set up, and nobody knows yet whether it works. The person may find out first; they are asked for a while,
 * and only about what they requested here.
 */
export const mayBeJudged = (request: ListedRequest, now: number): boolean =>
  request.state === 'delivered' &&
  request.madeHere !== false &&
  now - request.changedAt < judgedForMs &&
  changeOf(request) === undefined &&
  request.forOther === undefined;

/** Knock itself asks SharePoint sites. All other products see new access only at the next sign-in. */
export function StaleSignIn({ request }: { request: ListedRequest }) {
  const { t } = useWords();
  const isSite = request.deniedKey?.startsWith('sharepointonline|') ?? false;
  return isSite ? null : <p className="quiet">{t('usable.staleSignIn')}</p>;
}

interface JudgeProps {
  request: ListedRequest;
  busy: boolean;
  onSay: (works: boolean) => void;
}

/** *It works*, or *Still refused*, which is said once. */
export function Judge({ request, busy, onSay }: JudgeProps) {
  const { t } = useWords();
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => onSay(true)}>
        {t('usable.works')}
      </Button>
      {request.usability?.verdict !== 'refuses' && (
        <Button look="quiet" busy={busy} onClick={() => onSay(false)}>
          {t('usable.refuses')}
        </Button>
      )}
    </>
  );
}
