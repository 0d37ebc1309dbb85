import { useNow } from '../base/clock.tsx';
import { Moment } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { type TimelineLine, timelineLines } from './timelineWords.ts';

type RequestTimelineProps = Parameters<typeof timelineLines>[0];

/** Every step Knock did or saw, oldest first, in words: Graph keeps no history for those who ask. */
export function RequestTimeline(request: RequestTimelineProps) {
  const words = useWords();
  const lines = timelineLines(request, words);
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className="small-title">{words.t('request.history')}</h4>
      <ol className="timeline">
        {lines.map((line) => (
          <li key={`${line.at} ${line.text}`}>
            {line.text} <When {...line} />
          </li>
        ))}
      </ol>
      {lines.some(({ source }) => source === 'graph') && <p className="quiet">{words.t('timeline.note')}</p>}
    </>
  );
}

function When({ at, source }: TimelineLine) {
  const words = useWords();
  const time = words.formatRelative(at, useNow());
  return (
    <span className="quiet">
      <Moment at={at}>{words.t(`timeline.${source}`, { time })}</Moment>
    </span>
  );
}
