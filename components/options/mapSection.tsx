import { useState } from 'react';
import { day } from '../../lib/platform/durations.ts';
import { Button } from '../base/button.tsx';
import { Moment } from '../base/time.tsx';
import type { MapReport } from '../data/useMapReport.ts';
import { useWords } from '../words/wordsContext.tsx';
import { MapRemarks } from './mapRemarks.tsx';
import { Section } from './section.tsx';

export interface MapSectionProps {
  /** How many entries policy itself has; `undefined`: no map. */
  ownEntries: number | undefined;
  /** Where more is read from. */
  host: string | undefined;
  isAllowed: boolean;
  /** Whether the browser allowed it. */
  onAllow: () => Promise<boolean>;
  report: MapReport;
  now: number;
}

/** Where the map comes from, how old it is, and what in it wants an administrator's eye. */
export function MapSection(props: MapSectionProps) {
  const { t } = useWords();
  const { ownEntries, host, report } = props;
  return (
    <Section title={t('map.title')}>
      <p className="quiet">{t('map.text')}</p>
      {ownEntries !== undefined && <p>{t('map.byPolicy', { count: ownEntries })}</p>}
      {host !== undefined &&
        (props.isAllowed ? (
          <Fetched host={host} report={report} now={props.now} />
        ) : (
          <Asked host={host} onAllow={props.onAllow} />
        ))}
      {/* Of a map that was never read nothing can be said. */}
      {(ownEntries !== undefined || report.fetched !== undefined || report.problems.length > 0) && (
        <MapRemarks problems={report.problems} remarks={report.remarks} />
      )}
    </Section>
  );
}

const week = 7 * day;

export const entriesOf = ({
  aliases,
  packages,
  contacts,
  moved,
  roles,
}: NonNullable<MapReport['fetched']>): number =>
  [aliases, packages, contacts, moved, roles].reduce((count, list) => count + list.length, 0);

function Fetched({ host, report, now }: { host: string; report: MapReport; now: number }) {
  const words = useWords();
  const { t } = words;
  const { copy, fetched } = report;
  const readAt = copy?.readAt;
  return (
    <>
      <p>
        {fetched === undefined
          ? t('map.address', { host })
          : t('map.fetched', { host, count: entriesOf(fetched) })}{' '}
        {readAt === undefined ? (
          t('map.never')
        ) : (
          <Moment at={readAt}>{t('map.readAt', { clock: words.formatTime(readAt, now) })}</Moment>
        )}
      </p>
      {copy?.trouble !== undefined && (
        <p className="remark">
          {t(`map.trouble.${copy.trouble}`)} {fetched !== undefined && t('map.kept')}
        </p>
      )}
      {readAt !== undefined && now - readAt > week && <p className="remark">{t('map.stale')}</p>}
    </>
  );
}

function Asked({ host, onAllow }: { host: string; onAllow: () => Promise<boolean> }) {
  const { t } = useWords();
  const [isDeclined, setDeclined] = useState(false);
  return (
    <>
      <p>{t('map.asked', { host })}</p>
      <div className="actions">
        <Button look="primary" onClick={() => void onAllow().then((isAllowed) => setDeclined(!isAllowed))}>
          {t('map.allow')}
        </Button>
      </div>
      <p role="status">{isDeclined && t('map.declined')}</p>
    </>
  );
}
