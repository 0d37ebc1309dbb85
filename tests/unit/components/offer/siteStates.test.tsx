// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { announcement } from '../../../../components/offer/announcement.ts';
import type { OfferActions } from '../../../../components/offer/offerActions.ts';
import { OfferBody } from '../../../../components/offer/offerBody.tsx';
import type { Offer } from '../../../../lib/offer/offer.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { offers } from '../../../gallery/offers.ts';
import { now } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

/** Each answer that follows from what is held and what the site says: its words, and what it leads to. */

const works = async () => ok();
const nothing = () => {};
const actions: OfferActions = {
  toldOwner: nothing,
  submit: works,
  saveDraft: works,
  cancel: works,
  setNeed: works,
  open: works,
  signIn: works,
  openForm: nothing,
  openRequests: nothing,
  findAccess: nothing,
  openSettings: nothing,
};
const example = (name: string): Offer => {
  const offer = offers[name];
  if (offer === undefined) throw new Error(`No example ${name}`);
  return offer;
};
const show = (offer: Offer) => render(<OfferBody offer={offer} actions={actions} titleId="title" />);

it.each([
  ['held', 'You don’t have access to Marketing', 'Sign out of the app and sign in again'],
  ['held-part', 'You don’t have access to something in Marketing', 'Signing in again won’t change that.'],
  ['held-part-owner', 'You can’t edit something in Marketing', 'You’re an owner: you can add people here.'],
  ['held-contradiction', 'You can’t edit Marketing', 'Two permissions may contradict each other.'],
  ['opens', 'You can already open Marketing', 'You don’t need to request it.'],
  ['opens-edit', 'You can already edit Marketing', 'You’re an owner: you can add people here.'],
  ['part', 'You don’t have access to something in Marketing', 'This part has its own permissions.'],
  ['part-plain', 'You can’t edit something in Marketing', 'Ask its owner for access.'],
  ['gone', 'There is nothing at this address any more', 'Access isn’t the problem.'],
  ['gone-moved', 'Marketing has moved', 'Your organization lists a new address'],
  ['need-nothing', 'You can’t manage Marketing', 'These give less than you need'],
  ['requested-edit', 'You can edit Marketing now', 'Active since'],
])('%s is titled “%s” and says “%s”', async (name, title, text) => {
  const { host } = await show(example(name));
  expect(host.querySelector('h1')?.textContent).toBe(title);
  expect(host.textContent).toContain(text);
});

it.each(['gone', 'gone-moved', 'gone-contact', 'opens', 'part', 'held-part', 'held-contradiction'])(
  '%s offers nothing to request, and no search',
  async (name) => {
    const { host } = await show(example(name));
    expect(host.textContent).not.toMatch(/Request access|Search/);
  },
);

it('advises a new sign-in only where it may help', async () => {
  for (const [name, count] of [
    ['held', 1],
    ['held-part', 0],
    ['held-contradiction', 0],
    ['part', 0],
  ] as const) {
    const { host } = await show(example(name));
    expect((host.textContent ?? '').split('Sign out').length - 1, name).toBe(count);
  }
});

it('leads to where it has moved, only over https', async () => {
  const moved = example('gone-moved');
  const { host } = await show(moved);
  expect([...host.querySelectorAll('a')].map(({ href }) => href)).toEqual([
    'https://contoso.sharepoint.com/sites/Marketing-and-Communications',
  ]);
  const hostile = await show({ ...moved, movedTo: 'javascript:alert(1)' } as Offer);
  expect(hostile.host.querySelectorAll('a')).toHaveLength(0);
});

it('leads to what opens already', async () => {
  const { host } = await show(example('opens'));
  expect(host.querySelector('a')?.textContent).toContain('Open the page');
  expect(host.querySelector('a')?.href).toBe('https://contoso.sharepoint.com/sites/Marketing');
});

it.each([
  ['held-part', 'a part of it doesn’t open for me'],
  ['held-contradiction', 'I have the access package “Marketing team”'],
  ['part', 'a part of it doesn’t open for me'],
  ['gone-contact', 'there is nothing at that address any more'],
  ['need-nothing', 'I need to manage Marketing'],
])('%s tells the owner what is the matter', async (name, text) => {
  const { host } = await show(example(name));
  const mail = host.querySelector<HTMLAnchorElement>('a[href^=mailto]');
  expect(decodeURIComponent(mail?.href ?? '')).toContain(text);
});

it.each(['held-part', 'held-contradiction', 'opens', 'part', 'gone', 'gone-moved', 'need-nothing'])(
  '%s is read out as it is shown',
  async (name) => {
    const { host } = await show(example(name));
    const told = announcement(example(name), createWords('en'), now);
    const shown = host.textContent ?? '';
    for (const sentence of told.split('. ')) expect(shown).toContain(sentence.replace(/\.$/, ''));
  },
);

const linksOf = (host: HTMLElement, start: string) =>
  [...host.querySelectorAll('a')].filter(({ href }) => href.startsWith(start));

it.each(['nothing-helpDesk', 'notCurable-helpDesk', 'failed-helpDesk'])(
  '%s leads to the help desk that policy names, with the details along',
  async (name) => {
    const { host } = await show(example(name));
    const [page] = linksOf(host, 'https://help.contoso.com/new');
    expect(page?.textContent).toContain('Copy details and open Contoso IT Service');
    const [mail] = linksOf(host, 'mailto:help@contoso.com?');
    expect(mail?.textContent).toContain('Email Contoso IT Service');
    const body = new URL(mail?.href ?? '').searchParams.get('body');
    expect(body).toContain(name === 'failed-helpDesk' ? 'request-id 5e0fcf11' : 'contoso.sharepoint.com');
    const copied: string[] = [];
    document.execCommand = () => {
      copied.push(document.querySelector('textarea')?.value ?? '');
      return true;
    };
    page?.addEventListener('click', (event) => event.preventDefault());
    page?.click();
    expect(copied).toEqual([body?.replaceAll('\r\n', '\n')]);
  },
);

it.each(['nothing', 'notCurable-conditionalAccess', 'notCurable-unknown', 'failed'])(
  '%s leads to no help desk where policy names none',
  async (name) => {
    const { host } = await show(example(name));
    expect(host.textContent).not.toMatch(/Copy details and open|Email your/);
  },
);

it('says what SharePoint’s own form is, beside it and nowhere else', async () => {
  const form = /You don’t need the form on this page\./;
  expect((await show(example('offer'))).host.textContent).toMatch(form);
  expect((await show(example('offer-map'))).host.textContent).not.toMatch(form);
  expect((await show(example('need-edit-one'))).host.textContent).not.toMatch(form);
  const wayOut = 'You can ask the site’s owner with the form on this page.';
  expect((await show(example('nothing'))).host.textContent).toContain(wayOut);
  const manual = example('nothing');
  const { host } = await show({ ...manual, denial: { ...manual.denial, isManual: true } });
  expect(host.textContent).not.toContain(wayOut);
});

it('tells guests, where it may be so, that an account made anew is no matter of packages', async () => {
  const again = /ask the person who invited you to invite you again/;
  expect((await show(example('notCurable-wrongAccount'))).host.textContent).toMatch(again);
  expect((await show(example('nothing'))).host.textContent).not.toMatch(again);
  const { account, ...rest } = example('nothing');
  if (account === undefined) throw new Error('nobody');
  const { host } = await show({ ...rest, account: { ...account, isGuest: true } } as Offer);
  expect(host.textContent).toMatch(again);
});
