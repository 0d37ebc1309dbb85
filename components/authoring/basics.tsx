import { catalogStep, packageStep, policyStep, resourceStep } from '../../lib/authoring/steps.ts';
import type { DraftPackage } from '../../lib/entitlement/packageDraft.ts';
import { SelectInput } from '../base/selectInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { useWanted } from './useWanted.ts';

const newCatalog = 'new';

/** Names, descriptions and the catalog. */
export function Basics() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, errorAt, isWrong, isThere } = useEditing();
  const { catalog, packages } = draft;
  const change = (key: string, more: Partial<DraftPackage>) =>
    onChange({
      ...draft,
      packages: packages.map((one) => (one.key === key ? { ...one, ...more } : one)),
    });
  const hasResource = draft.resources.some(({ originId }) => isThere(resourceStep(originId)));
  const isExisting = packages.every(({ id }) => id !== undefined);
  const names = words.formatList(packages.map(({ displayName }) => displayName || t('make.untitled')));
  return (
    <Fold
      title={t('make.basics')}
      summary={[names, catalog.displayName || t('make.catalog.new')].join(t('common.separator'))}
      isWrong={
        isWrong('catalog') ||
        isWrong('policyName') ||
        packages.some(({ key }) =>
          ['displayName', 'description'].some((field) => isWrong(`packages/${key}/${field}`)),
        )
      }
    >
      {packages.map(({ key, id, displayName, description }) =>
        id === undefined && !isThere(packageStep(key)) ? (
          <fieldset key={key} className="group">
            <legend className="group-title">{displayName || t('make.untitled')}</legend>
            <TextInput
              label={t('make.name')}
              value={displayName}
              isRequired
              maxLength={300}
              error={errorAt(`packages/${key}/displayName`)}
              onChange={(value) => change(key, { displayName: value })}
            />
            <TextInput
              label={t('make.description')}
              value={description}
              multiline
              maxLength={1200}
              error={errorAt(`packages/${key}/description`)}
              onChange={(value) => change(key, { description: value })}
            />
          </fieldset>
        ) : (
          <p key={key}>{displayName}</p>
        ),
      )}
      {!isExisting && !isThere(catalogStep) && !hasResource && <CatalogChoice />}
      {isExisting && packages.some(({ key, hasPolicy }) => hasPolicy && !isThere(policyStep(key))) && (
        <TextInput
          label={t('make.policyNameLabel')}
          value={draft.policyName}
          isRequired
          error={errorAt('policyName')}
          onChange={(policyName) => onChange({ ...draft, policyName })}
        />
      )}
    </Fold>
  );
}

function CatalogChoice() {
  const { t } = useWords();
  const { draft, onChange, catalogs = [], readCatalogs, errorAt } = useEditing();
  useWanted(readCatalogs);
  const { catalog, packages } = draft;
  const offered =
    catalog.id === undefined || catalogs.some(({ id }) => id === catalog.id)
      ? catalogs
      : [...catalogs, { id: catalog.id, displayName: catalog.displayName }];
  return (
    <>
      <SelectInput
        label={t('make.catalog')}
        value={catalog.id ?? newCatalog}
        options={[
          { value: newCatalog, text: t('make.catalog.new') },
          ...offered.map(({ id, displayName }) => ({ value: id, text: displayName })),
        ]}
        error={catalog.id === undefined ? undefined : errorAt('catalog')}
        onChange={(value) => {
          const known = offered.find(({ id }) => id === value);
          const name = catalog.id === undefined ? catalog.displayName : (packages[0]?.displayName ?? '');
          onChange({
            ...draft,
            catalog: known ? { ...known, description: '' } : { displayName: name, description: '' },
          });
        }}
      />
      {catalog.id === undefined && (
        <TextInput
          label={t('make.catalog.name')}
          value={catalog.displayName}
          isRequired
          maxLength={300}
          error={errorAt('catalog')}
          onChange={(displayName) => onChange({ ...draft, catalog: { ...catalog, displayName } })}
        />
      )}
    </>
  );
}
