import { useState } from 'react';
import type { CloudId } from '../../lib/platform/cloud.ts';
import { isGuid } from '../../lib/resource/resource.ts';
import type { SettingKey, SettingOrigin, Settings } from '../../lib/settings/settings.ts';
import { Button } from '../base/button.tsx';
import { CheckedForm } from '../base/checkedForm.tsx';
import { SelectInput } from '../base/selectInput.tsx';
import { TextInput } from '../base/textInput.tsx';
import { useWords } from '../words/wordsContext.tsx';

const idKeys = ['clientId', 'tenantId', 'approverClientId', 'administratorClientId'] as const;
type IdKey = (typeof idKeys)[number];
const idsBy = <T,>(read: (key: IdKey) => T) =>
  Object.fromEntries(idKeys.map((key) => [key, read(key)])) as Record<IdKey, T>;

/** Knock works without these registrations. */
const isOptional = (key: IdKey) => key === 'approverClientId' || key === 'administratorClientId';

export interface OrganizationValues extends Record<IdKey, string | undefined> {
  cloud: CloudId;
}

export interface OrganizationFormProps {
  settings: Settings;
  origin: Record<SettingKey, SettingOrigin>;
  /** Whether it was saved. */
  onSave: (values: OrganizationValues) => Promise<boolean>;
}

const cloudIds = ['global', 'usGovHigh', 'usGovDoD', 'china'] as const satisfies readonly CloudId[];

/** Client, tenant, cloud. What the organisation's policy sets is shown and can't be changed. */
export function OrganizationForm({ settings, origin, onSave }: OrganizationFormProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState({ ...idsBy((key) => settings[key] ?? ''), cloud: settings.cloud });
  const [heldBack, setHeldBack] = useState(0);
  const [outcome, setOutcome] = useState<'saved' | 'failed'>();
  const isByPolicy = (key: SettingKey) => origin[key] === 'policy';
  const change = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part });
    setOutcome(undefined);
  };
  const isWrong = (key: IdKey) => {
    const value = typed[key].trim();
    return value === '' ? !isOptional(key) : !isGuid(value);
  };
  const wrong = idKeys.filter((key) => !isByPolicy(key) && isWrong(key));
  const shown = heldBack > 0 ? wrong : [];
  const save = async () => {
    if (wrong.length > 0) return setHeldBack(heldBack + 1);
    setHeldBack(0);
    const ids = idsBy((key) => typed[key].trim().toLowerCase() || undefined);
    const isSaved = await onSave({ ...ids, cloud: typed.cloud });
    setOutcome(isSaved ? 'saved' : 'failed');
  };

  return (
    <CheckedForm heldBack={heldBack} onSubmit={() => void save()}>
      {idKeys.map((key) => (
        <TextInput
          key={key}
          label={t(`options.${key}`)}
          value={isByPolicy(key) ? (settings[key] ?? '') : typed[key]}
          onChange={(value) => change({ [key]: value })}
          isReadOnly={isByPolicy(key)}
          hint={hintOf(key)}
          error={shown.includes(key) ? t('options.error.guid') : undefined}
          isRequired={!isOptional(key)}
          isCode
        />
      ))}
      <SelectInput
        label={t('options.cloud')}
        value={isByPolicy('cloud') ? settings.cloud : typed.cloud}
        options={cloudIds.map((id) => ({ value: id, text: t(`options.cloud.${id}`) }))}
        onChange={(value) => change({ cloud: cloudIds.find((id) => id === value) ?? 'global' })}
        isDisabled={isByPolicy('cloud')}
        hint={isByPolicy('cloud') ? t('options.byOrganization') : undefined}
      />
      <p role="alert" className="field-error">
        {shown.length > 0 && t('form.errors', { count: shown.length })}
      </p>
      <div className="actions">
        {[...idKeys, 'cloud' as const].some((key) => !isByPolicy(key)) && (
          <Button type="submit" look="primary">
            {t('common.save')}
          </Button>
        )}
        <span role="status">
          {outcome === 'saved' && t('common.saved')}
          {outcome === 'failed' && t('common.saveFailed')}
        </span>
      </div>
    </CheckedForm>
  );

  function hintOf(key: IdKey): string | undefined {
    if (isByPolicy(key)) return t('options.byOrganization');
    return isOptional(key) ? t(`options.${key}Hint`) : undefined;
  }
}
