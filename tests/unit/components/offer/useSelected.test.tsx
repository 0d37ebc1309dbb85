// @vitest-environment happy-dom
import { act, useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { GuardContext } from '../../../../components/guard/useClickGuard.ts';
import type { OfferActions } from '../../../../components/offer/offerActions.ts';
import { OfferCard } from '../../../../components/offer/offerCard.tsx';
import type { OfferedPackage } from '../../../../lib/offer/offer.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { offers } from '../../../gallery/offers.ts';
import { render } from '../render.tsx';

/** What stands under the button while the offer behind it changes. */

function offerOf(name: string) {
  const offer = offers[name];
  if (offer?.state !== 'offer') throw new Error(`No offer ${name}`);
  return offer;
}
const offer = offerOf('offer-seven');
const [visitor, team, another] = offer.packages;
const [guess] = offerOf('offer-guess').packages;
if (!visitor || !team || !another || !guess) throw new Error('Examples are missing');
const otherGuess = { ...guess, accessPackageId: team.accessPackageId, displayName: 'Marketing – Owner' };

let submitted: unknown[];
let restarts: number;
const nothing = async () => ok();
const actions: OfferActions = {
  toldOwner: () => {},
  submit: async (input) => {
    submitted.push(input);
    return ok();
  },
  saveDraft: nothing,
  cancel: nothing,
  setNeed: nothing,
  open: nothing,
  signIn: nothing,
  openForm: () => {},
  openRequests: () => {},
  findAccess: () => {},
  openSettings: () => {},
};
const guard = {
  isReady: true,
  judge: () => 'pass' as const,
  restart: () => {
    restarts += 1;
  },
};

beforeEach(() => {
  submitted = [];
  restarts = 0;
});

async function show(first: OfferedPackage[]) {
  let change: (packages: OfferedPackage[]) => void = () => {};
  function Changing() {
    const [packages, setPackages] = useState(first);
    change = setPackages;
    return <OfferCard offer={{ ...offer, packages }} actions={actions} onDismiss={() => {}} />;
  }
  const view = await render(
    <GuardContext value={guard}>
      <Changing />
    </GuardContext>,
  );
  return { ...view, change: (packages: OfferedPackage[]) => act(async () => change(packages)) };
}

it('stays what it was when something better comes before it', async () => {
  const { change, click, host } = await show([visitor]);
  await change([another, visitor]);
  const checked = host.querySelector('input[type=radio]:checked');
  expect(checked?.closest('label')?.textContent).toContain(visitor.displayName);
  await click(/^Request access$/);
  expect(submitted).toMatchObject([{ accessPackageId: visitor.accessPackageId }]);
  expect(restarts).toBe(0);
});

it('is the best one until it can be asked for', async () => {
  const { policies: _, ...unread } = { ...team, isOneClick: false };
  const { change, host } = await show([unread]);
  await change([visitor, unread]);
  const checked = host.querySelector('input[type=radio]:checked');
  expect(checked?.closest('label')?.textContent).toContain(visitor.displayName);
});

it('is confirmed by name: a confirmation is not another’s', async () => {
  const { change, click, host } = await show([guess]);
  await click(/^Request anyway$/);
  expect(host.textContent).toContain(`Yes, request ${guess.displayName}`);
  await change([otherGuess]);
  await click(/^Request anyway$/);
  expect(submitted).toEqual([]);
  await click(/^Yes, request Marketing – Owner$/);
  expect(submitted).toMatchObject([{ accessPackageId: otherGuess.accessPackageId, confirmedGuess: true }]);
});

it('has to be seen anew when it changes by itself, not when it was chosen', async () => {
  const { change, choose } = await show([visitor, team]);
  await choose(1);
  expect(restarts).toBe(0);
  await change([visitor]);
  expect(restarts).toBe(1);
});
