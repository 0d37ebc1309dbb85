import { Button } from '../base/button.tsx';
import { openSettings } from '../data/openSettings.ts';
import { useAskedSites } from '../data/useAskedSites.ts';
import { useWords } from '../words/wordsContext.tsx';

/** One quiet line where the organisation asks for sites, or for its map's host, that are not granted yet. */
export function AskedSites() {
  const { t } = useWords();
  const asked = useAskedSites();
  if (asked.missing.length === 0 && !asked.isMapMissing) return null;
  return (
    <p className="panel-body quiet">
      {t('thisPage.asked')}{' '}
      <Button look="quiet" onClick={openSettings}>
        {t('thisPage.askedAction')}
      </Button>
    </p>
  );
}
