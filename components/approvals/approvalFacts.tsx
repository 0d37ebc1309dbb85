import type { ReactNode } from 'react';
import { readFacts } from '../../lib/entitlement/requestFacts.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { Ago } from '../base/time.tsx';
import { lastsFact } from '../offer/packageFacts.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { ApprovalCardProps } from './approvalProps.ts';
import { EarlierDecisions, LastDecision } from './decisionsBefore.tsx';
import { GivenList } from './givenList.tsx';
import { LongText } from './longText.tsx';

type FactsProps = Pick<ApprovalCardProps, 'approval' | 'context'>;

/** Everything that helps to decide and is known. What is not known is left out. */
export function ApprovalFacts({ approval, context }: FactsProps) {
  const words = useWords();
  const { t } = words;
  const read = readFacts(approval.justification);
  const reason = read?.rest ?? approval.justification;
  const given = context?.given.get(approval.accessPackageId) ?? [];
  const last = context?.decisions.find(({ accessPackageId }) => accessPackageId === approval.accessPackageId);
  return (
    <dl className="approval-facts">
      <Fact name={t('approval.kind')}>{approval.isExtension && t('approval.extension')}</Fact>
      <Fact name={t('approval.for')}>{approval.isForApp && t('approval.app')}</Fact>
      <Fact name={t('approval.page')}>{read?.facts.page && <bdi>{read.facts.page}</bdi>}</Fact>
      <Fact name={t('approval.access')}>{read?.facts.need && t(`need.reach.${read.facts.need}`)}</Fact>
      <Fact name={t('approval.neededBy')}>
        {read?.facts.neededBy && words.formatDate(Date.parse(`${read.facts.neededBy}T12:00`))}
      </Fact>
      <Fact name={t('approval.why')}>
        {reason === '' ? t('approval.noReason') : <LongText text={reason} as="q" />}
      </Fact>
      {approval.answers.map(({ question, answer }) => (
        <Fact key={question || answer} name={question === '' ? t('approval.answer') : question}>
          <LongText text={answer === '' ? t('approval.noAnswer') : answer} />
        </Fact>
      ))}
      <Fact name={t('have.includes')}>{given.length > 0 && <GivenList given={given} />}</Fact>
      <Fact name={t('approval.period')}>{usePeriod(approval)}</Fact>
      <Fact name={t('approval.decideBy')}>
        {approval.decideBy !== undefined && <DecideBy at={approval.decideBy} />}
      </Fact>
      <Fact name={t('approval.stage')}>{useStage(approval)}</Fact>
      <Fact name={t('approval.earlier')}>
        {approval.earlier?.length ? <EarlierDecisions decisions={approval.earlier} /> : undefined}
      </Fact>
      <Fact name={t('approval.last')}>{last && <LastDecision decision={last} />}</Fact>
    </dl>
  );
}

/** The day, and how long until then. */
function DecideBy({ at }: { at: number }) {
  const { t, formatDate } = useWords();
  return (
    <>
      {formatDate(at)}
      {t('common.separator')}
      <Ago at={at} />
    </>
  );
}

/** A name and what it is; nothing at all where that isn't known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt dir="auto">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function usePeriod({ schedule }: ApprovalRow): string {
  const words = useWords();
  const start = schedule?.startDateTime ?? undefined;
  const from =
    start === undefined ? undefined : words.t('approval.from', { date: words.formatDate(Date.parse(start)) });
  return [from, lastsFact(schedule?.expiration, words)]
    .filter((fact) => fact !== undefined)
    .join(words.t('common.separator'));
}

/** Where the approval stands, by its own stages; one of one says nothing. */
function useStage({ step, stageName = '' }: ApprovalRow): ReactNode {
  const { t } = useWords();
  const place = step !== undefined && step.of > 1 ? t('approval.step', step) : undefined;
  if (place === undefined || stageName === '') return place ?? (stageName && <bdi>{stageName}</bdi>);
  return (
    <>
      {place}
      {t('common.separator')}
      <bdi>{stageName}</bdi>
    </>
  );
}
