import type { ReactNode } from 'react';
import { Button } from '../base/button.tsx';
import { Notice } from '../base/notice.tsx';
import { type FailureHandlers, FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { lasting } from './lasting.ts';
import type { Problem } from './problems.ts';

export interface ProblemSteps extends FailureHandlers {
  onOpenSettings: () => void;
  /** Reads the list of packages now. */
  onRefresh: () => void;
  isRefreshing: boolean;
}

/** Each problem with its one step. */
export function ProblemList({ problems, steps }: { problems: readonly Problem[]; steps: ProblemSteps }) {
  const { t } = useWords();
  if (problems.length === 0) return <p>{t('help.noProblems')}</p>;
  return problems.map((problem) => (
    <ProblemNotice
      key={problem.kind === 'failure' ? JSON.stringify(problem.failure) : problem.kind}
      problem={problem}
      steps={steps}
    />
  ));
}

function ProblemNotice({ problem, steps }: { problem: Problem; steps: ProblemSteps }): ReactNode {
  const { t, formatDuration } = useWords();
  switch (problem.kind) {
    case 'failure':
      return <FailureNotice failure={problem.failure} {...steps} />;
    case 'clock':
      return (
        <Notice tone="warning" title={t('help.clock', { duration: formatDuration(lasting(problem.by)) })}>
          <p>{t('help.clock.do')}</p>
        </Notice>
      );
    case 'hosts':
      return (
        <Notice tone="warning" title={t('help.hosts', { count: problem.count })}>
          <p>{t('help.hosts.do')}</p>
          <Button onClick={steps.onOpenSettings}>{t('hub.settings')}</Button>
        </Notice>
      );
    case 'listOld':
      return (
        <Notice tone="info" title={t('help.listOld')}>
          <p>{t('help.listOld.do')}</p>
          <Button busy={steps.isRefreshing} onClick={steps.onRefresh}>
            {t('common.refresh')}
          </Button>
        </Notice>
      );
    case 'keys':
      return (
        <Notice tone="info" title={t('help.keys')}>
          <p>{t('help.keys.do')}</p>
        </Notice>
      );
    default:
      return problem satisfies never;
  }
}
