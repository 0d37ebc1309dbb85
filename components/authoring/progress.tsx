import { useEffect, useId, useState } from 'react';
import { type Step, stepsOf } from '../../lib/authoring/steps.ts';
import type { CreationProblem, PackageDraftRow } from '../../lib/store/draftRows.ts';
import { Notice } from '../base/notice.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** The steps of a creation, what exists of them, and where it stopped. */
export function Progress({ row, isRunning }: { row: PackageDraftRow; isRunning: boolean }) {
  const { t } = useWords();
  const title = useId();
  const { draft, steps, problem } = row;
  const all = stepsOf(draft);
  const isUndoing = row.state === 'undoing';
  const next = all.find(({ key }) => steps[key]?.isDone !== true);
  const stateOf = ({ key }: Step) => {
    const { isDone, isOurs } = steps[key] ?? {};
    if (key === problem?.step) return 'stopped';
    if (isDone) return isOurs ? 'done' : 'existed';
    return isRunning && !isUndoing && key === next?.key ? 'waiting' : 'open';
  };
  const done = all.filter(({ key }) => steps[key]?.isDone === true).length;
  const going = isUndoing
    ? t('make.progress.undoing')
    : t('make.progress', {
        done: String(done),
        count: String(all.length),
        step: next === undefined ? '' : stepName(next, t),
      });
  return (
    <>
      <h3 className="small-title" id={title}>
        {t('make.steps')}
      </h3>
      <ol className="plain-list" aria-labelledby={title}>
        {all.map((step) => (
          <li key={step.key}>
            {stepName(step, t)} · {t(`make.step.${stateOf(step)}`)}
          </li>
        ))}
      </ol>
      <Spoken text={isRunning ? going : ''} />
      {problem !== undefined && !isRunning && (
        <Problem
          why={problem.why}
          resource={
            draft.resources.find(({ originId }) => problem.step.endsWith(originId))?.displayName ?? ''
          }
        />
      )}
    </>
  );
}

const settleMs = 2000;

/** Said once it has stood for a moment: steps that pass quickly would be a flood. */
function Spoken({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="visually-hidden">
      {said}
    </p>
  );
}

const plain = ['nameTaken', 'notSeenYet', 'policyClosed', 'policyUnseen', 'inUse', 'forbidden'] as const;
type Plain = Extract<CreationProblem, { kind: (typeof plain)[number] }>;
const isPlain = (why: CreationProblem): why is Plain => plain.some((one) => one === why.kind);

function Problem({ why, resource }: { why: CreationProblem; resource: string }) {
  const { t, formatList } = useWords();
  if (isPlain(why))
    return <Told title={t(`make.problem.${why.kind}`)} step={t(`make.problem.${why.kind}.step`)} />;
  switch (why.kind) {
    case 'notResourceOwner':
      return (
        <Told
          title={t('make.problem.notResourceOwner')}
          step={t('make.problem.notResourceOwner.step', { resource })}
        />
      );
    case 'noSuchRole':
      return why.roles.length === 0 ? (
        <Told title={t('make.problem.noRoles')} step={t('make.problem.noRoles.step')} />
      ) : (
        <Told
          title={t('make.problem.noSuchRole', { roles: formatList(why.roles) })}
          step={t('make.problem.noSuchRole.step')}
        />
      );
    default:
      return <FailureNotice failure={why} />;
  }
}

/** What happened, and what to do next. */
function Told({ title, step }: { title: string; step: string }) {
  return (
    <Notice tone="warning" title={title}>
      <p>{step}</p>
    </Notice>
  );
}

function stepName(step: Step, t: ReturnType<typeof useWords>['t']): string {
  switch (step.kind) {
    case 'catalog':
      return t('make.step.catalog', { name: step.name });
    case 'resource':
      return t('make.step.resource', { name: step.resource.displayName });
    case 'package':
    case 'policy':
      return t(`make.step.${step.kind}`, { name: step.of.displayName });
    case 'roleScope':
      return t('make.step.roleScope', { name: step.of.displayName, resource: step.resource.displayName });
    default:
      return step satisfies never;
  }
}
