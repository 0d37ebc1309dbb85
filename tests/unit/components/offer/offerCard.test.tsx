// @vitest-environment happy-dom
import { act, useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { GuardContext } from '../../../../components/guard/useClickGuard.ts';
import type { OfferActions } from '../../../../components/offer/offerActions.ts';
import { OfferCard } from '../../../../components/offer/offerCard.tsx';
import type { SubmitInput } from '../../../../lib/entitlement/requestInput.ts';
import { fail, ok, type Result } from '../../../../lib/platform/failure.ts';
import { say } from '../../../e2e/harness/words.ts';
import { offers } from '../../../gallery/offers.ts';
import { render } from '../render.tsx';

let calls: unknown[][];
let answer: Result<unknown>;
const note =
  (name: string) =>
  async (...input: unknown[]) => {
    calls.push([name, ...input]);
    return answer;
  };
const noteOnly = (name: string) => () => void calls.push([name]);
const actions: OfferActions = {
  toldOwner: noteOnly('toldOwner'),
  submit: note('submit'),
  saveDraft: note('saveDraft'),
  cancel: note('cancel'),
  setNeed: note('setNeed'),
  open: note('open'),
  signIn: note('signIn'),
  openForm: noteOnly('openForm'),
  openRequests: noteOnly('openRequests'),
  findAccess: noteOnly('findAccess'),
  openSettings: noteOnly('openSettings'),
};
const card = (name: string) => {
  const offer = offers[name];
  if (offer === undefined) throw new Error(`No example ${name}`);
  return <OfferCard offer={offer} actions={actions} onDismiss={noteOnly('dismiss')} />;
};
/** What goes with each request from that page. */
const page = '[Page: contoso.sharepoint.com/sites/Marketing]';
const field = (host: Element): HTMLTextAreaElement => {
  const found = host.querySelector('textarea');
  if (found === null) throw new Error('No field');
  return found;
};
const goOutOfSight = () => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
};
const names = () => calls.map(([name]) => name);

beforeEach(() => {
  calls = [];
  answer = ok();
});

describe('the card as a bar', () => {
  const Small = ({ name }: { name: string }) => {
    const [isClosed, setClosed] = useState(true);
    const offer = offers[name];
    if (offer === undefined) throw new Error(`No example ${name}`);
    return (
      <OfferCard
        offer={offer}
        actions={actions}
        onDismiss={noteOnly('dismiss')}
        bar={{ isClosed, onToggle: () => setClosed(!isClosed) }}
      />
    );
  };
  const shownHeading = (host: Element) =>
    [...host.querySelectorAll('h1')].filter((one) => one.closest('[hidden]') === null);

  it('says what was refused, requests nothing by itself, and opens', async () => {
    const { click, host, button } = await render(<Small name="offer-justification" />);
    expect(shownHeading(host).map((one) => one.textContent)).toEqual(['You don’t have access to Marketing']);
    expect(field(host).closest('[hidden]')).not.toBeNull();
    expect(button(/^Request access…$/).getAttribute('aria-expanded')).toBe('false');
    button(/^Request access…$/).focus();
    await click(/^Request access…$/);
    expect(calls).toEqual([]);
    expect(field(host).closest('[hidden]')).toBeNull();
    expect(shownHeading(host)).toContain(document.activeElement);
  });

  it('keeps what was typed while it is closed; Escape closes it before it takes it away', async () => {
    const { click, host, type, unmount } = await render(<Small name="offer-justification" />);
    await click(/^Request access…$/);
    await type(field(host), 'Quarter close');
    const pressEscape = () =>
      act(async () => {
        field(host).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      });
    field(host).focus();
    await pressEscape();
    expect(shownHeading(host)).toContain(document.activeElement);
    expect(field(host).closest('[hidden]')).not.toBeNull();
    expect(names()).toEqual([]);
    await click(/^Request access…$/);
    expect(field(host).value).toBe('Quarter close');
    await click(/Hide details/);
    await pressEscape();
    expect(names()).toEqual(['dismiss']);
    // A card that stays would keep its text when another one’s tab goes out of sight.
    await unmount();
  });

  it('where nothing can be requested its button says so', async () => {
    const { button } = await render(<Small name="notCurable" />);
    expect(button(/^Show details$/)).toBeDefined();
  });
});

describe('the card', () => {
  it('requests in one click when nothing is asked, and only once', async () => {
    const { click, button } = await render(card('offer'));
    await click(/^Request access$/);
    expect(calls).toMatchObject([['submit', { justification: page, answers: [], schedule: null }]]);
    expect(button(/Requesting/).getAttribute('aria-disabled')).toBe('true');
    await click(/Requesting/);
    expect(names()).toEqual(['submit']);
  });

  it('asks for a missing reason beside the field, and gives it the focus', async () => {
    const { click, host, type } = await render(card('offer-justification'));
    await click(/^Request access$/);
    expect(calls).toEqual([]);
    expect(host.textContent).toContain('Enter a business justification.');
    expect(document.activeElement).toBe(field(host));
    await type(field(host), ' Quarter close ');
    await click(/^Request access$/);
    expect(calls).toMatchObject([['submit', { justification: `${page}\nQuarter close` }]]);
  });

  it('shows the details that it copies, to the letter', async () => {
    const { host } = await render(card('notCurable-conditionalAccess'));
    expect(host.querySelector('pre')?.textContent).toBe(
      'AADSTS53003\nExpense reports\nhttps://contoso.sharepoint.com/sites/Marketing',
    );
  });

  it('tells SharePoint’s own form from the request, where there is one', async () => {
    const says = async (name: string) =>
      (await render(card(name))).host.textContent?.includes(say('offer.notTheForm'));
    expect(await says('offer')).toBe(true);
    expect(await says('offer-map')).toBe(false);
    expect(await says('need-edit-one')).toBe(false);
  });

  it('never sends a guess on the first click', async () => {
    const { click } = await render(card('offer-guess'));
    await click(/Request anyway/);
    expect(calls).toEqual([]);
    await click(/^Yes, request/);
    expect(calls).toMatchObject([['submit', { confirmedGuess: true }]]);
  });

  it('sends what nobody approves on a page that a link may have led to only on the second press', async () => {
    const { click, host } = await render(card('offer-unchecked'));
    expect(host.textContent).toContain('No approval is needed, and a link may have brought you here');
    await click(/^Request access$/);
    expect(calls).toEqual([]);
    expect(host.textContent).toContain('Did you mean to open this page');
    await click(/^Go back$/);
    expect(host.textContent).toContain('No approval is needed');
    await click(/^Request access$/);
    await click(/^Yes, request/);
    expect(calls).toMatchObject([['submit', { confirmedGuess: true }]]);
  });

  it('opens the form when more is asked', async () => {
    const { click } = await render(card('offer-form'));
    await click(/Continue to the form/);
    expect(names()).toEqual(['openForm']);
  });

  it('keeps what was typed when it goes away unsent, and not when it was sent', async () => {
    const left = await render(card('offer-justification'));
    await left.type(field(left.host), 'Half a reason');
    await left.unmount();
    expect(calls).toMatchObject([['saveDraft', { justification: `${page}\nHalf a reason` }]]);

    calls = [];
    const sent = await render(card('offer-justification'));
    await sent.type(field(sent.host), 'A reason');
    await sent.click(/^Request access$/);
    await sent.unmount();
    expect(names()).toEqual(['submit']);
  });

  it('keeps it when its tab goes out of sight, and leaves nothing behind that is taken out again', async () => {
    const { host, type, unmount } = await render(card('offer-justification'));
    const texts = () => calls.map(([name, input]) => [name, (input as SubmitInput).justification]);
    await type(field(host), 'Half a reason');
    goOutOfSight();
    goOutOfSight();
    expect(texts()).toEqual([['saveDraft', `${page}\nHalf a reason`]]);
    await type(field(host), '');
    await unmount();
    expect(texts()).toEqual([
      ['saveDraft', `${page}\nHalf a reason`],
      ['saveDraft', ''],
    ]);
  });

  it('says what failed, keeps the text and can be tried again', async () => {
    answer = fail({ kind: 'unexpected', requestId: 'r-7' });
    const { click, host, type, button } = await render(card('offer-justification'));
    await type(field(host), 'A reason');
    await click(/^Request access$/);
    expect(host.textContent).toContain('Something went wrong.');
    expect(field(host).value).toBe('A reason');
    expect(button(/^Request access$/).getAttribute('aria-disabled')).toBeNull();
  });

  it('asks back before it cancels, with the focus on the harmless answer', async () => {
    const { click, button } = await render(card('requested'));
    await click(/^Cancel the request/);
    expect(document.activeElement).toBe(button(/Keep it/));
    await click(/Yes, cancel request/);
    expect(names()).toEqual(['cancel']);
  });

  it('shows the best three of seven, and all of them on request, what nobody can ask for apart', async () => {
    const { click, host, button } = await render(card('offer-seven'));
    const radios = () => [...host.querySelectorAll('input[type=radio]')];
    expect(radios()).toHaveLength(3);
    await click(/^Show all 7$/);
    expect(radios()).toHaveLength(5);
    expect(host.textContent).toContain('You can’t request these yourself');
    expect(host.textContent).toContain('Campaign 4');
    expect(button(/^Show fewer$/).getAttribute('aria-expanded')).toBe('true');
  });

  it('keeps in sight what was chosen from the others', async () => {
    const { click, host, choose } = await render(card('offer-seven'));
    await click(/^Show all 7$/);
    await choose(4);
    await click(/^Show fewer$/);
    const checked = host.querySelector('input[type=radio]:checked');
    expect(checked?.closest('label')?.textContent).toContain('Campaign 3');
  });

  it('says of each why it stands where it stands', async () => {
    const { open, host } = await render(card('offer-seven'));
    await open(/^Why this order$/, '.placements');
    const places = [...host.querySelectorAll('.placements > li')].map((item) => item.textContent ?? '');
    expect(places).toHaveLength(7);
    expect(places[0]).toMatch(/Includes exactly this.*Includes nothing else.*Listed first because/);
    expect(places[1]).toContain('Listed after Marketing – Visitor, which is more certain to include this.');
    expect(places[3]).toContain('You have it');
    expect(places[5]).toContain('which you can request');
  });

  it('explains a single one, too, without anything to compare it to', async () => {
    const { open, host } = await render(card('offer'));
    await open(/^Why this access package$/, '.placements');
    expect(host.querySelector('.placements')?.textContent).toContain('Includes exactly this');
    expect(host.querySelector('.placements')?.textContent).not.toContain('Listed after');
    expect(host.textContent).not.toContain('Show all');
  });

  it('leads to the owner with a message that says what was refused, and notes that', async () => {
    const { host } = await render(card('nothing'));
    const [mail, chat] = [...host.querySelectorAll<HTMLAnchorElement>('a[href*="megan"]')];
    const text = decodeURIComponent(mail?.href ?? '');
    expect(text).toMatch(/^mailto:megan@contoso\.com\?subject=Access to Marketing&body=Hello Megan Bowen,/);
    expect(text).toContain('https://contoso.sharepoint.com/sites/Marketing');
    expect(text).toContain('Adele Vance');
    expect(chat?.href).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\//);
    mail?.addEventListener('click', (event) => event.preventDefault());
    await act(async () => mail?.click());
    expect(names()).toEqual(['toldOwner']);
  });

  it('offers the search and My Access where nothing is known, and nobody to write to', async () => {
    const { host, click } = await render(card('nothing-plain'));
    expect([...host.querySelectorAll('a')].map((link) => new URL(link.href).hostname)).toEqual([
      'myaccess.microsoft.com',
    ]);
    await click(/^Find access$/);
    expect(names()).toEqual(['findAccess']);
  });

  it.each(Object.keys(offers).filter((name) => name.startsWith('notCurable')))(
    '%s offers no request',
    async (name) => {
      const { host } = await render(card(name));
      expect(host.textContent).not.toMatch(/Request access|Request this/);
    },
  );

  it('answers a click that comes too early, and does nothing', async () => {
    const guard = { isReady: false, judge: () => 'tooEarly' as const };
    const { click, host, button } = await render(<GuardContext value={guard}>{card('offer')}</GuardContext>);
    expect(button(/^Request access$/).getAttribute('aria-disabled')).toBe('true');
    await click(/^Request access$/);
    expect(calls).toEqual([]);
    expect(host.querySelector('.guard-answer')?.textContent).toBe('One moment…');
  });

  it.each([
    ['withdraws nothing', 'requested', [/^Cancel the request/, /Yes, cancel request/]],
    ['opens nothing', 'requested-usable', [/^Open/]],
    ['signs nobody in', 'signedOut', [/^Sign in/]],
  ])('%s by a click that doesn’t count', async (_name, example, buttons) => {
    const guard = { isReady: true, judge: () => 'tooEarly' as const };
    const { click } = await render(<GuardContext value={guard}>{card(example)}</GuardContext>);
    for (const name of buttons) await click(name);
    expect(calls).toEqual([]);
    const free = await render(card(example));
    for (const name of buttons) await free.click(name);
    expect(calls).toHaveLength(1);
  });

  it('tries nothing again by a click that doesn’t count', async () => {
    answer = fail({ kind: 'unexpected', requestId: 'r-7' });
    const verdicts = ['pass', 'tooEarly', 'pass'] as const;
    let clicks = 0;
    const guard = { isReady: true, judge: () => verdicts[clicks++] ?? 'pass' };
    const { click } = await render(<GuardContext value={guard}>{card('offer')}</GuardContext>);
    await click(/^Request access$/);
    await click(/^Try again$/);
    expect(names()).toEqual(['submit']);
    await click(/^Try again$/);
    expect(names()).toEqual(['submit', 'submit']);
  });

  it('leaves withdrawing to the popup where a page could hide it', async () => {
    const guard = { isReady: true, isElsewhere: true, judge: () => 'pass' as const };
    const { host } = await render(<GuardContext value={guard}>{card('requested')}</GuardContext>);
    expect(host.textContent).not.toContain('Cancel the request');
  });

  it('waits for what the page around it is found to be, and sends what was shown at the press', async () => {
    const found = Promise.withResolvers<'pass' | 'tooEarly'>();
    const guard = { isReady: true, judge: () => found.promise };
    const { click } = await render(<GuardContext value={guard}>{card('offer')}</GuardContext>);
    await click(/^Request access$/);
    await click(/^Request access$/);
    expect(calls).toEqual([]);
    await act(async () => found.resolve('pass'));
    expect(names()).toEqual(['submit']);
  });

  it('is a labelled region, names the account and takes no focus', async () => {
    const { host } = await render(card('offer'));
    const section = host.querySelector('section');
    const title = document.getElementById(section?.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('You don’t have access to Marketing');
    expect(host.textContent).toContain('Signed in to Knock as Adele Vance (adele@contoso.com)');
    expect(document.activeElement).toBe(document.body);
  });
});
