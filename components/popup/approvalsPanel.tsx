import { lazy, Suspense, useState } from 'react';
import type { QueueOf } from '../approvals/useQueue.ts';
import { Loading } from '../base/notice.tsx';

type View = (props: QueueOf) => React.ReactNode;
let loaded: View | undefined;

/** Most people never approve anything, so the queue's code is loaded apart; before the first picture where some wait. */
export async function loadApprovals(): Promise<{ default: View }> {
  loaded = (await import('../approvals/approvalsView.tsx')).ApprovalsView;
  return { default: loaded };
}

const Later = lazy(loadApprovals);

/** The queue; at once where its code is there. The choice stays: another element would forget what was typed. */
export function ApprovalsPanel(props: QueueOf) {
  const [View] = useState(() => loaded ?? Later);
  return (
    <Suspense fallback={<Loading />}>
      <View {...props} />
    </Suspense>
  );
}
