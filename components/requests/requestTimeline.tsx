import { useId } from 'react';
import { useNow } from '../base/clock.tsx';
import { Moment } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type TimelineLine, timelineLines } from './timelineWords.ts';

type RequestTimelineProps = Parameters<typeof timelineLines>[0];

/** Every step Knock did or saw, oldest first, in words: Graph keeps no history for those who ask. */
export function RequestTimeline(request: RequestTimelineProps) {
  const words = useWords();
  const title = useId();
  const lines = timelineLines(request, words);
  if (lines.length === 0) return null;
  return (
    <>
      {/* A label, no heading: it stands below headings of different levels. */}
      <p className="small-title" id={title}>
        {words.t('request.history')}
      </p>
      <ol className="timeline" aria-labelledby={title}>
        {lines.map((line) => (
          <li key={`${line.at} ${line.text}`}>
            {line.text}
            {words.t('common.separator')}
            <When {...line} />
          </li>
        ))}
      </ol>
      {lines.some(({ source }) => source === 'graph') && <p className="quiet">{words.t('timeline.note')}</p>}
    </>
  );
}

function When({ at, source }: TimelineLine) {
  const words = useWords();
  const now = useNow();
  const ago = words.formatRelative(at, now);
  return (
    <span className="quiet">
      <Moment at={at}>{words.formatTime(at, now)}</Moment>
      {words.t('common.separator')}
      {words.t(`timeline.${source}`, { ago })}
    </span>
  );
}
