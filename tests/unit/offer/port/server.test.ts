import { describe, expect, it } from 'vitest';
import type { CommandMessage } from '../../../../lib/messaging/protocol.ts';
import { parseInput } from '../../../../lib/messaging/schemas.ts';
import type { Offer } from '../../../../lib/offer/offer.ts';
import { mayFind } from '../../../../lib/offer/port/mayFind.ts';
import type { CardCommand, OfferPortDown } from '../../../../lib/offer/port/messages.ts';
import { type ChannelDeps, serveOfferChannel } from '../../../../lib/offer/port/server.ts';
import { withinOffer } from '../../../../lib/offer/port/withinOffer.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import type { ProfileKey } from '../../../../lib/platform/profile.ts';

const offered = '11111111-2222-4333-8444-555555555555';
/** Not on the page, but among those that the person may request. */
const listed = '77777777-2222-4333-8444-555555555555';
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
const adele = {
  profile: 'global/t/adele' as ProfileKey,
  displayName: 'Adele Vance',
  username: 'adele@contoso.com',
  tenantId: 't',
};
const megan = { ...adele, profile: 'global/t/megan' as ProfileKey, displayName: 'Megan Bowen' };
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
const draft = (accessPackageId: string) =>
  ({ ...submit(accessPackageId), command: 'saveDraft' }) satisfies CommandMessage;
const cancel = (requestId: string) => ({ command: 'cancelRequest', input: { requestId } }) as const;
const nothing: Offer = { denial: { ...denial, resourceName: 'Legal' }, state: 'nothing', weaker: [] };
const told = { command: 'noteTold', input: {} } as const;
const allowed = (message: CommandMessage<CardCommand>, within: Offer | undefined) =>
  withinOffer(message, within, { tabId: 5, id: 'report' });

describe('Find access', () => {
  const page = { tabId: 5, denialId: 'report' };
  const found = (message: CommandMessage<CardCommand>, within: Offer) =>
    withinOffer(message, within, { tabId: 5, id: 'report' }, true);

  it('asks for what was found beside the offer, and the page goes along', () => {
    expect(found(submit(listed), nothing)).toMatchObject({ input: { accessPackageId: listed, ...page } });
    const read = { command: 'readRequirements', input: { accessPackageId: listed } } as const;
    expect(found(read, nothing)).toMatchObject(read);
    expect(allowed(read, nothing)).toBeUndefined();
    expect(allowed(submit(listed), nothing)).toBeUndefined();
  });

  it('is open beside answers that leave something to look for, for an account', () => {
    expect(mayFind(nothing)).toBe(false);
    expect(mayFind({ ...nothing, account: adele })).toBe(true);
    expect(mayFind({ ...offer, account: adele })).toBe(true);
    expect(mayFind({ ...requested, account: adele })).toBe(false);
    expect(mayFind(undefined)).toBe(false);
  });
});

describe('where nothing grants it', () => {
  it('the search begins with what was refused, or what was pasted, and the page goes along', () => {
    const open = (view: { name: 'find'; search?: string; tabId?: number }) =>
      ({ command: 'openHub', input: { view } }) as const;
    const page = { tabId: 5, denialId: 'report' };
    const found = (more: object) => ({
      command: 'openHub',
      input: { view: { name: 'find', ...page, ...more } },
    });
    expect(allowed(open({ name: 'find', tabId: 99 }), nothing)).toEqual(found({ search: 'Legal' }));
    expect(allowed(open({ name: 'find' }), { ...nothing, need: 'edit' })).toEqual(
      found({ search: 'Legal', need: 'edit' }),
    );
    expect(allowed(open({ name: 'find', search: 'AADSTS530084' }), nothing)).toEqual(
      found({ search: 'AADSTS530084' }),
    );
    expect(allowed(open({ name: 'find' }), offer)).toEqual(found({}));
    const requests = { command: 'openHub', input: { view: { name: 'requests' } } } as const;
    expect(allowed(requests, nothing)).toMatchObject(requests);
  });

  it('a message to the owner is noted only where there is an owner', () => {
    expect(allowed(told, nothing)).toBeUndefined();
    expect(allowed(told, offer)).toBeUndefined();
    const owned: Offer = {
      ...nothing,
      state: 'nothing',
      weaker: [],
      contact: { name: 'Diego', mail: 'd@contoso.com' },
    };
    expect(allowed(told, owned)).toEqual({ command: 'noteTold', input: { tabId: 5 } });
  });
});

describe('a card may ask only for what it was offered', () => {
  it('submits an offered package, for its own tab whatever it says', () => {
    const message = submit(offered);
    const forged = { ...message, input: { ...message.input, tabId: 99, denialId: 'other' } };
    expect(allowed(forged, offer)).toMatchObject({
      command: 'submitRequest',
      input: { tabId: 5, denialId: 'report' },
    });
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
    expect(allowed(open(offered), offer)).toMatchObject({
      input: { view: { tabId: 5, denialId: 'report' } },
    });
    expect(allowed(open(foreign), offer)).toBeUndefined();
    expect(allowed(open(offered), { ...offer, need: 'edit' })).toMatchObject({
      input: { view: { need: 'edit' } },
    });
    const forOther = (accessPackageId: string, isForOther: unknown) =>
      ({
        command: 'openHub',
        input: { view: { name: 'request', accessPackageId, isForOther: isForOther as true } },
      }) as const;
    expect(allowed(forOther(offered, true), offer)).toMatchObject({ input: { view: { isForOther: true } } });
    expect(allowed(forOther(foreign, true), offer)).toBeUndefined();
    const odd = allowed(forOther(offered, 'Lynne'), offer);
    expect(parseInput('openHub', odd?.input)).toBeUndefined();
  });

  it('signs in the active profile, never one it names', () => {
    expect(allowed({ command: 'signIn', input: { role: 'approver' } }, undefined)).toEqual({
      command: 'signIn',
      input: {},
    });
  });

  it('signs in the account that is shown again, so that nobody else is taken for it', () => {
    const again = { denial, account: adele, state: 'signedOut', needs: 'signInAgain' } as const;
    expect(allowed({ command: 'signIn', input: {} }, again)).toMatchObject({
      input: { profile: adele.profile },
    });
    const other = { denial, account: adele, state: 'otherAccount', acting: 'a', onPage: 'b' } as const;
    expect(allowed({ command: 'signIn', input: {} }, other)).toEqual({ command: 'signIn', input: {} });
  });

  it('acts as the account of the offer, whatever account the message names', () => {
    const message = submit(offered);
    const forged = { ...message, input: { ...message.input, profile: megan.profile } };
    expect(allowed(forged, { ...offer, account: adele })).toMatchObject({
      input: { profile: adele.profile },
    });
    expect(allowed(cancel('mine'), { ...requested, account: adele })).toMatchObject({
      input: { profile: adele.profile },
    });
  });
});

/** A channel whose offers are pushed by hand. */
function open() {
  const answers: unknown[] = [];
  const shown: string[] = [];
  const ran: CommandMessage[] = [];
  let hear = (_message: unknown): void => {};
  let isGone = false;
  let changed = (_tabId: number): void => {};
  let push = (_offer: Offer): void => {};
  const deps: ChannelDeps = {
    session: async (tabId) =>
      isGone
        ? undefined
        : {
            id: 'report',
            tabId,
            frameId: 0,
            origin: 'https://contoso.sharepoint.com',
            denial: {
              ...denial,
              detector: 'sharePoint',
              rule: 'sharePoint.accessDenied',
              curable: 'yes',
              resources: [],
            },
            dismissed: false,
            cardBlocked: false,
            isInFrame: false,
          },
    onSessionChange: (listener) => {
      changed = listener;
      return () => {};
    },
    watchOffer: (_session, onOffer) => {
      push = onOffer;
      return () => {};
    },
    look: () => {},
    viewAlive: () => {},
    run: async (message) => {
      ran.push(message);
      return ok();
    },
    locale: () => undefined,
    now: () => 0,
    dismiss: async () => {},
    find: () => {},
    isListed: async (_profile, id) => id === listed,
  };
  const port = {
    post: (message: OfferPortDown) => {
      if (message.type === 'answer') answers.push(message.answer);
      if (message.type === 'offer')
        shown.push(`${message.offer.state} ${message.offer.account?.displayName}`);
    },
    onMessage: (listener: (message: unknown) => void) => {
      hear = listener;
    },
    onDisconnect: () => {},
  };
  serveOfferChannel(port, 5, deps);
  const say = (message: CommandMessage, shown: ProfileKey | undefined) =>
    hear({ type: 'command', number: 1, message, shown });
  const leave = { unnoticed: () => (isGone = true), noticed: () => changed(5) };
  return {
    answers,
    shown,
    ran,
    leave,
    hear: (message: unknown) => hear(message),
    click: (shown: ProfileKey | undefined) => say(submit(offered), shown),
    type: (accessPackageId: string) => say(draft(accessPackageId), adele.profile),
    push: (next: Offer) => push(next),
  };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

it('an offer that is described anew and has stayed the same is not sent again', async () => {
  const view = open();
  await settle();
  view.push({ ...offer, account: adele });
  view.push({ ...offer, account: { ...adele } });
  view.push({ ...offer, account: megan });
  view.push({ ...offer, account: adele });
  expect(view.shown).toEqual(['offer Adele Vance', 'offer Megan Bowen', 'offer Adele Vance']);
});

describe('a click on the card', () => {
  it('that comes before the offer is there again waits for it', async () => {
    const view = open();
    view.click(adele.profile);
    await settle();
    expect(view.answers).toEqual([]);
    view.push({ ...offer, account: adele });
    await settle();
    expect(view.ran).toMatchObject([
      { command: 'submitRequest', input: { profile: adele.profile, tabId: 5 } },
    ]);
  });

  it('waits while the page is still looked up, and finds the request of the first when it is sent once more', async () => {
    const view = open();
    view.click(adele.profile);
    await settle();
    view.push({ denial, account: adele, state: 'looking' });
    await settle();
    expect(view.answers).toEqual([]);
    view.push({ ...requested, account: adele });
    await settle();
    expect(view.answers).toEqual([{ ok: true, value: { requestId: 'mine' } }]);
    expect(view.ran).toEqual([]);
  });

  it('finds what was offered although it is looked at once more meanwhile', async () => {
    const view = open();
    await settle();
    view.push({ ...offer, account: adele });
    view.push({ denial, account: adele, state: 'looking' });
    view.click(adele.profile);
    await settle();
    expect(view.ran).toMatchObject([{ command: 'submitRequest', input: { profile: adele.profile } }]);
    view.push({ denial, account: megan, state: 'looking' });
    view.push({ denial, account: adele, state: 'looking' });
    expect(view.shown).toEqual(['offer Adele Vance', 'looking Megan Bowen', 'looking Adele Vance']);
  });

  it('counts for the account that was shown, although another one is active by now', async () => {
    const view = open();
    await settle();
    view.push({ ...offer, account: adele });
    view.push({ ...offer, account: megan });
    view.click(adele.profile);
    await settle();
    expect(view.ran).toMatchObject([{ input: { profile: adele.profile } }]);
  });

  it('for an account that was never shown, or for none, is refused', async () => {
    const view = open();
    await settle();
    view.push({ ...offer, account: adele });
    view.click(megan.profile);
    view.click(undefined);
    await settle();
    expect(view.ran).toEqual([]);
    const refused = { ok: false, failure: { kind: 'notRequestable', why: 'notOffered' } };
    expect(view.answers).toEqual([refused, refused]);
  });
});

describe('what can’t be read', () => {
  it.each([
    ['of no command of the card', { command: 'signOut', input: {} }],
    ['of no command at all', 7],
  ])('is answered, so that no view waits for ever: a message %s', async (_, message) => {
    const view = open();
    await settle();
    view.push({ ...offer, account: adele });
    view.hear({ type: 'command', number: 4, message });
    await settle();
    expect(view.ran).toEqual([]);
    expect(view.answers).toEqual([{ ok: false, failure: { kind: 'notRequestable', why: 'notOffered' } }]);
  });

  it('is passed over when nobody waits for an answer', async () => {
    const view = open();
    for (const message of [undefined, 'hello', { type: 'height' }, { type: 'command' }]) view.hear(message);
    await settle();
    expect(view.answers).toEqual([]);
  });
});

describe('what was typed when the page is left', () => {
  const kept = [{ command: 'saveDraft', input: { profile: adele.profile, accessPackageId: offered } }];

  it('is kept whether or not the page’s end is known by then', async () => {
    for (const ends of [[], ['unnoticed'], ['unnoticed', 'noticed']] as const) {
      const view = open();
      await settle();
      view.push({ ...offer, account: adele });
      for (const end of ends) view.leave[end]();
      view.type(offered);
      await settle();
      expect(view.ran, ends.join(', ')).toMatchObject(kept);
    }
  });

  it('is kept only for what had been offered, and nothing is asked for any more', async () => {
    const view = open();
    await settle();
    view.push({ ...offer, account: adele });
    view.leave.unnoticed();
    view.leave.noticed();
    view.type(foreign);
    view.click(adele.profile);
    await settle();
    expect(view.ran).toEqual([]);
    const refused = { ok: false, failure: { kind: 'notRequestable', why: 'notOffered' } };
    expect(view.answers).toEqual([refused, refused]);
  });
});
