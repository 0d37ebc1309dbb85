import { send } from '../../lib/messaging/client.ts';
import { useIsLive } from '../data/useLive.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ApprovalList } from './approvalList.tsx';
import { type QueueOf, useQueue } from './useQueue.ts';

/** The queue in the popup. */
export function ApprovalsView(props: QueueOf) {
  const { t } = useWords();
  const { canDecide, commands, ...queue } = useQueue(props);
  const isLive = useIsLive();
  return (
    <>
      {queue.isOn && !canDecide && <p className="remark">{t('approvals.noClient')}</p>}
      <ApprovalList
        {...queue}
        onDecide={commands.decide}
        onUndo={commands.undo}
        onShow={isLive ? commands.readStages : undefined}
        onOpenHub={() => void send('openHub', { view: { name: 'approvals' } })}
      />
    </>
  );
}
