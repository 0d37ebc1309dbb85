import { describe, expect, it } from 'vitest';
import type { CardCommand, CommandMessage } from '../../../lib/messaging/protocol.ts';
import type { Offer } from '../../../lib/offer/offer.ts';
import { withinOffer } from '../../../lib/offer/offerChannel.ts';

const offered = '11111111-2222-4333-8444-555555555555';
const foreign = '99999999-2222-4333-8444-555555555555';
const denial = { product: 'sharePoint', reason: 'notAssigned' } as const;

const offer: Offer = {
  denial,
  state: 'offer',
  provenance: 'graph',
  packages: [
    {
      accessPackageId: offered,
      displayName: 'Marketing – Visitor',
      description: '',
      match: 'exact',
      roleNames: ['Visitors'],
      otherGrants: [],
      isHidden: false,
      isOneClick: true,
      asksOnlyJustification: false,
    },
  ],
};
const requested: Offer = {
  denial,
  state: 'requested',
  request: {
    id: 'mine',
    accessPackageId: offered,
    accessPackageName: 'Marketing – Visitor',
    state: 'pendingApproval',
    createdAt: 0,
    changedAt: 0,
    asOf: 0,
    timeline: [],
  },
};
const submit = (accessPackageId: string) =>
  ({
    command: 'submitRequest',
    input: { accessPackageId, justification: '', answers: [], schedule: null },
  }) satisfies CommandMessage;
const cancel = (requestId: string) => ({ command: 'cancelRequest', input: { requestId } }) as const;
const allowed = (message: CommandMessage<CardCommand>, within: Offer | undefined) =>
  withinOffer(message, within, 5);

describe('a card may ask only for what it was offered', () => {
  it('submits an offered package, for its own tab whatever it says', () => {
    const message = submit(offered);
    const forged = { ...message, input: { ...message.input, tabId: 99 } };
    expect(allowed(forged, offer)).toMatchObject({ command: 'submitRequest', input: { tabId: 5 } });
  });

  it('submits no other package, and none when nothing is on offer', () => {
    expect(allowed(submit(foreign), offer)).toBeUndefined();
    expect(allowed(submit(offered), requested)).toBeUndefined();
    expect(allowed(submit(offered), undefined)).toBeUndefined();
  });

  it('cancels the request it shows and no other', () => {
    expect(allowed(cancel('mine'), requested)).toEqual(cancel('mine'));
    expect(allowed(cancel('theirs'), requested)).toBeUndefined();
    expect(allowed(cancel('mine'), offer)).toBeUndefined();
  });

  it('opens the form of an offered package only', () => {
    const open = (accessPackageId: string) =>
      ({ command: 'openHub', input: { view: { name: 'request', accessPackageId } } }) as const;
    expect(allowed(open(offered), offer)).toMatchObject({ input: { view: { tabId: 5 } } });
    expect(allowed(open(foreign), offer)).toBeUndefined();
  });

  it('signs in the active profile, never one it names', () => {
    expect(allowed({ command: 'signIn', input: { role: 'approver' } }, undefined)).toEqual({
      command: 'signIn',
      input: {},
    });
  });
});
