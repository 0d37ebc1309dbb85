import type { CommandName } from './protocol.ts';

/** Where a message comes from, by exact page; never merely by origin. */
export type SenderContext = 'content' | 'card' | 'popup' | 'hub' | 'options';

/** Privilege is declared beside the command and belongs to the sender. A page can cause nothing but those of `content`. */
export const senders = {
  reportDenial: ['content'],
  reportCardBlocked: ['content'],
  rememberSignIn: ['content'],
  rememberLink: ['content'],
  readSignals: ['content'],
  reportRefusal: ['popup', 'hub'],
  setNeed: ['card', 'popup'],
  signIn: ['card', 'popup', 'hub', 'options'],
  signOut: ['options', 'hub', 'popup'],
  switchProfile: ['popup', 'hub', 'options'],
  submitRequest: ['card', 'popup', 'hub'],
  saveDraft: ['card', 'popup', 'hub'],
  changeAssignment: ['popup', 'hub'],
  saveChange: ['hub'],
  cancelRequest: ['card', 'popup', 'hub'],
  openReturnTo: ['card', 'popup', 'hub'],
  forgetReturnTo: ['popup', 'hub'],
  noteWord: ['popup', 'hub'],
  noteReminder: ['popup', 'hub'],
  eraseRequests: ['hub'],
  refresh: ['popup', 'hub'],
  readRequirements: ['card', 'popup', 'hub'],
  readReports: ['hub'],
  openApprovals: ['popup', 'hub'],
  countApprovals: ['popup', 'hub'],
  readApprovalStages: ['popup', 'hub'],
  decideApprovals: ['popup', 'hub'],
  undoDecisions: ['popup', 'hub'],
  noteTold: ['card', 'popup'],
  dismissDenial: ['popup'],
  openHub: ['card', 'popup', 'hub', 'options'],
} as const satisfies Record<CommandName, readonly SenderContext[]>;

/** The commands that this context may send. */
export type SendableBy<Context extends SenderContext> = {
  [K in CommandName]: Context extends (typeof senders)[K][number] ? K : never;
}[CommandName];

/** The part of `runtime.MessageSender` that decides. Verified in Chromium 156 and Firefox 153, 2026-11. */
export interface SenderLike {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?:
    | {
        id?: number | undefined;
        windowId?: number | undefined;
        /** Visible where Knock has the page's host permission. */
        url?: string | undefined;
        incognito?: boolean;
        cookieStoreId?: string | undefined;
      }
    | undefined;
}

/**
 * Who sent this, or `undefined` when it may send nothing: another extension, a private window, a sandboxed frame
 * (its origin is `null`), an extension page Knock does not know, or a card that is not inside a page.
 * `extensionOrigin` is e.g. `chrome-extension://<id>`, without a trailing slash.
 */
export function senderContext(
  sender: SenderLike,
  extensionId: string,
  extensionOrigin: string,
): SenderContext | undefined {
  if (sender.id !== extensionId || sender.url === undefined || sender.tab?.incognito === true)
    return undefined;
  let url: URL;
  try {
    url = new URL(sender.url);
  } catch {
    return undefined;
  }
  const isOwnPage = `${url.protocol}//${url.host}` === extensionOrigin;
  if (!isOwnPage) {
    const isWebPage = url.protocol === 'https:' && sender.tab?.id !== undefined;
    return isWebPage ? 'content' : undefined;
  }
  if (sender.origin !== undefined && sender.origin !== extensionOrigin) return undefined;
  return ownPage(url.pathname, sender);
}

function ownPage(pathname: string, sender: SenderLike): SenderContext | undefined {
  switch (pathname) {
    case '/card.html':
      return sender.tab?.id !== undefined && (sender.frameId ?? 0) > 0 ? 'card' : undefined;
    case '/popup.html':
      return 'popup';
    case '/hub.html':
      return 'hub';
    case '/options.html':
      return 'options';
    default:
      return undefined;
  }
}

export const maySend = (context: SenderContext, command: CommandName): boolean =>
  (senders[command] as readonly SenderContext[]).includes(context);
