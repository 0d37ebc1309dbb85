import { useId } from 'react';
import { readFacts } from '../../lib/entitlement/requestFacts.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { Ago } from '../base/time.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { lastsFact } from '../offer/packageFacts.ts';
import { factsWords } from '../offer/typedFacts.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ApprovalDecision } from './approvalDecision.tsx';
import type { ApprovalCardProps } from './approvalProps.ts';

/** Who asks for what, why, and what they answered; then the decision, in place. */
export function ApprovalCard(props: ApprovalCardProps) {
  const { t } = useWords();
  const titleId = useId();
  const { approval } = props;
  const names = { requestor: approval.requestorName, package: approval.accessPackageName };
  const isForOther = approval.targetName !== '' && approval.targetName !== approval.requestorName;
  return (
    <li className="item">
      <article aria-labelledby={titleId}>
        <h3 className="item-title" id={titleId}>
          {isForOther
            ? t('approval.asksForOther', { ...names, target: approval.targetName })
            : t('approval.asksFor', names)}
        </h3>
        <p className="quiet">
          <span dir="ltr">{approval.requestorUpn}</span>
          {approval.requestedAt !== undefined && (
            <>
              {t('common.separator')}
              <Ago at={approval.requestedAt} />
            </>
          )}
        </p>
        <ApprovalFacts approval={approval} />
        <ApprovalOutcome {...props} />
      </article>
    </li>
  );
}

function ApprovalFacts({ approval }: { approval: ApprovalRow }) {
  const words = useWords();
  const { t } = words;
  const read = readFacts(approval.justification);
  const reason = read?.rest ?? approval.justification;
  const start = approval.schedule?.startDateTime ?? undefined;
  const period = [
    start === undefined ? undefined : t('approval.from', { date: words.formatDate(Date.parse(start)) }),
    lastsFact(approval.schedule?.expiration, words),
  ].filter((fact) => fact !== undefined);
  return (
    <dl className="approval-facts">
      {approval.stageName ? (
        <>
          <dt>{t('approval.stage')}</dt>
          <dd dir="auto">{approval.stageName}</dd>
        </>
      ) : null}
      {read !== undefined && (
        <>
          <dt>{t('approval.where')}</dt>
          <dd>
            <bdi>{factsWords(read.facts, words)}</bdi>
          </dd>
        </>
      )}
      <dt>{t('approval.why')}</dt>
      <dd>{reason === '' ? t('approval.noReason') : <q dir="auto">{reason}</q>}</dd>
      {approval.answers.map(({ question, answer }) => (
        <div key={question || answer}>
          <dt dir="auto">{question === '' ? t('approval.answer') : question}</dt>
          <dd dir="auto">{answer === '' ? t('approval.noAnswer') : answer}</dd>
        </div>
      ))}
      {period.length > 0 && (
        <>
          <dt>{t('approval.period')}</dt>
          <dd>{period.join(t('common.separator'))}</dd>
        </>
      )}
    </dl>
  );
}

function ApprovalOutcome(props: ApprovalCardProps) {
  const { t } = useWords();
  const { approval } = props;
  switch (approval.state) {
    case 'approved':
      return <Notice tone="success" title={t('approval.approved')} />;
    case 'denied':
      return <Notice tone="info" title={t('approval.denied')} />;
    case 'alreadyDecided':
      return <FailureNotice failure={{ kind: 'alreadyDecided' }} />;
    case 'waiting':
    case 'deciding':
    case 'failed':
      if (approval.stageId !== undefined) return <ApprovalDecision {...props} />;
      return props.myAccessUrl === undefined ? null : (
        <div className="actions">
          <OutLink look="button" href={props.myAccessUrl}>
            {t('approvals.decideInMyAccess')}
          </OutLink>
        </div>
      );
    default:
      return approval.state satisfies never;
  }
}
