import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { useNow } from '../base/clock.tsx';
import { useHostGrant } from '../data/useHostGrant.ts';
import { useMapReport } from '../data/useMapReport.ts';
import { entriesOf, MapSection } from './mapSection.tsx';

/** The organisation's map with its data; nothing where there is none. */
export function MapView({ settings, profile }: { settings: Settings; profile: ProfileKey | undefined }) {
  const now = useNow();
  const report = useMapReport(settings, profile, now);
  const host = settings.resourceMapUrl && new URL(settings.resourceMapUrl).hostname;
  const grant = useHostGrant(host || undefined);
  if (report === undefined || (settings.resourceMap === undefined && !host)) return null;
  return (
    <MapSection
      ownEntries={settings.resourceMap === undefined ? undefined : entriesOf(settings.resourceMap)}
      host={host || undefined}
      isAllowed={grant.isGranted}
      onAllow={grant.ask}
      report={report}
      now={now}
    />
  );
}
