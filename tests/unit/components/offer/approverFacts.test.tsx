// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OfferActions } from '../../../../components/offer/offerActions.ts';
import { OfferBody } from '../../../../components/offer/offerBody.tsx';
import type { SubmitInput } from '../../../../lib/entitlement/requestInput.ts';
import type { Offer } from '../../../../lib/offer/offer.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { type Profile, profileKey } from '../../../../lib/platform/profile.ts';
import { offers } from '../../../gallery/offers.ts';
import { adele } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

let sent: SubmitInput[];
let kept: SubmitInput[];
const works = async () => ok();
const nothing = () => {};
const actions: OfferActions = {
  toldOwner: nothing,
  submit: async (input) => {
    sent.push(input);
    return ok();
  },
  saveDraft: async (input) => {
    kept.push(input);
    return ok();
  },
  cancel: works,
  setNeed: works,
  open: works,
  signIn: works,
  openForm: nothing,
  openRequests: nothing,
  findAccess: nothing,
  openSettings: nothing,
};
beforeEach(() => {
  sent = [];
  kept = [];
});

const example = (name: string): Offer => {
  const offer = offers[name];
  if (offer === undefined) throw new Error(`No example ${name}`);
  return offer;
};
const inCloud = (cloud: Profile['cloud']): Offer => {
  const offer = example('need-edit-one');
  return offer.account === undefined
    ? offer
    : { ...offer, account: { ...offer.account, profile: profileKey({ ...adele, cloud }) } };
};

async function show(offer: Offer) {
  const view = await render(<OfferBody offer={offer} actions={actions} titleId="title" />);
  const put = (element: HTMLInputElement | null, text: string) =>
    act(async () => {
      if (element === null) throw new Error('No field');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const line = () => view.host.querySelector('.approver-facts > .quiet > span')?.textContent;
  return {
    ...view,
    line,
    putPage: (text: string) => put(view.host.querySelector('.approver-facts input[type=text]'), text),
    putDay: (text: string) => put(view.host.querySelector('.approver-facts input[type=date]'), text),
  };
}

describe('what goes with a request', () => {
  it('is shown before it is sent, as it is sent', async () => {
    const { line, click } = await show(example('need-edit-one'));
    expect(line()).toBe('Your approver will see: contoso.sharepoint.com/sites/Marketing · Can edit');
    await click(/^Request access$/);
    expect(sent[0]?.justification).toBe('[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit]');
  });

  it('is the person’s to change, with a day', async () => {
    const { line, click, open, putPage, putDay } = await show(example('need-edit-one'));
    await open(/^Change$/, '.approver-facts input');
    await putPage('Marketing › Plans 2027');
    await putDay('2026-12-05');
    expect(line()).toBe('Your approver will see: Marketing › Plans 2027 · Can edit · needed by Dec 5, 2026');
    await click(/^Request access$/);
    expect(sent[0]?.justification).toBe(
      '[Page: Marketing › Plans 2027 · Access: Can edit · Needed by: 2026-12-05]',
    );
  });

  it('leaves out a day that is over, and says so', async () => {
    const { line, click, putDay, host } = await show(example('need-edit-one'));
    await click(/^Change$/);
    await putDay('2026-11-21');
    expect(line()).not.toContain('needed by');
    expect(host.querySelector('.approver-facts .field-error')?.textContent).toBe('');
    expect(host.textContent).toContain('The start date can’t be in the past.');
  });

  it('promises no approver where nobody has to approve', async () => {
    const { line } = await show(example('offer-unchecked'));
    expect(line()).toBe('Submitted with your request: contoso.sharepoint.com/sites/Marketing');
  });

  it.each(['usGovHigh', 'usGovDoD', 'china'] as const)(
    'is nothing in %s, which has no field for it',
    async (cloud) => {
      const { line, click } = await show(inCloud(cloud));
      expect(line()).toBeUndefined();
      await click(/^Request access$/);
      expect(sent[0]?.justification).toBe('');
    },
  );

  it('waits for the form where that is opened', async () => {
    const { line } = await show(example('offer-form'));
    expect(line()).toBeUndefined();
  });

  it('doesn’t stand in for a reason', async () => {
    const { click, host } = await show(example('need-edit'));
    await click(/^Request access$/);
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('Enter a business justification.');
  });

  it('is no draft by itself, and one once it was changed', async () => {
    const untouched = await show(example('need-edit-one'));
    await untouched.unmount();
    expect(kept).toEqual([]);
    const touched = await show(example('need-edit-one'));
    await touched.open(/^Change$/, '.approver-facts input');
    await touched.putDay('2026-12-05');
    await touched.unmount();
    expect(kept.map(({ justification }) => justification)).toEqual([
      '[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit · Needed by: 2026-12-05]',
    ]);
  });

  it('names the part that was refused', async () => {
    const offer = example('need-edit-one');
    const { line } = await show({ ...offer, denial: { ...offer.denial, partName: 'Plans › 2027' } });
    expect(line()).toBe(
      'Your approver will see: contoso.sharepoint.com/sites/Marketing › Plans › 2027 · Can edit',
    );
  });

  it('reads as an address that people can read', async () => {
    const offer = example('need-edit-one');
    const { line } = await show({
      ...offer,
      denial: { ...offer.denial, resourceUrl: 'https://contoso.sharepoint.com/sites/B%C3%BCro%20%E2%80%AE/' },
    });
    expect(line()).toBe('Your approver will see: contoso.sharepoint.com/sites/Büro · Can edit');
  });
});
