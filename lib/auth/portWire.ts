import type { Browser } from 'wxt/browser';
import type { Wire } from './peer.ts';

/** A `runtime` port as a wire. */
export function portWire(port: Browser.runtime.Port): Wire {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
