import type { Suggestion } from '../../lib/packages/suggestions.ts';
import type { Words } from '../../lib/words/words.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { PackageSearchProps } from './searchProps.ts';
import { ResultItem } from './searchResults.tsx';

/** What Microsoft suggests to this person, with its reasons in words. */
export function Suggestions({
  suggestions,
  onRequest,
}: {
  suggestions: readonly Suggestion[];
  onRequest: PackageSearchProps['onRequest'];
}) {
  const words = useWords();
  return (
    <>
      <h2 className="small-title">{words.t('suggestions.title')}</h2>
      <ul className="items">
        {suggestions.map((one) => (
          <ResultItem key={one.id} found={one} why={whyOf(one, words)} onRequest={onRequest} />
        ))}
      </ul>
    </>
  );
}

function whyOf({ reasons, description }: Suggestion, words: Words): string {
  const { t } = words;
  const texts = reasons.map((reason) => {
    if (reason.kind === 'history')
      return reason.lastAt === undefined
        ? t('suggestions.history')
        : t('suggestions.historySince', { date: words.formatDate(reason.lastAt) });
    const { names, count } = reason;
    if (names.length === 0) return t('suggestions.people', { count });
    const named = words.formatList(names);
    return count > names.length
      ? t('suggestions.peopleAndMore', { names: named, count: count - names.length })
      : t('suggestions.peopleNamed', { names: named, count: names.length });
  });
  return texts.length === 0 ? description : texts.join(t('common.separator'));
}
