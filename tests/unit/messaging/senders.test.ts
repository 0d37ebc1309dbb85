import { describe, expect, it } from 'vitest';
import { maySend, type SenderLike, senderContext, senders } from '../../../lib/messaging/senders.ts';

const id = 'abc';
const origin = 'chrome-extension://abc';
const context = (sender: SenderLike) => senderContext({ id, ...sender }, id, origin);

describe('senderContext', () => {
  it.each([
    ['popup', { url: `${origin}/popup.html`, origin }],
    ['popup', { url: `${origin}/popup.html?tab=3#x`, origin }],
    ['hub', { url: `${origin}/hub.html#/requests`, origin, tab: { id: 4 }, frameId: 0 }],
    ['options', { url: `${origin}/options.html`, origin }],
    ['card', { url: `${origin}/card.html`, origin, tab: { id: 4 }, frameId: 7 }],
    [
      'content',
      { url: 'https://contoso.sharepoint.com/x', origin: 'https://contoso.sharepoint.com', tab: { id: 4 } },
    ],
  ])('knows the %s', (expected, sender) => {
    expect(context(sender)).toBe(expected);
  });

  it.each<[string, SenderLike]>([
    ['another extension', { id: 'evil', url: `${origin}/popup.html`, origin }],
    ['no address', {}],
    ['an address that is none', { url: '::' }],
    [
      'a sandboxed frame, whose origin is null',
      { url: `${origin}/card.html`, origin: 'null', tab: { id: 4 }, frameId: 7 },
    ],
    ['a card in a tab of its own', { url: `${origin}/card.html`, origin, tab: { id: 4 }, frameId: 0 }],
    ['a card outside any tab', { url: `${origin}/card.html`, origin, frameId: 7 }],
    ['a page of ours that is not in the table', { url: `${origin}/auth.html`, origin }],
    ['a page whose host only starts like ours', { url: `${origin}.evil.example/popup.html` }],
    ['a plain-http page', { url: 'http://contoso.sharepoint.com/x', tab: { id: 4 } }],
    ['a private window', { url: 'https://contoso.sharepoint.com/x', tab: { id: 4, incognito: true } }],
    ['a web page outside any tab', { url: 'https://contoso.sharepoint.com/x' }],
  ])('refuses %s', (_, sender) => {
    expect(context(sender)).toBeUndefined();
  });
});

describe('privilege', () => {
  it('lets a content script report, and read what says no on its own host', () => {
    const allowed = Object.keys(senders).filter((command) =>
      maySend('content', command as keyof typeof senders),
    );
    expect(allowed).toEqual([
      'reportDenial',
      'reportCardBlocked',
      'rememberSignIn',
      'rememberLink',
      'readSignals',
    ]);
  });

  it('never lets the card decide an approval, sign out or switch accounts', () => {
    for (const command of ['decideApprovals', 'signOut', 'switchProfile', 'openApprovals'] as const)
      expect(maySend('card', command)).toBe(false);
  });
});
