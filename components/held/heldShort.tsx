import type { AssignmentRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { useNow } from '../base/clock.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { endWords, isSoon, nameOf } from './heldWords.ts';

const shownAtOnce = 3;

export interface HeldShortProps {
  held: readonly AssignmentRow[];
  soonDays: number;
  /** Everything, or one of them, with what can be done about it. */
  onOpen: (assignmentId?: string) => void;
}

/** The popup's few lines of what one holds: what ends soonest. */
export function HeldShort({ held, soonDays, onOpen }: HeldShortProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  if (held.length === 0) return null;
  const rest = held.length - shownAtOnce;
  return (
    <section className="section">
      <h2 className="section-title">{t('have.section')}</h2>
      <ul className="items">
        {held.slice(0, shownAtOnce).map((row) => (
          <li className="item item-row" key={row.id}>
            <span>
              <span className="item-title" dir="auto">
                {nameOf(row, words)}
              </span>
              <br />
              <span className="quiet">{endWords(row, words, now, soonDays)}</span>
            </span>
            {isSoon(row, now, soonDays) && (
              <Button
                aria-label={t('have.extendNamed', { package: nameOf(row, words) })}
                onClick={() => onOpen(row.id)}
              >
                {t('have.extend')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="list-foot">
        {rest > 0 && <span className="quiet">{t('have.more', { count: rest })}</span>}
        <Button look="quiet" onClick={() => onOpen()}>
          {t('have.all')}
        </Button>
      </div>
    </section>
  );
}
