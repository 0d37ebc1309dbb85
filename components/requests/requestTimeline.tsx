import type { TimelineEntry } from '../../lib/store/rows.ts';
import { Ago } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';

const sourceKeys = {
  knock: 'request.timelineKnock',
  graph: 'request.timelineGraph',
  page: 'request.timelinePage',
} as const;

/** Every change Knock saw, oldest first, with where it was seen: Graph keeps no history. */
export function RequestTimeline({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const { t } = useWords();
  if (timeline.length === 0) return null;
  return (
    <>
      <h4 className="small-title">{t('request.history')}</h4>
      <ol className="timeline">
        {timeline.map((entry) => (
          <li key={`${entry.at} ${entry.state} ${entry.source}`}>
            {t(sourceKeys[entry.source], { state: t(`state.${entry.state}`) })}{' '}
            <span className="quiet">
              <Ago at={entry.at} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
