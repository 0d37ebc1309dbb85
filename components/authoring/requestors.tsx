import type { DraftRequests } from '../../lib/entitlement/packageDraft.ts';
import { Check } from '../base/check.tsx';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { Picker } from './picker.tsx';

const kinds = ['members', 'everyone', 'groups'] as const;

/** Who can request the packages. */
export function Requestors() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, search, errorAt, isWrong } = useEditing();
  const { requests } = draft;
  const change = (more: Partial<DraftRequests>) => onChange({ ...draft, requests: { ...requests, ...more } });
  return (
    <Fold title={t('make.requests')} summary={whoCan(requests, words)} isWrong={isWrong('requests')}>
      <ChoiceInput
        label={t('make.who')}
        value={requests.who}
        options={kinds.map((value) => ({ value, text: t(`make.who.${value}`) }))}
        onChange={(value) => {
          const who = kinds.find((one) => one === value);
          if (who !== undefined) change({ who });
        }}
      />
      {requests.who === 'groups' && (
        <Picker
          label={t('make.who.groups')}
          error={errorAt('requests/groups')}
          chosen={requests.groups}
          search={search?.groups}
          onAdd={({ id, displayName }) => change({ groups: [...requests.groups, { id, displayName }] })}
          onRemove={({ id }) => change({ groups: requests.groups.filter((one) => one.id !== id) })}
        />
      )}
      <Check isChosen={requests.byManagers} onChange={(byManagers) => change({ byManagers })}>
        {t('make.byManagers')}
      </Check>
      <Check
        isChosen={requests.isReasonRequired}
        onChange={(isReasonRequired) => change({ isReasonRequired })}
      >
        {t('make.justification')}
      </Check>
    </Fold>
  );
}

/** Who can request, in one line. */
export function whoCan(
  { who, groups }: DraftRequests,
  { t, formatList }: ReturnType<typeof useWords>,
): string {
  return who === 'groups' && groups.length > 0
    ? formatList(groups.map(({ displayName }) => displayName))
    : t(`make.who.${who}`);
}
