import {
  type DraftPackage,
  type DraftRequests,
  type PackageDraft,
  requestorsOf,
  type Requestors as Whom,
} from '../../lib/entitlement/packageDraft.ts';
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
  const { draft, onChange, isWrong } = useEditing();
  const { requests, packages } = draft;
  const change = (more: Partial<DraftRequests>) => onChange({ ...draft, requests: { ...requests, ...more } });
  // The first package's are the draft's: to edit may be fewer people's than to view.
  const others = packages.slice(1).filter(({ hasPolicy }) => hasPolicy);
  return (
    <Fold
      title={t('make.requests')}
      summary={[
        whoCan(requests, words),
        ...others
          .filter(({ requestors }) => requestors !== undefined)
          .map((one) =>
            t('make.who.ofPackage', { name: nameOf(one, words), who: whoCanOf(draft, one, words) }),
          ),
      ].join(t('common.separator'))}
      isWrong={isWrong('requests') || packages.some(({ key }) => isWrong(`packages/${key}/requestors`))}
    >
      <WhoInput label={t('make.who')} at="requests/groups" value={requests} onChange={change} />
      {others.map((one) => (
        <Others key={one.key} of={one} />
      ))}
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

/** Whether other people can request one of the packages, and who. */
function Others({ of }: { of: DraftPackage }) {
  const words = useWords();
  const { t } = words;
  const { draft, onChange } = useEditing();
  const { key, requestors } = of;
  const name = nameOf(of, words);
  const change = (next: Whom | undefined) =>
    onChange({
      ...draft,
      packages: draft.packages.map((one) => {
        if (one.key !== key) return one;
        const { requestors: _before, ...rest } = one;
        return next === undefined ? rest : { ...rest, requestors: next };
      }),
    });
  return (
    <>
      <Check
        isChosen={requestors !== undefined}
        onChange={(isOwn) => change(isOwn ? { who: 'groups', groups: [] } : undefined)}
      >
        {t('make.who.others', { name })}
      </Check>
      {requestors !== undefined && (
        <WhoInput
          label={t('make.who.of', { name })}
          at={`packages/${key}/requestors`}
          value={requestors}
          onChange={(more) => change({ ...requestors, ...more })}
        />
      )}
    </>
  );
}

function WhoInput(props: {
  label: string;
  at: string;
  value: Whom;
  onChange: (more: Partial<Whom>) => void;
}) {
  const { t } = useWords();
  const { search, errorAt } = useEditing();
  const { value, onChange } = props;
  return (
    <>
      <ChoiceInput
        label={props.label}
        value={value.who}
        options={kinds.map((kind) => ({ value: kind, text: t(`make.who.${kind}`) }))}
        onChange={(chosen) => {
          const who = kinds.find((one) => one === chosen);
          if (who !== undefined) onChange({ who });
        }}
      />
      {value.who === 'groups' && (
        <Picker
          label={t('make.who.groups')}
          error={errorAt(props.at)}
          chosen={value.groups}
          search={search?.groups}
          onAdd={({ id, displayName }) => onChange({ groups: [...value.groups, { id, displayName }] })}
          onRemove={({ id }) => onChange({ groups: value.groups.filter((one) => one.id !== id) })}
        />
      )}
    </>
  );
}

const nameOf = ({ displayName }: DraftPackage, { t }: ReturnType<typeof useWords>): string =>
  displayName || t('make.untitled');

/** Who can request, in one line. */
function whoCan({ who, groups }: Whom, { t, formatList }: ReturnType<typeof useWords>): string {
  return who === 'groups' && groups.length > 0
    ? formatList(groups.map(({ displayName }) => displayName))
    : t(`make.who.${who}`);
}

/** Who can request one of the packages. */
export const whoCanOf = (
  draft: PackageDraft,
  one: DraftPackage,
  words: ReturnType<typeof useWords>,
): string => whoCan(requestorsOf(draft, one), words);
