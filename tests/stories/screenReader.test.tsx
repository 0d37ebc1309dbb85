// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClockProvider } from '../../components/base/clock.tsx';
import { EarlierNotice } from '../../components/form/earlierNotice.tsx';
import { MyAccessNotice } from '../../components/form/myAccessNotice.tsx';
import { RequestForm } from '../../components/form/requestForm.tsx';
import { GuardedButton } from '../../components/guard/guardedButton.tsx';
import { GuardContext } from '../../components/guard/useClickGuard.ts';
import { announcement } from '../../components/offer/announcement.ts';
import { OrganizationForm } from '../../components/options/organizationForm.tsx';
import { ok } from '../../lib/platform/failure.ts';
import { defaultSettings, settingKeys } from '../../lib/settings/decodeSettings.ts';
import { createWords } from '../../lib/words/words.ts';
import { say } from '../e2e/harness/words.ts';
import { offers } from '../gallery/offers.ts';
import { minutes, now, policy } from '../gallery/people.ts';
import { questions } from '../gallery/questions.ts';
import { render } from '../unit/components/render.tsx';

const words = createWords('en');
const nothing = () => {};
const unset = {
  settings: defaultSettings,
  origin: Object.fromEntries(settingKeys.map((key) => [key, 'default'])) as never,
};
afterEach(() => vi.useRealTimers());

describe('what nobody can request', () => {
  it.each(Object.entries(offers).filter(([, offer]) => offer.state === 'notCurable'))(
    '%s is told with its reason and its step',
    async (_, offer) => {
      const told = announcement(offer, words, now);
      if (offer.state !== 'notCurable') throw new Error('Another state');
      const why = { notAssigned: 'unknown', notARefusal: 'unknown' }[offer.reason as string] ?? offer.reason;
      expect(told).toContain(say(`notCurable.${why}` as 'notCurable.unknown'));
      expect(told).toContain(say(`notCurable.${why}.step` as 'notCurable.unknown.step'));
    },
  );
});

describe('the first thing that is wrong takes the focus', () => {
  it.each([
    ['a question with choices', { questions: questions.filter(({ kind }) => kind === 'choice') }, 1],
    ['the way to ask', {}, 2],
  ] as const)('%s', async (_, asks, count) => {
    const policies = Array.from({ length: count }, (__, index) => ({
      ...policy,
      ...asks,
      questions: [...('questions' in asks ? asks.questions : [])],
      policyId: `policy ${index}`,
    }));
    const { host } = await render(
      <RequestForm
        accessPackageId="p"
        policies={policies}
        earlier={undefined}
        languages={['en']}
        onSubmit={async () => ok()}
        onSaveDraft={async () => ok({ requestId: 'draft' })}
        failureHandlers={{}}
      />,
    );
    await act(async () => host.querySelector('form')?.requestSubmit());
    expect(document.activeElement).toBe(host.querySelector('input[type=radio]'));
  });

  it('in the settings, too, where it is counted aloud', async () => {
    const saved = vi.fn(async () => true);
    const { host } = await render(<OrganizationForm {...unset} onSave={saved} />);
    const [client, tenant, approver] = host.querySelectorAll('input');
    expect([client, tenant, approver].map((one) => one?.getAttribute('aria-required'))).toEqual([
      'true',
      'true',
      null,
    ]);
    await act(async () => host.querySelector('form')?.requestSubmit());
    expect(saved).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(client);
    expect(host.querySelector('[role=alert]')?.textContent).toBe(say('form.errors', { count: 2 }));
  });
});

describe('a click that comes too early', () => {
  it('is answered, and leads to the popup when waiting doesn’t help', async () => {
    const view = (isReady: boolean, isWithheld = false) => (
      <GuardContext value={{ isReady, isWithheld, judge: () => (isReady ? 'pass' : 'tooEarly') }}>
        <GuardedButton onPress={nothing}>Request</GuardedButton>
      </GuardContext>
    );
    const { host, click, again } = await render(view(false));
    const answer = () => host.querySelector('.guard-answer')?.textContent;
    await click(/Request/);
    expect(answer()).toBe(say('common.oneMoment'));
    await again(view(false, true));
    expect(answer()).toBe(say('offer.inPopup'));
    await click(/Request/);
    expect(answer()).toBe(say('offer.inPopup'));
    await again(view(true));
    expect(answer()).toBe('');
  });
});

describe('a notice is read out once', () => {
  /** What live regions hold, at a moment. */
  const spoken = async (view: React.ReactNode, at: number) => {
    const { host } = await render(<ClockProvider fixed={at}>{view}</ClockProvider>);
    return [...host.querySelectorAll('[role=status]')].map((one) => one.textContent);
  };

  it.each([
    [
      'while My Access is waited for',
      <MyAccessNotice
        key="1"
        policy={policy}
        url="https://myaccess.microsoft.com"
        waiting={{ asOf: now, isBusy: false, onLook: nothing }}
        onGo={nothing}
      />,
    ],
    [
      'while a form stands open',
      <EarlierNotice key="2" askedAt={now} changes={[]} languages={['en']} onStartEmpty={nothing} />,
    ],
  ])('%s', async (_, view) => {
    const first = await spoken(view, now + minutes(1));
    expect(first).toHaveLength(1);
    expect(await spoken(view, now + minutes(5))).toEqual(first);
  });
});
