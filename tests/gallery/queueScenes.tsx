import type { ReactNode } from 'react';
import { LastOutcome } from '../../components/approvals/queue/lastOutcome.tsx';
import { QueuePage, type QueuePageProps } from '../../components/approvals/queue/queuePage.tsx';
import { SelectionBar } from '../../components/approvals/queue/selectionBar.tsx';
import { PageTitle } from '../../components/hub/pageTitle.tsx';
import { ok } from '../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { approval, approvalContext, approvalInSecondStage, minutes, now } from './people.ts';

const nobody = async () => ok({ left: [] });
const nothing = () => undefined;

const names = ['Lee Gu', 'Joni Sherman', 'Isaiah Langer', 'Lynne Robbins', 'Pradeep Gupta', 'Grady Archie'];

/** Twelve that wait, of two kinds, with some in each state. */
export const waitingRows: ApprovalRow[] = [
  approvalInSecondStage,
  ...Array.from({ length: 11 }, (_, index): ApprovalRow => {
    const name = names[index % names.length] ?? '';
    const isTeam = index % 3 === 2;
    return {
      ...approval,
      id: `eeeeeeee-0000-0000-0000-0000000000${10 + index}`,
      requestorName: name,
      targetName: index === 4 ? 'Alex Wilber' : name,
      requestedAt: now - minutes(100 - index),
      ...(index < 3 && { decideBy: now + minutes(60 * (40 + 24 * index)) }),
      ...(isTeam && {
        accessPackageId: 'team',
        accessPackageName: 'Marketing team',
        answers: [],
        justification: 'I plan the autumn campaign with Megan, and write its texts.',
      }),
    };
  }),
];

const inStates: ApprovalRow[] = waitingRows.map((row, index) => {
  if (index === 1) return { ...row, state: 'deciding', mayUndo: true };
  if (index === 3) return { ...row, state: 'failed', failure: { kind: 'forbidden' } };
  if (index === 5) return { ...row, state: 'approved' };
  if (index === 6) return { ...row, state: 'denied' };
  return index === 7 ? { ...row, state: 'alreadyDecided' } : row;
});

const page = (more: Partial<QueuePageProps> = {}) => (
  <>
    <PageTitle>Approvals</PageTitle>
    <QueuePage
      approvals={waitingRows}
      context={approvalContext}
      isOn
      isSetByPolicy={false}
      canDecide
      onTurnOn={async () => true}
      isReading={false}
      failure={undefined}
      onRetry={nothing}
      commands={{ decide: nobody, undo: nobody, readStages: nothing }}
      onSignIn={async () => ok({ profile: approval.profile })}
      myAccessUrl="https://myaccess.microsoft.com/@contoso.com#/request-approval"
      asOf={now - minutes(1)}
      withLetters
      onLetters={async () => true}
      {...more}
    />
  </>
);

const ids = inStates.slice(0, 8).map(({ id }) => id);

/** Deciding about many, by name of the scene. */
export const queuePages: Record<string, ReactNode> = {
  list: page(),
  states: page({ approvals: inStates, withLetters: false }),
  none: page({ approvals: [] }),
  // Without the second registration, each decision is a link.
  'no-client': page({
    canDecide: false,
    approvals: waitingRows.slice(1, 6).map(({ stageId: _unreadable, decideBy: _unknown, ...row }) => row),
  }),
  selected: (
    <>
      <PageTitle>Approvals</PageTitle>
      <SelectionBar selected={waitingRows} onDecide={nothing} onClear={nothing} />
    </>
  ),
  outcome: (
    <>
      <PageTitle>Approvals</PageTitle>
      <LastOutcome
        last={{ decision: 'Approve', ids, stages: new Map(), left: [] }}
        approvals={inStates}
        onUndo={nothing}
        onShow={nothing}
      />
    </>
  ),
};
