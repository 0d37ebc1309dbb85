import { useMemo, useState } from 'react';
import { hasBegun } from '../../lib/authoring/standing.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Icon } from '../base/icons.tsx';
import { EmptyState, Loading } from '../base/notice.tsx';
import { backIcon } from '../base/pageIcons.ts';
import { saveFile } from '../base/saveFile.ts';
import { changePackageDraft, removePackageDraft, usePackageDraft } from '../data/packageDrafts.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { PageTitle } from '../hub/pageTitle.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { AdministratorSignIn } from './administratorSignIn.tsx';
import { asNew, withMore, withPolicy } from './draftChanges.ts';
import { asDraftTexts } from './draftTexts.ts';
import { ExistingList } from './existingList.tsx';
import { goTo } from './goTo.ts';
import { inPortal } from './inPortal.ts';
import { PackageEditor } from './packageEditor.tsx';
import { draftName } from './packageList.tsx';
import { searchOf } from './useAdministration.ts';
import { useAdministrator } from './useAdministrator.ts';
import { usePackagesIn, useRoles } from './useCatalogContents.ts';
import { useCreation } from './useCreation.ts';
import { useExisting } from './useExisting.ts';

/** One draft with its data, or what became of it. */
export function DraftView({
  profile,
  settings,
  draftId,
}: {
  profile: ProfileRow;
  settings: Settings;
  draftId: string;
}) {
  const words = useWords();
  const { t } = words;
  const row = usePackageDraft(profile.profile, draftId);
  const admin = useAdministrator(profile, settings);
  const { administration, state } = admin;
  const creation = useCreation(admin);
  const search = useMemo(() => administration && searchOf(administration), [administration]);
  const found = useExisting(row ?? undefined, administration);
  const packagesIn = usePackagesIn(administration);
  const listed = useRoles(row ?? undefined, administration);
  const [typed, setTyped] = useState<PackageDraft>();
  if (row === undefined || state === 'reading') return <Loading />;
  if (row === null)
    return (
      <>
        <Back />
        <PageTitle>{t('make.title')}</PageTitle>
        <EmptyState icon="info" title={t('make.gone')} />
      </>
    );
  // What is typed is shown at once, and is there again after any closing.
  const shown = typed === undefined || creation.isRunning ? row : { ...row, draft: typed };
  const { draft } = shown;
  const change = (next: PackageDraft) => {
    setTyped(next);
    void changePackageDraft(row, next);
  };
  return (
    <>
      <Back />
      <PageTitle>{draftName(draft, words)}</PageTitle>
      <PackageEditor
        row={shown}
        onChange={change}
        isRunning={creation.isRunning}
        failure={creation.failure}
        mode={!settings.packageCreation ? 'export' : administration === undefined ? 'signIn' : 'create'}
        graphHost={clouds[profile.cloud].graphHost}
        inPortal={inPortal(shown, profile)}
        catalogs={found.catalogs}
        readCatalogs={found.readCatalogs}
        search={search}
        {...listed}
        onCreate={() => creation.onCreate(shown)}
        onUndo={() => creation.onUndo(shown)}
        onRemove={() => void removePackageDraft(row).then(() => goTo())}
        onSave={saveFile}
      >
        {administration === undefined && state === 'signedOut' && <AdministratorSignIn {...admin} />}
        {administration === undefined && state === 'none' && <p>{t('make.notSetUp')}</p>}
        <WhatExists row={shown} found={found} packagesIn={packagesIn} onChange={change} />
      </PackageEditor>
    </>
  );
}

function Back() {
  const { t } = useWords();
  return (
    <a className="link back" href="#/packages">
      <Icon name={backIcon} mirrored />
      {t('make.title')}
    </a>
  );
}

/** What a look-up found, as long as nothing is made. */
function WhatExists(props: {
  row: PackageDraftRow;
  found: ReturnType<typeof useExisting>;
  packagesIn: ReturnType<typeof usePackagesIn>;
  onChange: (draft: PackageDraft) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { row, onChange } = props;
  const { draft } = row;
  const { existing, catalogs = [], readCatalogs, reading, failure } = props.found;
  const isExisting = draft.packages.every(({ id }) => id !== undefined);
  return (
    <>
      {reading !== undefined && <Loading text={t(`make.reading.${reading}`)} />}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {existing !== undefined && !hasBegun(row) && (
        <ExistingList
          resource={draft.resources[0]?.displayName ?? ''}
          existing={existing}
          changing={isExisting ? draft.packages.map(({ displayName }) => displayName) : undefined}
          catalogs={catalogs}
          readCatalogs={readCatalogs}
          catalogId={existing.holding[0]?.id ?? draft.catalog.id}
          packagesIn={props.packagesIn}
          onAdd={(one, catalog) => onChange(withMore(draft, one, catalog))}
          onLetRequest={(one) => onChange(withPolicy(draft, one, t('make.policyNameMore')))}
          onBack={() => onChange(asNew(draft, asDraftTexts(words)))}
        />
      )}
    </>
  );
}
