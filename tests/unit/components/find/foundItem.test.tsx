// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { AboutFound, FindContext } from '../../../../components/find/findProps.ts';
import { FoundPackages } from '../../../../components/find/foundPackages.tsx';
import type { SubmitInput } from '../../../../lib/entitlement/requestInput.ts';
import type { Offer } from '../../../../lib/offer/offer.ts';
import { actingAccount } from '../../../../lib/offer/summaries.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { offers } from '../../../gallery/offers.ts';
import { adele, policy } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

let sent: SubmitInput[];
let forms: unknown[][];
let read: string[];
beforeEach(() => {
  sent = [];
  forms = [];
  read = [];
});

const contextOf = (offer?: Offer): FindContext => ({
  account: actingAccount(adele),
  offer,
  actions: {
    submit: async (input) => {
      sent.push(input);
      return ok();
    },
    saveDraft: async () => ok(),
    signIn: async () => ok(),
    openForm: (...form) => void forms.push(form),
    openRequests: () => {},
    openSettings: () => {},
  },
  readRequirements: (id) => void read.push(id),
});

const show = (about: Partial<AboutFound> | undefined, offer?: Offer) => {
  const known = { accessPackageId: 'p', includes: [], ...about };
  return render(
    <FoundPackages
      query="mark"
      finds={{
        found: {
          query: 'mark',
          count: 1,
          best: [{ id: 'p', displayName: 'Marketing team', description: '' }],
        },
        isComplete: true,
        state: 'listed',
      }}
      about={about === undefined ? undefined : new Map([['p', known]])}
      context={contextOf(offer)}
    />,
  );
};

describe('a package that was found', () => {
  it('says what it includes and how long, and is requested in place where nothing is asked', async () => {
    const { host, click } = await show({
      policies: [policy],
      includes: [
        { resourceName: 'Marketing', roleName: 'Visitors' },
        { resourceName: 'Brand', roleName: '' },
      ],
    });
    expect(host.querySelector('.found-facts')?.textContent).toMatch(
      /^90 days · Needs approval · Includes: Marketing \(Visitors\).*Brand$/,
    );
    await click(/^Request access$/);
    expect(sent).toMatchObject([{ accessPackageId: 'p', policyId: policy.policyId }]);
    expect(sent[0]?.confirmedGuess).toBeUndefined();
  });

  it('takes a second press where nobody has to approve it', async () => {
    const { host, click } = await show({ policies: [{ ...policy, isApprovalRequired: false }] });
    await click(/^Request access$/);
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('No approval is needed. Do you need Marketing team?');
    await click(/^Yes, request Marketing team$/);
    expect(sent).toMatchObject([{ confirmedGuess: true }]);
  });

  it('asks for a justification in place, and opens the form for more', async () => {
    const justified = await show({ policies: [{ ...policy, isJustificationRequired: true }] });
    await justified.click(/^Request access$/);
    expect(justified.host.querySelector('textarea, input[type=text]')).not.toBeNull();
    const several = await show({ policies: [policy, { ...policy, policyId: 'another' }] });
    await several.click(/^Continue to the form$/);
    expect(forms).toEqual([['p']]);
    expect(sent).toEqual([]);
  });

  it.each([
    ['held', 'You have it'],
    ['asked', 'You requested it already'],
  ] as const)('that is %s says so, and has no button to request it', async (standing, text) => {
    const { host } = await show({ policies: [policy], standing });
    expect(host.querySelector('.badge')?.textContent).toBe(text);
    expect(host.querySelector('.actions')).toBeNull();
  });

  it('sends the refused page along, and says so', async () => {
    const { host, click } = await show({ policies: [policy] }, offers.offer);
    expect(host.textContent).toContain('Submitted with your request: contoso.sharepoint.com/sites/Marketing');
    await click(/^Request access$/);
    expect(sent[0]?.justification).toBe('[Page: contoso.sharepoint.com/sites/Marketing]');
  });

  it('is for somebody else by its own button', async () => {
    const { click } = await show({ policies: [policy] });
    await click(/^For someone else: Marketing team$/);
    expect(forms).toEqual([['p', true]]);
  });

  it('has a hostile name only as text', async () => {
    const { host } = await show({ policies: [], includes: [{ resourceName: '<img src=x>', roleName: '' }] });
    expect(host.querySelector('img')).toBeNull();
    expect(host.textContent).toContain('<img src=x>');
  });
});
