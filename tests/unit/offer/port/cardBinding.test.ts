import { describe, expect, it } from 'vitest';
import type { DenialSession } from '../../../../lib/offer/denialSessions.ts';
import { boundToReport, createLiveCards } from '../../../../lib/offer/port/cardBinding.ts';
import { siteDenial } from '../siteDenial.ts';

const session = (change: Partial<DenialSession> = {}): DenialSession => ({
  id: 'one',
  tabId: 5,
  frameId: 0,
  origin: 'https://contoso.sharepoint.com',
  denial: siteDenial,
  dismissed: false,
  cardBlocked: false,
  isInFrame: false,
  ...change,
});
const denied = 'https://contoso.sharepoint.com/sites/a/_layouts/15/AccessDenied.aspx';

describe('a card is served', () => {
  it('the denial of the page it sits in, while that report stands', async () => {
    let now: DenialSession | undefined = session();
    const read = boundToReport(async () => now, denied);
    expect(await read(5)).toEqual(session());
    now = session({ dismissed: true });
    expect(await read(5)).toEqual(now);
    now = undefined;
    expect(await read(5)).toBeUndefined();
  });

  it('no later report of the same tab', async () => {
    let now = session();
    const read = boundToReport(async () => now, denied);
    await read(5);
    now = session({ id: 'two' });
    expect(await read(5)).toBeUndefined();
  });

  it.each([
    ['another host', 'https://fabrikam.sharepoint.com/'],
    ['a page whose address Knock may not see', undefined],
    ['a look-alike', 'https://contoso.sharepoint.com.evil.example/'],
    ['no web page', 'about:blank'],
    ['no address', 'not an address'],
  ])('nothing inside %s', async (_, top) => {
    expect(await boundToReport(async () => session(), top)(5)).toBeUndefined();
  });
});

describe('live cards', () => {
  it('are one a tab: a second frame cannot push the first aside', () => {
    const cards = createLiveCards<string>();
    expect(cards.claim(5, 'first')).toBe(true);
    expect(cards.claim(5, 'second')).toBe(false);
    cards.release(5, 'second');
    expect(cards.claim(5, 'second')).toBe(false);
    expect(cards.claim(6, 'elsewhere')).toBe(true);
  });

  it('make room when they go', () => {
    const cards = createLiveCards<string>();
    cards.claim(5, 'first');
    cards.release(5, 'first');
    expect(cards.claim(5, 'put back')).toBe(true);
  });
});
