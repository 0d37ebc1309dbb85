import { mostStages } from '../../lib/authoring/limits.ts';
import { emptyStage } from '../../lib/authoring/prefill.ts';
import type { Approver, DraftStage } from '../../lib/entitlement/packageDraft.ts';
import { Button } from '../base/button.tsx';
import { Check } from '../base/check.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { useEditing } from './editing.ts';
import { Fold } from './fold.tsx';
import { NumberInput } from './numberInput.tsx';
import { Picker } from './picker.tsx';

type Named = Exclude<Approver, { kind: 'manager' }>;

/** Who approves, stage by stage. */
export function Approval() {
  const words = useWords();
  const { t } = words;
  const { draft, onChange, isWrong } = useEditing();
  const { stages } = draft;
  const change = (next: DraftStage[]) => onChange({ ...draft, stages: next });
  return (
    <Fold
      title={t('make.approval')}
      summary={
        stages.length === 0
          ? t('make.approval.none')
          : stages.map((stage) => approverNames(stage.approvers, words)).join(t('common.separator'))
      }
      isWrong={isWrong('stages')}
    >
      {stages.length === 0 && <p className="quiet">{t('make.approval.none')}</p>}
      {stages.map((stage, index) => (
        <Stage
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its number
          key={index}
          at={`stages/${index}`}
          number={index + 1}
          stage={stage}
          onChange={(more) =>
            change(stages.map((one, other) => (other === index ? { ...one, ...more } : one)))
          }
          onRemove={() => change(stages.filter((_, other) => other !== index))}
        />
      ))}
      {stages.length < mostStages && (
        <Button onClick={() => change([...stages, emptyStage()])}>{t('make.stage.add')}</Button>
      )}
    </Fold>
  );
}

interface StageProps {
  /** Where its limits stand. */
  at: string;
  number: number;
  stage: DraftStage;
  onChange: (more: Partial<DraftStage>) => void;
  onRemove: () => void;
}

function Stage({ at, number, stage, onChange, onRemove }: StageProps) {
  const { t } = useWords();
  const { errorAt } = useEditing();
  const { approvers, fallback, alternates } = stage;
  const hasManager = approvers.some(({ kind }) => kind === 'manager');
  return (
    <fieldset className="group">
      <legend className="group-title">{t('make.stage', { number: String(number) })}</legend>
      <Check
        isChosen={hasManager}
        onChange={(isChosen) =>
          onChange({
            // Without a manager to ask nobody has to stand in for one.
            ...(!isChosen && { fallback: [] }),
            approvers: [
              ...(isChosen ? [{ kind: 'manager' } as const] : []),
              ...approvers.filter(({ kind }) => kind !== 'manager'),
            ],
          })
        }
      >
        {t('make.manager')}
      </Check>
      <People
        label={t('make.approvers')}
        error={errorAt(`${at}/approvers`)}
        chosen={approvers}
        onChange={(people) =>
          onChange({ approvers: [...(hasManager ? [{ kind: 'manager' } as const] : []), ...people] })
        }
      />
      {hasManager && (
        <People
          label={t('make.fallback')}
          error={errorAt(`${at}/fallback`)}
          chosen={fallback}
          onChange={(people) => onChange({ fallback: people })}
        />
      )}
      <NumberInput
        label={t('make.days')}
        value={stage.days}
        error={errorAt(`${at}/days`)}
        onChange={(days) => onChange({ days })}
      />
      <People
        label={t('make.alternates')}
        chosen={alternates}
        onChange={(people) => onChange({ alternates: people })}
      />
      {alternates.length > 0 && (
        <NumberInput
          label={t('make.forwardAfter')}
          value={stage.forwardAfterDays}
          error={errorAt(`${at}/forwardAfterDays`)}
          onChange={(forwardAfterDays) => onChange({ forwardAfterDays })}
        />
      )}
      <Check
        isChosen={stage.isReasonRequired}
        onChange={(isReasonRequired) => onChange({ isReasonRequired })}
      >
        {t('make.approverReason')}
      </Check>
      <Button look="quiet" onClick={onRemove}>
        {t('make.stage.remove', { number: String(number) })}
      </Button>
    </fieldset>
  );
}

/** Persons and groups of the directory. */
export function People(props: {
  label: string;
  error?: string | undefined;
  chosen: readonly Approver[];
  onChange: (people: Named[]) => void;
}) {
  const { search } = useEditing();
  const people = props.chosen.filter((one): one is Named => one.kind !== 'manager');
  return (
    <Picker
      label={props.label}
      error={props.error}
      chosen={people}
      search={search?.people}
      onAdd={({ kind, id, displayName }) => props.onChange([...people, { kind, id, displayName }])}
      onRemove={({ id }) => props.onChange(people.filter((one) => one.id !== id))}
    />
  );
}

/** Who approves or reviews, in one line. */
export const approverNames = (
  approvers: readonly Approver[],
  { t, formatList }: ReturnType<typeof useWords>,
): string =>
  formatList(approvers.map((one) => (one.kind === 'manager' ? t('make.manager') : one.displayName)));
