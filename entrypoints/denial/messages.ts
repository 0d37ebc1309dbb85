import { browser } from 'wxt/browser';
import type { FrameMessage } from '../../lib/messaging/protocol.ts';

/**
 * Messages of our own background only; what the listener returns is the answer, `undefined` none. Returns how to stop listening.
 */
export function listen(receive: (message: FrameMessage) => unknown): () => void {
  const listener = (
    message: FrameMessage,
    sender: { id?: string | undefined },
    reply: (answer: unknown) => void,
  ) => {
    const answer = sender.id === browser.runtime.id ? receive(message) : undefined;
    if (answer !== undefined) reply(answer);
  };
  // Chromium takes `runtime` away some time after the extension was updated or switched off (156, 2026-11).
  const { onMessage } = browser.runtime;
  onMessage.addListener(listener);
  return () => onMessage.removeListener(listener);
}
