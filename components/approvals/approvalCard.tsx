import { Fragment, useId } from 'react';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { Ago } from '../base/time.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ApprovalDecision } from './approvalDecision.tsx';
import { ApprovalFacts } from './approvalFacts.tsx';
import type { ApprovalCardProps } from './approvalProps.ts';

export const ApprovalCard = (props: ApprovalCardProps) => (
  <li className="item">
    <ApprovalArticle {...props} />
  </li>
);

/** Who asks for what, why, and what they answered; then the decision, in place. */
export function ApprovalArticle(props: ApprovalCardProps) {
  const { t } = useWords();
  const titleId = useId();
  const { approval } = props;
  const names = { requestor: approval.requestorName, package: approval.accessPackageName };
  const isForOther = approval.targetName !== '' && approval.targetName !== approval.requestorName;
  return (
    <article aria-labelledby={titleId}>
      <h3 className="item-title" id={titleId}>
        {isForOther
          ? t('approval.asksForOther', { ...names, target: approval.targetName })
          : t('approval.asksFor', names)}
      </h3>
      <p className="quiet">
        <span dir="ltr">{approval.requestorUpn}</span>
        {/#ext#@/i.test(approval.requestorUpn) && (
          <>
            {t('common.separator')}
            {t('account.guest')}
          </>
        )}
        {approval.requestorJob?.map((text) => (
          <Fragment key={text}>
            {t('common.separator')}
            <bdi>{text}</bdi>
          </Fragment>
        ))}
        {approval.requestedAt !== undefined && (
          <>
            {t('common.separator')}
            <Ago at={approval.requestedAt} />
          </>
        )}
      </p>
      <ApprovalFacts approval={approval} context={props.context} />
      <ApprovalOutcome {...props} />
    </article>
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
      // One that was not read yet is read when it is decided.
      if (approval.stageId !== undefined || approval.isStageUnread) return <ApprovalDecision {...props} />;
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
