import type { Question } from '../../lib/entitlement/request.ts';
import type { RequirementChange } from '../../lib/requests/check/requirementChanges.ts';
import { localized } from '../../lib/words/localized.ts';
import type { Words } from '../../lib/words/words.ts';
import { Button } from '../base/button.tsx';
import { Notice } from '../base/notice.tsx';
import { useWords } from '../words/wordsContext.tsx';

interface EarlierNoticeProps {
  /** When the request was made whose answers fill the form; absent: a draft, or nothing. */
  askedAt: number | undefined;
  changes: readonly RequirementChange[];
  languages: readonly string[];
  onStartEmpty: () => void;
}

/** Where the answers come from, and what has changed since they were given. */
export function EarlierNotice({ askedAt, changes, languages, onStartEmpty }: EarlierNoticeProps) {
  const words = useWords();
  const { t } = words;
  if (askedAt === undefined && changes.length === 0) return null;
  const changed = changes.length > 0 && (
    <ul className="changes">
      {changes.map((change) => {
        const text = changeWords(change, languages, words);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
  if (askedAt === undefined)
    return (
      <Notice tone="warning" title={t('form.changed')}>
        {changed}
      </Notice>
    );
  return (
    <Notice tone="info" title={t('form.again', { date: words.formatDate(askedAt) })}>
      <p>{t('form.again.do')}</p>
      {changed && (
        <>
          <p>{t('form.changed')}</p>
          {changed}
        </>
      )}
      <Button look="quiet" onClick={onStartEmpty}>
        {t('form.again.empty')}
      </Button>
    </Notice>
  );
}

function changeWords(change: RequirementChange, languages: readonly string[], words: Words): string {
  const { t } = words;
  const asked = ({ text, localizations }: Question) => localized(text, localizations, languages);
  switch (change.kind) {
    case 'newQuestion':
      return t('form.changed.newQuestion', { question: asked(change.question) });
    case 'noLongerAsked':
      return change.question === undefined
        ? t('form.changed.noLongerAskedPlain', { answer: change.answer })
        : t('form.changed.noLongerAsked', { question: asked(change.question), answer: change.answer });
    case 'choiceGone':
      return t('form.changed.choiceGone', { question: asked(change.question), answer: change.answer });
    case 'lasts':
      return lasts(change.expiration, words);
    default:
      return t(`form.changed.${change.kind}`);
  }
}

function lasts(
  expiration: Extract<RequirementChange, { kind: 'lasts' }>['expiration'],
  words: Words,
): string {
  switch (expiration.type) {
    case 'afterDuration':
      return words.t('form.changed.lasts', { duration: words.formatDuration(expiration.duration) });
    case 'afterDateTime':
      return words.t('form.changed.lastsUntil', {
        date: words.formatDate(Date.parse(expiration.endDateTime)),
      });
    default:
      return words.t('form.changed.lastsOpen');
  }
}
