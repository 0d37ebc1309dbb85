import { useCallback, useEffect, useMemo, useState } from 'react';
import { readKey } from '../../lib/authoring/ownerLine.ts';
import { emptyDraft } from '../../lib/authoring/prefill.ts';
import { prepare } from '../../lib/authoring/prepare.ts';
import { isOver } from '../../lib/authoring/standing.ts';
import type { Need } from '../../lib/entitlement/need.ts';
import { type ResourceKey, resourceKey } from '../../lib/resource/resource.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { EmptyState, Loading, Notice } from '../base/notice.tsx';
import { inMap } from '../data/organizationMap.ts';
import { addPackageDraft, usePackageDrafts } from '../data/packageDrafts.ts';
import { PageTitle } from '../hub/pageTitle.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { AdministratorSignIn } from './administratorSignIn.tsx';
import { asDraftTexts } from './draftTexts.ts';
import { DraftView } from './draftView.tsx';
import { goTo } from './goTo.ts';
import { PackageList } from './packageList.tsx';
import { useAdministrator } from './useAdministrator.ts';
import { lookUp } from './useExisting.ts';

export interface PackagesViewProps {
  profile: ProfileRow;
  settings: Settings;
  draftId?: string | undefined;
  /** What was refused, as an address or a pasted text names it; anything else is refused here. */
  resource?: string | undefined;
  need?: Need | undefined;
}

/** Access packages that the person makes: all of them, one, or a new one for what was refused. */
export function PackagesView(props: PackagesViewProps) {
  const { t } = useWords();
  const { profile, draftId, resource } = props;
  const key = useMemo(() => readKey(resource ?? ''), [resource]);
  if (draftId !== undefined) return <DraftView {...props} draftId={draftId} />;
  return (
    <>
      <PageTitle>{t('make.title')}</PageTitle>
      {key === undefined ? <All profile={profile} /> : <Refused {...props} resourceKey={key} />}
    </>
  );
}

function All({ profile }: { profile: ProfileRow }) {
  const { t } = useWords();
  const rows = usePackageDrafts(profile.profile);
  if (rows === undefined) return <Loading />;
  return (
    <>
      <div className="actions">
        <Button
          look="primary"
          onClick={async () => goTo(await addPackageDraft(profile.profile, emptyDraft(t('make.policyName'))))}
        >
          {t('make.new')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="info" title={t('make.none')}>
          <p>{t('make.none.text')}</p>
        </EmptyState>
      ) : (
        <PackageList rows={rows} />
      )}
    </>
  );
}

/** Begins a draft for what was refused, or goes on with the one there is. */
function Refused({
  profile,
  settings,
  need = 'view',
  resourceKey,
}: PackagesViewProps & { resourceKey: ResourceKey }) {
  const words = useWords();
  const { t } = words;
  const rows = usePackageDrafts(profile.profile);
  const admin = useAdministrator(profile, settings);
  const { administration, state } = admin;
  const known = rows?.find((row) => !isOver(row) && isAbout(row, resourceKey));
  const [isUnfit, setUnfit] = useState(false);
  const texts = useMemo(() => asDraftTexts(words), [words]);
  const begin = useCallback(async () => {
    const map = await inMap(resourceKey);
    const draft = await prepare(
      { key: resourceKey, need },
      map.contact,
      administration,
      texts,
      async (thing, tied) => {
        const all = [...tied, ...map.tied];
        const found = administration && (await lookUp(administration, profile.profile, thing, all));
        return found?.ok ? found.value : undefined;
      },
    );
    if (draft === undefined) setUnfit(true);
    else goTo(await addPackageDraft(profile.profile, draft));
  }, [resourceKey, need, administration, texts, profile.profile]);
  const isReady = rows !== undefined && known === undefined && state !== 'reading';
  useEffect(() => {
    if (known !== undefined) goTo(known.id);
    else if (isReady && (administration !== undefined || state === 'none')) void begin();
  }, [known, isReady, administration, state, begin]);
  if (isUnfit)
    return (
      <Notice tone="warning" title={t('make.unfit')}>
        <p>{t('make.unfit.step')}</p>
      </Notice>
    );
  if (!isReady || administration !== undefined || state === 'none') return <Loading />;
  return <AdministratorSignIn {...admin} onWithout={() => void begin()} />;
}

const isAbout = ({ draft }: PackageDraftRow, key: ResourceKey): boolean =>
  draft.resources.some((one) => resourceKey(one) === key);
