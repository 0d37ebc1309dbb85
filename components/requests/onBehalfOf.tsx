import type { RequestSummary } from '../../lib/offer/offer.ts';
import { Icon } from '../base/icons.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Whose access a request is about, or who asked for it, where that isn't the person alone. */
export function OnBehalfOf({ request: { forOther, askedBy } }: { request: RequestSummary }) {
  const { t } = useWords();
  if (forOther === undefined && askedBy === undefined) return null;
  const ofOther = forOther?.name ? t('request.forOther', { name: forOther.name }) : t('request.forSomebody');
  const byOther = askedBy ? t('request.askedBy', { name: askedBy }) : t('request.askedBySomebody');
  return (
    <p className="on-behalf-of">
      <Icon name="person" />
      {forOther === undefined ? byOther : ofOther}
    </p>
  );
}
