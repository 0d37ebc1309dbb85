import { useEffect } from 'react';
import { approvalsShown } from '../../lib/entitlement/approval.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { ApprovalRow } from '../../lib/store/rows.ts';
import { Button } from '../base/button.tsx';
import { OutLink } from '../base/link.tsx';
import { EmptyState, Loading } from '../base/notice.tsx';
import { SaveFailed, useSaved } from '../base/saved.tsx';
import { AsOf } from '../base/time.tsx';
import { Toggle } from '../base/toggle.tsx';
import { useFirstScreen } from '../base/useFirstScreen.ts';
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
  /** Some are shown whose stages were not read: Graph reads with the queue those of the latest, not of the most urgent. */
  onShow?: ((unread: string[]) => void) | undefined;
  /** For those that have no room. */
  onOpenHub: () => void;
}

/** So many of those that are shown fill a popup of 600 px, or nearly. */
const firstScreen = 1;

/** The queue: off, reading, empty, failed, or the requests that wait; what was decided stays in sight below. */
export function ApprovalList(props: ApprovalListProps) {
  const { t } = useWords();
  if (!props.isOn) return <ApprovalsOff {...props} />;
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

/** *I approve requests* is off. */
export function ApprovalsOff({
  isSetByPolicy,
  onTurnOn,
}: Pick<ApprovalListProps, 'isSetByPolicy' | 'onTurnOn'>) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <EmptyState icon="person" title={t('approvals.off')}>
      <p>{t('approvals.offText')}</p>
      <Toggle
        label={t('approvals.toggle')}
        isOn={false}
        isDisabled={isSetByPolicy}
        onChange={(on) => saved.follow(onTurnOn(on))}
        {...(isSetByPolicy ? { hint: t('approvals.byPolicy') } : {})}
      />
      <SaveFailed when={saved.failed} />
    </EmptyState>
  );
}

function Waiting({ waiting, onShow, ...props }: ApprovalListProps & { waiting: readonly ApprovalRow[] }) {
  const { t } = useWords();
  const shown = useFirstScreen(approvalsShown, firstScreen);
  const unread = waiting
    .slice(0, approvalsShown)
    .flatMap(({ id, isStageUnread }) => (isStageUnread ? [id] : []))
    .join();
  useEffect(() => {
    if (unread !== '') onShow?.(unread.split(','));
  }, [unread, onShow]);
  if (waiting.length > 0)
    return (
      <section className="section">
        <h2 className="section-title">{t('approvals.waiting')}</h2>
        <ul className="items">
          {waiting.slice(0, shown).map((approval) => (
            <ApprovalCard key={approval.id} {...props} approval={approval} />
          ))}
        </ul>
        {waiting.length > approvalsShown && (
          <Button look="quiet" onClick={props.onOpenHub}>
            {t('approvals.more', { count: waiting.length - approvalsShown })}
          </Button>
        )}
      </section>
    );
  return <NothingWaits {...props} />;
}

/** What stands in the place of the requests that wait. */
export function NothingWaits({
  isReading,
  approvals,
  failure,
  myAccessUrl,
}: Pick<ApprovalListProps, 'isReading' | 'approvals' | 'failure' | 'myAccessUrl'>) {
  const { t } = useWords();
  if (isReading || approvals === undefined) return <Loading />;
  if (failure !== undefined) return null;
  return (
    <EmptyState icon="success" title={t('approvals.none')}>
      <p>{t('approvals.noneHint')}</p>
      {myAccessUrl !== undefined && <OutLink href={myAccessUrl}>{t('common.openMyAccess')}</OutLink>}
    </EmptyState>
  );
}

export const isDecided = ({ state }: ApprovalRow): boolean =>
  state === 'approved' || state === 'denied' || state === 'alreadyDecided';
