// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SignOut } from '../../components/account/signOut.tsx';
import { ApprovalList } from '../../components/approvals/approvalList.tsx';
import { HeldList } from '../../components/held/heldList.tsx';
import { HistoryPage } from '../../components/history/historyPage.tsx';
import { HubFrame } from '../../components/hub/hubFrame.tsx';
import { OfferCard } from '../../components/offer/offerCard.tsx';
import type { ListHandlers } from '../../components/requests/listedRequest.ts';
import { RequestList } from '../../components/requests/requestList.tsx';
import { ok } from '../../lib/platform/failure.ts';
import { nothingUnsent, type Unsent } from '../../lib/requests/model/pendingCommands.ts';
import type { ApprovalRow, RequestRow } from '../../lib/store/rows.ts';
import { offers } from '../gallery/offers.ts';
import { adele, approval, requestIn } from '../gallery/people.ts';
import { render } from '../unit/components/render.tsx';
import { assignmentRow, requestRow } from '../unit/requests/people.ts';

const works = async () => ok();
const nothing = () => {};
/** The element's focus and click, as a keyboard does both. */
const press = (button: HTMLButtonElement) =>
  act(async () => {
    button.focus();
    button.click();
  });
const pressEscape = () =>
  act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
const focused = () => document.activeElement?.textContent;

/** In the hub's frame, with rows that change as the store's do. */
function inHub<Row>(first: Row[], view: (rows: Row[], set: (rows: Row[]) => void) => React.ReactNode) {
  function Page() {
    const [rows, set] = useState(first);
    return (
      <HubFrame
        current="requests"
        account={adele}
        accounts={[adele]}
        onSwitch={nothing}
        onOpenSettings={nothing}
      >
        <h1>The page</h1>
        {view(rows, set)}
      </HubFrame>
    );
  }
  return render(<Page />);
}

describe('the focus after a decision', () => {
  async function queue(ids: string[]) {
    const shown = await inHub<ApprovalRow>(
      ids.map((id) => ({ ...approval, id, requestorName: `Person ${id}` })),
      (rows, set) => (
        <ApprovalList
          approvals={rows}
          isOn
          isSetByPolicy={false}
          isReading={false}
          onTurnOn={async () => true}
          onRetry={nothing}
          onSignIn={works}
          onOpenHub={nothing}
          onUndo={async () => ok({ left: [] })}
          onDecide={async ([id]) => {
            set(rows.map((row) => (row.id === id ? { ...row, state: 'approved' } : row)));
            return ok({ left: [] });
          }}
        />
      ),
    );
    // The first picture has one of them.
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(shown.host.querySelectorAll('article')).toHaveLength(ids.length);
    });
    return shown;
  }

  it('goes to the next one that waits', async () => {
    const { button } = await queue(['1', '2', '3']);
    await press(button(/^Approve.*Person 2/));
    expect(focused()).toContain('Person 3');
    expect(document.activeElement?.tagName).toBe('H3');
  });

  it('goes to the one before after the last, and to the page’s heading when nothing waits', async () => {
    const { button } = await queue(['1', '2']);
    await press(button(/^Approve.*Person 2/));
    expect(focused()).toContain('Person 1');
    await press(button(/^Approve.*Person 1/));
    expect(focused()).toBe('The page');
  });
});

it('giving up leaves the focus on what is given up', async () => {
  const { button } = await inHub<RequestRow>([], (changes, set) => (
    <HeldList
      held={[assignmentRow({ id: 'a', accessPackageName: 'Finance' })]}
      changes={changes}
      grants={undefined}
      soonDays={14}
      handlers={{
        extend: nothing,
        openRequests: nothing,
        signIn: works,
        giveUp: async () => {
          set([requestRow({ requestType: 'userRemove', assignmentId: 'a', state: 'queued' })]);
          return ok();
        },
      }}
    />
  ));
  await press(button(/^Remove access to Finance/));
  await press(button(/^Remove$/));
  expect(document.activeElement?.tagName).toBe('H2');
  expect(focused()).toBe('Finance');
});

it('erasing leads to the next entry, and at the end to the page’s heading', async () => {
  const row = (id: string) => requestRow({ id, accessPackageName: id, state: 'denied' });
  const { button } = await inHub([row('Finance'), row('Sales')], (rows, set) => (
    <HistoryPage
      requests={rows}
      brokenIds={[]}
      account="adele"
      retentionDays={90}
      onSave={nothing}
      onErase={async (ids) => {
        set(rows.filter(({ id }) => !ids.includes(id)));
        return ok();
      }}
    />
  ));
  await press(button(/Finance/));
  await press(button(/^Yes/));
  expect(focused()).toBe('Sales');
  await press(button(/Sales/));
  await press(button(/^Yes/));
  expect(focused()).toBe('The page');
});

it('the focus follows a request that is canceled to where it stands now', async () => {
  const { button, host } = await inHub(
    ['Finance', 'Sales'].map((name) =>
      requestIn('pendingApproval', { id: name, accessPackageName: name, requestType: 'userAdd' }),
    ),
    (rows, set) => (
      <RequestList
        requests={rows}
        handlers={
          {
            cancel: async (id: string) => {
              set(rows.map((row) => (row.id === id ? { ...row, state: 'canceled' } : row)));
              return ok();
            },
          } as unknown as ListHandlers
        }
      />
    ),
  );
  await press(button(/^Cancel.*Finance/));
  await press(button(/^Yes/));
  expect(host.querySelectorAll('section')).toHaveLength(2);
  expect(focused()).toBe('Finance');
  expect(document.activeElement?.closest('section')?.textContent).not.toContain('Sales');
});

it('is not taken from where the person has put it, nor brought back to where they left', async () => {
  const { button, host } = await inHub(['one'], (rows, set) => (
    <>
      {rows.map((row) => (
        <button type="button" key={row}>
          {row}
        </button>
      ))}
      <button type="button" onClick={() => set([])}>
        Remove
      </button>
    </>
  ));
  await act(async () => button(/^one/).focus());
  await act(async () => button(/^one/).blur());
  await act(async () => button(/^Remove/).click());
  expect(host.textContent).not.toContain('one');
  expect(document.activeElement).toBe(document.body);
});

it('the card keeps the keyboard when its button has done its work', async () => {
  const { offer, requested } = offers;
  if (offer === undefined || requested === undefined) throw new Error('No examples');
  let dismissed = 0;
  function Card() {
    const [shown, setShown] = useState(offer);
    const submit = async () => {
      setShown(requested);
      return ok();
    };
    const actions = { submit, saveDraft: works } as never;
    return shown && <OfferCard offer={shown} actions={actions} onDismiss={() => dismissed++} />;
  }
  const { button } = await render(<Card />);
  await press(button(/^Request access$/));
  expect(document.activeElement?.tagName).toBe('H1');
  await pressEscape();
  expect(dismissed).toBe(1);
});

describe('signing out', () => {
  const view = <SignOut account={adele} unsent={nothingUnsent} onSignOut={nothing} />;

  it('gives the focus back when one stays', async () => {
    const { button } = await render(view);
    await press(button(/^Sign out/));
    await press(button(/^Stay/));
    expect(document.activeElement).toBe(button(/^Sign out/));
  });

  it.each<[Partial<Unsent>, RegExp, boolean]>([
    [{ requests: 2 }, /2 requests have not been sent yet/, true],
    [{ decisions: 1 }, /1 decision of yours may not have arrived/, true],
    [{ cancels: 1 }, /1 request may not be canceled yet/, true],
    [{ awaited: 1 }, /stays on this device/, false],
  ])('says what goes and what stays, and drops only what it has said: %o', async (some, said, discards) => {
    const asked: boolean[] = [];
    const { button, host } = await render(
      <SignOut
        account={adele}
        unsent={{ ...nothingUnsent, ...some }}
        onSignOut={(discard) => asked.push(discard)}
      />,
    );
    await press(button(/^Sign out/));
    expect(host.textContent).toMatch(said);
    await press(button(/^Sign out/));
    expect(asked).toEqual([discards]);
  });

  it('takes Escape for staying', async () => {
    const { button, host } = await render(view);
    await press(button(/^Sign out/));
    await pressEscape();
    expect(host.querySelector('fieldset')).toBeNull();
    expect(document.activeElement).toBe(button(/^Sign out/));
  });
});
