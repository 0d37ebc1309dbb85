import { browser } from 'wxt/browser';
import type { FrameMessage } from '../../lib/messaging/protocol.ts';

/**
 * Messages of our own background only; what the listener returns is the answer. Returns how to stop listening.
 */
export function listen(receive: (message: FrameMessage) => unknown): () => void {
  const listener = (
    message: FrameMessage,
    sender: { id?: string | undefined },
    reply: (answer: unknown) => void,
  ) => {
    if (sender.id === browser.runtime.id) reply(receive(message));
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
