import { resourceStep, roleStep } from '../../lib/authoring/steps.ts';
import { needs } from '../../lib/entitlement/need.ts';
import type { DraftPackage, DraftResource, DraftRole } from '../../lib/entitlement/packageDraft.ts';
import { Button } from '../base/button.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { asDraftTexts } from './draftTexts.ts';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { Picker } from './picker.tsx';
import { useWanted } from './useWanted.ts';

/** What the packages include: resources, and for each package the role on each. */
export function ResourceRoles() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, search, catalogs = [], errorAt, isWrong, isThere, roleWanted } = useEditing();
  const { resources, packages } = draft;
  const remove = ({ originId }: DraftResource) =>
    onChange({
      ...draft,
      resources: resources.filter((one) => one.originId !== originId),
      packages: packages.map((one) => ({
        ...one,
        roles: one.roles.filter((role) => role.originId !== originId),
      })),
    });
  const add = (resource: DraftResource) => {
    const texts = asDraftTexts(words);
    const { displayName } = resource;
    const [only, another] = catalogs;
    const isUnnamed = draft.catalog.id === undefined && draft.catalog.displayName === '';
    const known = only !== undefined && another === undefined ? only : { displayName };
    onChange({
      ...draft,
      resources: [...resources, resource],
      // What nobody has named yet is named after it.
      ...(isUnnamed && { catalog: { ...known, description: '' } }),
      packages: packages.map((one) => ({
        ...one,
        displayName: one.displayName || texts.name(displayName, needOf(one)),
        description:
          one.description || (one.id === undefined ? texts.description(displayName, needOf(one)) : ''),
        roles: [...one.roles, { originId: resource.originId, role: { need: needOf(one) } }],
      })),
    });
  };
  return (
    <Fold
      title={t('make.resources')}
      summary={
        resources.length === 0
          ? t('make.resources.none')
          : words.formatList(resources.map(({ displayName }) => displayName))
      }
      isWrong={
        roleWanted !== undefined ||
        isWrong('resources') ||
        packages.some(({ key }) => isWrong(`packages/${key}/roles`))
      }
    >
      {resources.map((resource) => (
        <fieldset key={resource.originId} className="group">
          <legend className="group-title">
            {resource.displayName} · {t(`make.system.${resource.originSystem}`)}
          </legend>
          {packages.map((one) => (
            <RoleOf key={one.key} of={one} resource={resource} />
          ))}
          {!isThere(resourceStep(resource.originId)) && (
            <Button look="quiet" onClick={() => remove(resource)}>
              {t('make.resources.remove', { resource: resource.displayName })}
            </Button>
          )}
        </fieldset>
      ))}
      <Picker
        label={t('make.resources.add')}
        searchLabel={t('make.resources.search')}
        error={errorAt('resources')}
        chosen={[]}
        isTaken={({ resource }) => isIn(resource, resources)}
        search={search?.resources}
        onAdd={({ resource }) => add(resource)}
        onRemove={() => {}}
      />
    </Fold>
  );
}

function RoleOf({ of, resource }: { of: DraftPackage; resource: DraftResource }) {
  const { t } = useWords();
  const { draft, onChange, errorAt, isThere, roleWanted, roles = {}, readRoles } = useEditing();
  useWanted(readRoles);
  const chosen = of.roles.find(({ originId }) => originId === resource.originId)?.role;
  const known = chosen !== undefined && 'originId' in chosen ? chosen : undefined;
  const listed = roles[resource.originId] ?? [];
  const offered =
    known === undefined || listed.some(({ originId }) => originId === known.originId)
      ? listed
      : [...listed, known];
  const change = (role: DraftRole['role'] | undefined) =>
    onChange({
      ...draft,
      packages: draft.packages.map((one) =>
        one.key === of.key
          ? {
              ...one,
              roles: [
                ...one.roles.filter(({ originId }) => originId !== resource.originId),
                ...(role === undefined ? [] : [{ originId: resource.originId, role }]),
              ],
            }
          : one,
      ),
    });
  return (
    <SelectInput
      label={
        draft.packages.length === 1
          ? t('make.role')
          : t('make.role.in', { name: of.displayName || t('make.untitled') })
      }
      isDisabled={isThere(roleStep(of.key, resource.originId))}
      error={
        roleWanted === roleStep(of.key, resource.originId) && known === undefined
          ? t('make.limit.noRole')
          : errorAt(`packages/${of.key}/roles`)
      }
      value={known === undefined ? (chosen && 'need' in chosen ? chosen.need : '') : known.originId}
      options={[
        { value: '', text: t('make.role.none') },
        ...needs.map((need) => ({ value: need, text: t(`make.role.${need}`) })),
        ...offered.map(({ originId, displayName }) => ({ value: originId, text: displayName })),
      ]}
      onChange={(value) => {
        const need = needs.find((one) => one === value);
        change(need === undefined ? offered.find(({ originId }) => originId === value) : { need });
      }}
    />
  );
}

const isIn = ({ originId }: DraftResource, resources: readonly DraftResource[]): boolean =>
  resources.some((one) => one.originId.toLowerCase() === originId.toLowerCase());

const needOf = (one: DraftPackage) => needs.find((need) => need === one.key) ?? 'view';
