import type { Failure } from '../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { OutLink } from '../base/link.tsx';
import { EmptyState, Loading } from '../base/notice.tsx';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { AsOf } from '../base/time.tsx';
import { Toggle } from '../base/toggle.tsx';
import { FailureNotice } from '../failureNotice.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { ApprovalCard } from './approvalCard.tsx';
import type { ApprovalCardProps } from './approvalProps.ts';

export interface ApprovalListProps extends Omit<ApprovalCardProps, 'approval'> {
  /** `undefined`: not read yet. */
  approvals: readonly ApprovalRow[] | undefined;
  /** *I approve requests*. */
  isOn: boolean;
  isSetByPolicy: boolean;
  /** Whether it was saved. */
  onTurnOn: (on: boolean) => Promise<boolean>;
  isReading: boolean;
  failure?: Failure | undefined;
  onRetry: () => void;
  asOf?: number | undefined;
}

/** The queue: off, reading, empty, failed, or the requests that wait; what was decided stays in sight below. */
export function ApprovalList(props: ApprovalListProps) {
  const { t } = useWords();
  const saved = useSaved();
  if (!props.isOn)
    return (
      <EmptyState icon="person" title={t('approvals.off')}>
        <p>{t('approvals.offText')}</p>
        <Toggle
          label={t('approvals.toggle')}
          isOn={false}
          isDisabled={props.isSetByPolicy}
          onChange={(on) => saved.follow(props.onTurnOn(on))}
          {...(props.isSetByPolicy ? { hint: t('approvals.byPolicy') } : {})}
        />
        <SaveFailed when={saved.failed} />
      </EmptyState>
    );
  const waiting = (props.approvals ?? []).filter((one) => !isDecided(one));
  const decided = (props.approvals ?? []).filter(isDecided);
  return (
    <>
      {props.failure !== undefined && (
        <FailureNotice
          failure={props.failure}
          myAccessUrl={props.myAccessUrl}
          onSignIn={() => void props.onSignIn()}
          onRetry={props.onRetry}
        />
      )}
      <Waiting {...props} waiting={waiting} />
      {decided.length > 0 && (
        <section className="section">
          <h2 className="section-title">{t('approvals.decided')}</h2>
          <ul className="items">
            {decided.map((approval) => (
              <ApprovalCard key={approval.id} {...props} approval={approval} />
            ))}
          </ul>
        </section>
      )}
      <AsOf at={props.asOf} />
    </>
  );
}

function Waiting({ waiting, ...props }: ApprovalListProps & { waiting: readonly ApprovalRow[] }) {
  const { t } = useWords();
  if (waiting.length > 0)
    return (
      <section className="section">
        <h2 className="section-title">{t('approvals.waiting')}</h2>
        <ul className="items">
          {waiting.map((approval) => (
            <ApprovalCard key={approval.id} {...props} approval={approval} />
          ))}
        </ul>
      </section>
    );
  if (props.isReading || props.approvals === undefined) return <Loading />;
  if (props.failure !== undefined) return null;
  return (
    <EmptyState icon="success" title={t('approvals.none')}>
      <p>{t('approvals.noneHint')}</p>
      {props.myAccessUrl !== undefined && (
        <OutLink href={props.myAccessUrl}>{t('common.openMyAccess')}</OutLink>
      )}
    </EmptyState>
  );
}

const isDecided = ({ state }: ApprovalRow): boolean =>
  state === 'approved' || state === 'denied' || state === 'alreadyDecided';
