import { useCallback, useEffect, useMemo, useState } from 'react';
import { readKey } from '../../lib/authoring/ownerLine.ts';
import { emptyDraft } from '../../lib/authoring/prefill.ts';
import { prepare } from '../../lib/authoring/prepare.ts';
import type { Need } from '../../lib/entitlement/need.ts';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import { hubHash } from '../../lib/messaging/hubAddress.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { EmptyState, Loading, Notice } from '../base/notice.tsx';
import { saveFile } from '../base/saveFile.ts';
import { contactOf } from '../data/contactOf.ts';
import {
  addPackageDraft,
  changePackageDraft,
  removePackageDraft,
  usePackageDraft,
  usePackageDrafts,
} from '../data/packageDrafts.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { asDraftTexts } from './draftTexts.ts';
import { ExistingList } from './existingList.tsx';
import { hasBegun, PackageEditor } from './packageEditor.tsx';
import { PackageList } from './packageList.tsx';
import { searchOf } from './useAdministration.ts';
import { type Administrator, useAdministrator } from './useAdministrator.ts';
import { useCreation } from './useCreation.ts';
import { lookUp, useExisting } from './useExisting.ts';

export interface PackagesViewProps {
  profile: ProfileRow;
  settings: Settings;
  draftId?: string | undefined;
  /** What was refused, as an address or a pasted text names it; anything else is refused here. */
  resource?: string | undefined;
  need?: Need | undefined;
}

const goTo = (draftId?: string): void => {
  location.hash = hubHash({ name: 'packages', ...(draftId !== undefined && { draftId }) });
};

/** Access packages that the person makes: all of them, one, or a new one for what was refused. */
export function PackagesView(props: PackagesViewProps) {
  const { profile, draftId, resource } = props;
  const key = useMemo(() => readKey(resource ?? ''), [resource]);
  if (draftId !== undefined) return <Draft {...props} draftId={draftId} />;
  if (key !== undefined) return <Refused {...props} resourceKey={key} />;
  return <All profile={profile} />;
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
      {rows.length === 0 ? <EmptyState icon="info" title={t('make.none')} /> : <PackageList rows={rows} />}
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
  const known = rows?.find(
    (row) => row.state !== 'created' && row.state !== 'undone' && isAbout(row, resourceKey),
  );
  const [isUnfit, setUnfit] = useState(false);
  const texts = useMemo(() => asDraftTexts(words), [words]);
  const begin = useCallback(async () => {
    const contact = await contactOf(resourceKey);
    const draft = await prepare(
      { key: resourceKey, need },
      contact,
      administration,
      texts,
      async (thing, tied) => {
        const found = administration && (await lookUp(administration, profile.profile, thing, tied));
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
  if (isUnfit) return <Notice tone="warning" title={t('make.unfit')} />;
  if (!isReady || administration !== undefined || state === 'none') return <Loading />;
  return <SignIn admin={admin} onWithout={() => void begin()} />;
}

const isAbout = ({ draft }: PackageDraftRow, key: ResourceKey): boolean =>
  draft.resources.some(({ originSystem, originId }) => `${originSystem}|${originId}`.toLowerCase() === key);

function SignIn({ admin, onWithout }: { admin: Administrator; onWithout?: () => void }) {
  const { t } = useWords();
  const { busy, failure } = admin.signingIn;
  return (
    <section className="panel">
      <p>{t('make.signInText')}</p>
      {failure !== undefined && <FailureNotice failure={failure} onSignIn={admin.signIn} />}
      <div className="actions">
        <Button look="primary" busy={busy} onClick={admin.signIn}>
          {t('make.signIn')}
        </Button>
        {onWithout !== undefined && (
          <Button look="quiet" onClick={onWithout}>
            {t('make.without')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Draft({ profile, settings, draftId }: PackagesViewProps & { draftId: string }) {
  const { t } = useWords();
  const row = usePackageDraft(profile.profile, draftId);
  const admin = useAdministrator(profile, settings);
  const { administration, state } = admin;
  const creation = useCreation(admin);
  const search = useMemo(() => administration && searchOf(administration), [administration]);
  const { existing, catalogs, reading, failure } = useExisting(row ?? undefined, administration);
  const [typed, setTyped] = useState<PackageDraft>();
  if (row === undefined || state === 'reading') return <Loading />;
  if (row === null) return <EmptyState icon="info" title={t('make.none')} />;
  // What is typed is shown at once, and is there again after any closing.
  const shown = typed === undefined || creation.isRunning ? row : { ...row, draft: typed };
  const change = (draft: PackageDraft) => {
    setTyped(draft);
    void changePackageDraft(row, draft);
  };
  const { graphHost } = clouds[profile.cloud];
  return (
    <PackageEditor
      row={shown}
      onChange={change}
      isRunning={creation.isRunning}
      failure={creation.failure}
      mode={!settings.packageCreation ? 'export' : administration === undefined ? 'signIn' : 'create'}
      graphHost={graphHost}
      portalUrl={portalOf(shown, profile)}
      catalogs={catalogs}
      search={search}
      onCreate={() => creation.onCreate(shown)}
      onUndo={() => creation.onUndo(shown)}
      onRemove={() => void removePackageDraft(row).then(() => goTo())}
      onSave={saveFile}
    >
      {administration === undefined && state === 'signedOut' && <SignIn admin={admin} />}
      {administration === undefined && state === 'none' && <p className="quiet">{t('make.notSetUp')}</p>}
      {reading !== undefined && <Loading text={t(`make.reading.${reading}`)} />}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {existing !== undefined && !hasBegun(shown) && (
        <ExistingList
          resource={shown.draft.resources[0]?.displayName ?? ''}
          existing={existing}
          onLetRequest={(one) =>
            change({
              ...shown.draft,
              catalog: { ...one.catalog, description: '' },
              packages: [
                {
                  key: 'existing',
                  id: one.id,
                  displayName: one.displayName,
                  description: '',
                  roles: [],
                  hasPolicy: true,
                },
              ],
              policyName: t('make.policyNameMore'),
            })
          }
        />
      )}
    </PackageEditor>
  );
}

/** The admin center's page of the first package that was made; its address is documented for the global cloud only. */
function portalOf({ draft, steps }: PackageDraftRow, { cloud }: ProfileRow): string | undefined {
  const [first] = draft.packages;
  const id = first?.id ?? (first && steps[`package/${first.key}`]?.id);
  return cloud === 'global' && id !== undefined
    ? `https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/${encodeURIComponent(id)}`
    : undefined;
}
