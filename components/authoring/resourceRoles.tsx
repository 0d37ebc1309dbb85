import { packageStep, resourceStep, roleStep } from '../../lib/authoring/steps.ts';
import { needs } from '../../lib/entitlement/need.ts';
import type { DraftPackage, DraftResource, DraftRole } from '../../lib/entitlement/packageDraft.ts';
import { Button } from '../base/button.tsx';
import { Check } from '../base/check.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { Picker } from './picker.tsx';

/** What the packages include: resources, and for each package the role on each. */
export function ResourceRoles() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, search, errorAt, isWrong, isThere } = useEditing();
  const { resources, packages } = draft;
  const isNew = packages.every(({ id }) => id === undefined);
  const [first] = packages;
  const remove = ({ originId }: DraftResource) =>
    onChange({
      ...draft,
      resources: resources.filter((one) => one.originId !== originId),
      packages: packages.map((one) => ({
        ...one,
        roles: one.roles.filter((role) => role.originId !== originId),
      })),
    });
  const add = (resource: DraftResource) =>
    onChange({
      ...draft,
      resources: [...resources, resource],
      packages: packages.map((one) => ({
        ...one,
        roles: [...one.roles, { originId: resource.originId, role: { need: needOf(one) } }],
      })),
    });
  return (
    <Fold
      title={t('make.resources')}
      summary={
        resources.length === 0
          ? t('make.resources.none')
          : words.formatList(resources.map(({ displayName }) => displayName))
      }
      isWrong={isWrong('resources') || packages.some(({ key }) => isWrong(`packages/${key}/roles`))}
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
        search={search?.resources}
        onAdd={({ resource }) => add(resource)}
        onRemove={() => {}}
      />
      {isNew &&
        first !== undefined &&
        packages.length < 3 &&
        !packages.some(({ key }) => isThere(packageStep(key))) && (
          <Check
            isChosen={packages.length > 1}
            onChange={(isSplit) =>
              onChange({ ...draft, packages: isSplit ? splitOf(first, t) : [{ ...first, key: 'only' }] })
            }
          >
            {t('make.split')}
          </Check>
        )}
    </Fold>
  );
}

function RoleOf({ of, resource }: { of: DraftPackage; resource: DraftResource }) {
  const { t } = useWords();
  const { draft, onChange, errorAt, isThere } = useEditing();
  const chosen = of.roles.find(({ originId }) => originId === resource.originId)?.role;
  const known = chosen !== undefined && 'originId' in chosen ? chosen : undefined;
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
      label={of.displayName || t('make.role', { resource: resource.displayName })}
      isDisabled={isThere(roleStep(of.key, resource.originId))}
      error={errorAt(`packages/${of.key}/roles`)}
      value={known === undefined ? (chosen && 'need' in chosen ? chosen.need : '') : known.originId}
      options={[
        { value: '', text: t('make.role.none') },
        ...(known === undefined ? [] : [{ value: known.originId, text: known.displayName }]),
        ...needs.map((need) => ({ value: need, text: t(`make.role.${need}`) })),
      ]}
      onChange={(value) => {
        const need = needs.find((one) => one === value);
        change(need === undefined ? (value === '' ? undefined : known) : { need });
      }}
    />
  );
}

const needOf = (one: DraftPackage) => needs.find((need) => need === one.key) ?? 'view';

/** To view and to edit apart: the same but for name and role. */
function splitOf(first: DraftPackage, t: ReturnType<typeof useWords>['t']): DraftPackage[] {
  const resource = first.displayName.replace(/: [^:]*$/, '');
  return (['view', 'edit'] as const).map((need) => ({
    ...first,
    key: need,
    displayName: t(`make.packageName.${need}`, { resource }),
    roles: first.roles.map(({ originId }) => ({ originId, role: { need } })),
  }));
}
