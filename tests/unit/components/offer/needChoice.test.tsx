// @vitest-environment happy-dom
import { act, useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { GuardContext } from '../../../../components/guard/useClickGuard.ts';
import type { OfferActions } from '../../../../components/offer/offerActions.ts';
import { OfferCard } from '../../../../components/offer/offerCard.tsx';
import type { Need } from '../../../../lib/entitlement/need.ts';
import type { Offer } from '../../../../lib/offer/offer.ts';
import { fail, ok, type Result } from '../../../../lib/platform/failure.ts';
import { offers } from '../../../gallery/offers.ts';
import { render } from '../render.tsx';

let said: Need[];
let restarts: number;
let submitted: string[];
let answer: Result<unknown>;
const works = async () => ok();
const nothing = () => {};
const actions: OfferActions = {
  toldOwner: nothing,
  submit: async ({ accessPackageId }) => {
    submitted.push(accessPackageId);
    return ok();
  },
  saveDraft: works,
  cancel: works,
  setNeed: async (need) => {
    said.push(need);
    return answer;
  },
  open: works,
  signIn: works,
  openForm: nothing,
  openRequests: nothing,
  findAccess: nothing,
  openSettings: nothing,
};
const guard = {
  isReady: true,
  judge: () => 'pass' as const,
  restart: () => {
    restarts += 1;
  },
};
const example = (name: string): Offer => {
  const offer = offers[name];
  if (offer === undefined) throw new Error(`No example ${name}`);
  return offer;
};

const packageIdOf = (offer: Offer) => ('packages' in offer ? offer.packages[0]?.accessPackageId : undefined);

beforeEach(() => {
  said = [];
  restarts = 0;
  submitted = [];
  answer = ok();
});

async function show(first: Offer) {
  let change: (offer: Offer) => void = nothing;
  function Changing() {
    const [offer, setOffer] = useState(first);
    change = setOffer;
    return <OfferCard offer={offer} actions={actions} onDismiss={nothing} />;
  }
  const view = await render(
    <GuardContext value={guard}>
      <Changing />
    </GuardContext>,
  );
  const options = () => [...view.host.querySelectorAll<HTMLInputElement>('.need input')];
  return {
    ...view,
    options,
    chosen: () => options().find((one) => one.checked)?.value,
    packageChosen: () =>
      view.host.querySelector('.choices :checked')?.closest('label')?.querySelector('.package-name')
        ?.textContent,
    say: (need: Need) =>
      act(async () =>
        options()
          .find((one) => one.value === need)
          ?.click(),
      ),
    change: (offer: Offer) => act(async () => change(offer)),
  };
}

describe('what one needs', () => {
  it.each(
    Object.entries(offers)
      .filter(([, { need }]) => need !== undefined)
      .map(([name, { state, need }]) => [name, state, need] as const),
  )('%s: is asked in state %s, with %s chosen', async (name, state, need) => {
    const { chosen, options, host } = await show(example(name));
    const isAsked = state !== 'requested';
    expect(chosen()).toBe(isAsked ? need : undefined);
    expect(options()).toHaveLength(isAsked ? 3 : 0);
    const group = host.querySelector('.need');
    if (isAsked)
      expect(document.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
        'What do you need to do?',
      );
  });

  it('isn’t asked where a thing knows no degrees of access', async () => {
    const { options } = await show(example('offer'));
    expect(options()).toHaveLength(0);
  });

  it('is sent, and stays marked until the answer has come', async () => {
    const { say, chosen, change } = await show(example('need-view'));
    await say('edit');
    expect(said).toEqual(['edit']);
    expect(chosen()).toBe('edit');
    await change(example('need-edit'));
    expect(chosen()).toBe('edit');
    await change(example('need-view'));
    expect(chosen()).toBe('view');
  });

  it('is marked no more where it could not be kept', async () => {
    answer = fail({ kind: 'unexpected', requestId: 'r-7' });
    const { say, chosen } = await show(example('need-view'));
    await say('edit');
    expect(chosen()).toBe('view');
  });

  it('keeps the focus when the answer becomes another', async () => {
    const { say, change, options } = await show(example('need-view'));
    options()[2]?.focus();
    await say('manage');
    await change(example('need-nothing'));
    expect(document.activeElement).toBe(options()[2]);
  });

  it('says so where it could not be kept', async () => {
    answer = fail({ kind: 'unexpected', requestId: 'r-7' });
    const { say, host } = await show(example('need-view'));
    await say('edit');
    expect(host.textContent).toContain('Something went wrong.');
  });
});

describe('the package under the button', () => {
  const viewing = example('need-view');
  const editing = example('need-edit');

  it('is the best one for what the person says', async () => {
    const { say, change, packageChosen } = await show(viewing);
    expect(packageChosen()).toBe('Marketing – Visitor');
    await say('edit');
    await change(editing);
    expect(packageChosen()).toBe('Marketing team');
    expect(restarts).toBe(1);
    await say('view');
    expect(packageChosen()).toBe('Marketing team');
    await change(viewing);
    expect(packageChosen()).toBe('Marketing – Visitor');
  });

  it('may still change while the site is asked, and the button waits', async () => {
    const asking = { ...viewing, isAskingSite: true } as Offer;
    const { change, button, click, host, packageChosen } = await show(asking);
    expect(button(/^Request access$/).getAttribute('aria-disabled')).toBe('true');
    await click(/^Request access$/);
    expect(submitted).toEqual([]);
    expect(host.querySelector('.guard-answer')?.textContent).toBe('One moment…');
    await change(editing);
    expect(packageChosen()).toBe('Marketing team');
    expect(button(/^Request access$/).getAttribute('aria-disabled')).toBeNull();
    expect(restarts).toBe(1);
  });

  it('is asked for when the site has answered, by a press after that', async () => {
    const { change, click } = await show({ ...viewing, isAskingSite: true } as Offer);
    await click(/^Request access$/);
    await change(viewing);
    expect(submitted).toEqual([]);
    await click(/^Request access$/);
    expect(submitted).toEqual([packageIdOf(viewing)]);
  });

  it('stays when the site answers late', async () => {
    const { change, host, packageChosen } = await show(viewing);
    await change(editing);
    expect(packageChosen()).toBe('Marketing – Visitor');
    expect(host.querySelector('.choices :checked')?.closest('label')?.textContent).toContain(
      'Gives less than you need',
    );
    expect(restarts).toBe(0);
  });

  it('is never one that gives too little, which stands apart with what it gives', async () => {
    const { host, click } = await show(editing);
    const radios = () => [...host.querySelectorAll('.choices label')].map((one) => one.textContent ?? '');
    expect(radios().some((text) => text.includes('Visitor'))).toBe(false);
    await click(/^Show all 3$/);
    expect(radios()).toHaveLength(2);
    expect(host.querySelector('.closed-packages')?.textContent).toBe(
      'These give less than you needMarketing – Visitor (Can view)',
    );
  });
});

describe('a role', () => {
  it('is told in words of what one can do, its own name only in the details', async () => {
    const { host, open } = await show(example('need-edit'));
    expect(host.textContent).toContain('Can edit');
    expect(host.textContent).toContain('Full control');
    expect(host.textContent).not.toContain('Marketing-Mitglieder');
    await open(/^Why this order$/, '.placements');
    expect(host.textContent).toContain('Marketing-Mitglieder');
  });

  it('keeps its own name where Knock can’t tell what it allows, and says so', async () => {
    const { host } = await show(example('need-unknownReach'));
    expect(host.querySelector('.facts')?.textContent).toContain(
      'Marketing Members · Knock can’t tell whether this is enough',
    );
  });
});
