import { type Step, stepsOf } from '../../lib/authoring/steps.ts';
import type { CreationProblem, PackageDraftRow } from '../../lib/store/draftRows.ts';
import { Notice } from '../base/notice.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** The steps of a creation, what exists of them, and where it stopped. */
export function Progress({ row, isRunning }: { row: PackageDraftRow; isRunning: boolean }) {
  const { t } = useWords();
  const { draft, steps, problem } = row;
  const next = stepsOf(draft).find(({ key }) => steps[key]?.isDone !== true)?.key;
  return (
    <>
      <ol className="plain-list" aria-live="polite">
        {stepsOf(draft).map((step) => {
          const { isDone, isOurs } = steps[step.key] ?? {};
          const state = isDone
            ? isOurs
              ? 'done'
              : 'existed'
            : step.key === problem?.step
              ? 'stopped'
              : isRunning && step.key === next
                ? 'waiting'
                : 'open';
          return (
            <li key={step.key}>
              {stepName(step, t)} · {t(`make.step.${state}`)}
            </li>
          );
        })}
      </ol>
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

function Problem({ why, resource }: { why: CreationProblem; resource: string }) {
  const { t, formatList } = useWords();
  switch (why.kind) {
    case 'nameTaken':
    case 'notSeenYet':
    case 'policyClosed':
    case 'policyUnseen':
    case 'inUse':
    case 'forbidden':
      return <Notice tone="warning" title={t(`make.problem.${why.kind}`)} />;
    case 'notResourceOwner':
      return <Notice tone="warning" title={t('make.problem.notResourceOwner', { resource })} />;
    case 'noSuchRole':
      return (
        <Notice
          tone="warning"
          title={
            why.roles.length === 0
              ? t('make.problem.noRoles')
              : t('make.problem.noSuchRole', { roles: formatList(why.roles) })
          }
        />
      );
    default:
      return <FailureNotice failure={why} />;
  }
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
