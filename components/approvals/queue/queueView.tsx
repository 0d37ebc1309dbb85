import { saveUserSettings } from '../../../lib/settings/browserSettings.ts';
import { type QueueOf, useQueue } from '../useQueue.ts';
import { QueuePage } from './queuePage.tsx';

/** The queue in the hub, with its data. */
export function QueueView(props: QueueOf) {
  return (
    <QueuePage
      {...useQueue(props)}
      withLetters={props.settings.settings.approvalKeys}
      onLetters={(approvalKeys) => saveUserSettings({ approvalKeys })}
    />
  );
}
