import { Fragment } from 'react';
import { verdictOf } from '../../lib/contact/rows.ts';
import type { ContactRow } from '../../lib/contact/seen.ts';
import type { Words } from '../../lib/words/words.ts';
import { useWords } from '../words/wordsContext.tsx';

const looks = { so: 'success', notSo: 'warning', nothing: 'neutral' };

/** Each question with its answer, what follows, and what came. */
export function ContactRows({ rows }: { rows: readonly ContactRow[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <ul className="contact-rows">
      {rows.map((row) => {
        const verdict = verdictOf(row.row, row.position);
        return (
          <li key={row.row}>
            <p className="contact-question">{t(`contact.asks.${row.row}`)}</p>
            <p>
              <span className={`badge badge-${looks[row.answer]}`}>{t(`contact.answer.${row.answer}`)}</span>{' '}
              {verdict !== undefined && t(`contact.means.${verdict.means}`)}
            </p>
            <p className="quiet">
              {partsOf(row, words).map((part, index) => (
                <Fragment key={part}>
                  {index > 0 && t('common.separator')}
                  <bdi>{part}</bdi>
                </Fragment>
              ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** What came, each thing once and in its own direction. */
function partsOf({ position, status, code, trouble }: ContactRow, { t }: Words): string[] {
  const parts = [
    status,
    code,
    typeof position === 'boolean' ? undefined : position,
    trouble && t(`contact.trouble.${trouble}`),
  ];
  return [...new Set(parts.flatMap((part) => (part === undefined ? [] : [String(part)])))];
}
