import type { Coverage } from '../../lib/offer/gaps.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { saveUserSettings } from '../../lib/settings/browserSettings.ts';
import type { SettingsState } from '../../lib/settings/settings.ts';
import { saveFile } from '../base/saveFile.ts';
import { useCoverage } from '../data/useCoverage.ts';
import { CoverageSection } from './coverageSection.tsx';

/** What nothing grants, with its data; nothing without an account to count for. */
export function CoverageView({
  state,
  profile,
}: {
  state: Extract<SettingsState, { state: 'known' }>;
  profile: ProfileKey | undefined;
}) {
  const coverage = useCoverage(profile);
  if (profile === undefined) return null;
  return (
    <CoverageSection
      isOn={state.settings.coverage}
      isByPolicy={state.origin.coverage === 'policy'}
      onToggle={(on) => saveUserSettings({ coverage: on })}
      coverage={coverage}
      onSave={save}
    />
  );
}

/** No account, no device, no times of day: what stands on the page, and nothing else. */
function save(coverage: Coverage): void {
  const text = JSON.stringify({ version: 1, ...coverage }, null, 2);
  saveFile('knock-coverage.json', 'application/json', `${text}\n`);
}
