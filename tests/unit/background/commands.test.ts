import { describe, expect, it } from 'vitest';
import { createCommands } from '../../../entrypoints/background/commands.ts';
import { createLooks } from '../../../entrypoints/background/looks.ts';
import type { Parts } from '../../../entrypoints/background/parts.ts';
import type { SettingsNow } from '../../../entrypoints/background/settingsNow.ts';
import type { Denial } from '../../../lib/denial/denial.ts';
import { identifyPage } from '../../../lib/denial/identity/identifyPage.ts';
import type { SubmitInput } from '../../../lib/entitlement/requestInput.ts';
import type { CommandSender } from '../../../lib/messaging/server.ts';
import { createDenialSessions } from '../../../lib/offer/denialSessions.ts';
import { fail, ok } from '../../../lib/platform/failure.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';
import type { ResourceKey } from '../../../lib/resource/resource.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';

const row = (name: string, session: ProfileRow['session'] = 'signedIn'): ProfileRow => ({
  profile: `global/t/${name}` as ProfileKey,
  cloud: 'global',
  tenantId: 't',
  oid: name,
  username: `${name}@contoso.com`,
  displayName: name,
  session,
  isGuest: false,
});
const adele = row('adele');
const megan = row('megan');
const sender: CommandSender = { context: 'popup' };

const denialOf = (change: Partial<Denial>): Denial => ({
  product: 'sharePoint',
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  reason: 'notAssigned',
  curable: 'yes',
  resources: [],
  ...change,
});

/** Commands over parts that only write down who acted; Megan is the active one. */
function start(
  rows: ProfileRow[] = [adele, megan],
  denial?: Denial,
  offer: object = {},
  policies?: readonly object[],
) {
  const acted: unknown[] = [];
  const sessions = createDenialSessions({
    get: async () => (denial === undefined ? {} : { 'denial:5': { tabId: 5, id: 'report', denial } }),
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) acted.push(['kept', key, value]);
    },
    remove: async () => {},
  });
  const note =
    (what: string) =>
    async (profile: ProfileRow | ProfileKey, ...rest: unknown[]) => {
      acted.push([what, typeof profile === 'string' ? profile : profile.profile, ...rest.slice(1)]);
      return ok({ requestId: 'r' });
    };
  const parts = {
    auth: { signIn: async () => ok({ profile: adele.profile }) },
    engine: { wake: async () => ok() },
    requests: { submit: note('submit'), saveDraft: note('draft'), cancel: note('cancel') },
    store: {
      requirements: {
        bulkGet: async ([pair]: [string, string][]) =>
          policies === undefined ? [] : [{ accessPackageId: pair?.[1], policies, readAt: 0 }],
      },
    },
    clock: { now: () => 0 },
    approvals: { decide: note('decide') },
    sessions,
    offers: { describe: async () => offer },
    siteQuestions: { answerOf: () => ({}) },
    profiles: {
      active: async () => megan.profile,
      get: async (key: ProfileKey) => rows.find(({ profile }) => profile === key),
    },
  } as unknown as Parts; // the parts that these commands touch
  const looks = createLooks();
  return { acted, looks, commands: createCommands(parts, {} as SettingsNow, looks) };
}
const input = { accessPackageId: 'p', justification: '', answers: [], schedule: null };

describe('a command', () => {
  it('is carried out as the account that was shown, not as the one that has become active', async () => {
    const { acted, commands } = start();
    await commands.submitRequest({ ...input, profile: adele.profile }, sender);
    await commands.cancelRequest({ requestId: 'r', profile: adele.profile }, sender);
    await commands.decideApprovals(
      { approvalIds: ['a'], decision: 'Deny', justification: '', profile: adele.profile },
      sender,
    );
    expect(acted).toEqual([
      ['submit', adele.profile, {}],
      ['cancel', adele.profile],
      ['decide', adele.profile],
    ]);
  });

  it('without one is the active account’s', async () => {
    const { acted, commands } = start();
    await commands.submitRequest(input, sender);
    expect(acted).toEqual([['submit', megan.profile, {}]]);
  });

  it.each([
    ['signed out since', [row('adele', 'signedOut'), megan]],
    ['been forgotten', [megan]],
  ])('of somebody who has %s is nobody’s', async (_, rows) => {
    const { acted, commands } = start(rows);
    const answer = await commands.submitRequest({ ...input, profile: adele.profile }, sender);
    expect(answer).toEqual({ ok: false, failure: { kind: 'signedOut' } });
    expect(acted).toEqual([]);
  });

  it('that says a page refused takes what was picked, and the folder that the page shows', async () => {
    const { acted, commands } = start();
    const page = identifyPage('https://contoso.sharepoint.com/sites/X/Plans/Forms/AllItems.aspx');
    if (page === undefined) throw new Error('not identified');
    await commands.reportRefusal({ tabId: 5, page }, sender);
    const resources = ['sharepointonline', 'sharepointfolder'].map((system) => ({
      key: expect.stringMatching(new RegExp(`^${system}\\|`)),
      from: 'path',
    }));
    const session = expect.objectContaining({ denial: expect.objectContaining({ resources }) });
    expect(acted).toEqual([
      ['kept', 'denial:5', session],
      ['kept', 'reports:5', [session]],
    ]);
    expect(JSON.stringify(acted)).not.toContain('"parts"');
  });

  it('that tells what was pasted says so: nobody has seen that page', async () => {
    const { acted, commands } = start();
    const page = identifyPage('https://contoso.sharepoint.com/sites/X');
    if (page === undefined) throw new Error('not identified');
    await commands.reportRefusal({ tabId: -5, page }, sender);
    expect(acted[0]).toEqual([
      'kept',
      'denial:-5',
      expect.objectContaining({
        denial: expect.objectContaining({ rule: 'person.paste', curable: 'yes' }),
      }),
    ]);
    expect(JSON.stringify(acted)).not.toContain('isManual');
  });

  it('that keeps a draft writes nothing down of the page it was typed on', async () => {
    const { acted, commands } = start();
    await commands.saveDraft({ ...input, tabId: 5 }, sender);
    expect(acted).toEqual([['draft', megan.profile]]);
  });

  it('that hands over to My Access writes down which page it was, unless that page is another account’s', async () => {
    const returnTo = 'https://contoso.sharepoint.com/sites/Marketing';
    const denial = denialOf({ returnTo });
    const handsOver = { ...input, tabId: 5, denialId: 'report', handsOver: true };
    const own = start(undefined, denial);
    await own.commands.saveDraft(handsOver, sender);
    expect(own.acted).toEqual([['draft', megan.profile, { returnTo }]]);
    const others = start(undefined, { ...denial, userHint: adele.username });
    await others.commands.saveDraft(handsOver, sender);
    expect(others.acted).toEqual([['draft', megan.profile]]);
  });

  it.each([
    ['item', { deniedExtent: 'item' }],
    ['resource', {}],
  ] as const)(
    'that asks remembers whether only something within a site was refused: %s',
    async (extent, known) => {
      const deniedKey = 'sharepointonline|https://contoso.sharepoint.com/sites/marketing' as ResourceKey;
      const denial = denialOf({ resources: [{ key: deniedKey, from: 'path' }], extent });
      const { acted, commands } = start(undefined, denial);
      await commands.submitRequest({ ...input, tabId: 5, denialId: 'report', confirmedGuess: true }, sender);
      expect(acted).toEqual([['submit', megan.profile, { deniedKey, ...known }]]);
    },
  );

  it('answers the page that it was asked on, not what its tab is refused by now', async () => {
    const refused = denialOf({ returnTo: 'https://contoso.sharepoint.com/sites/Marketing' });
    const onPage = { ...input, tabId: 5, denialId: 'report' };
    const { acted, commands } = start(undefined, refused, { state: 'notCurable' });
    await commands.submitRequest(onPage, sender);
    await commands.submitRequest({ ...onPage, denialId: 'earlier' }, sender);
    await commands.submitRequest({ ...input, tabId: 5 }, sender);
    expect(acted.map((act) => (Array.isArray(act) ? act[2] : act))).toEqual([
      { returnTo: refused.returnTo },
      {},
      {},
    ]);
  });

  describe('that asks for a package which the page offers', () => {
    const offered = (match: string, accessPackageId = 'p') => ({ accessPackageId, match });
    const refusal = fail({ kind: 'notRequestable', why: 'guessNeedsConfirmation' });
    const onPage = { ...input, tabId: 5, denialId: 'report' };
    const asked = async (packages: object[], change: Partial<SubmitInput> = {}) => {
      const { acted, commands } = start(undefined, denialOf({}), { state: 'offer', packages });
      const answer = await commands.submitRequest({ ...onPage, ...change }, sender);
      expect(acted).toHaveLength(answer.ok ? 1 : 0);
      return answer;
    };

    it.each(['guess', 'unproven', 'mapUnconfirmed'])('as a %s is not sent unconfirmed', async (match) => {
      expect(await asked([offered(match)])).toEqual(refusal);
      expect(await asked([offered(match)], { confirmedGuess: false })).toEqual(refusal);
      expect(await asked([offered(match)], { confirmedGuess: true })).toMatchObject({ ok: true });
    });

    it.each(['exact', 'through', 'map'])('as %s is sent at once', async (match) => {
      expect(await asked([offered(match)])).toMatchObject({ ok: true });
    });

    it('and that a link may have led to is not sent unconfirmed, however surely it opens the page', async () => {
      const unchecked = { ...offered('exact'), isUnchecked: true };
      expect(await asked([unchecked])).toEqual(refusal);
      expect(await asked([unchecked], { confirmedGuess: true })).toMatchObject({ ok: true });
    });

    it('is judged by that package, not by the others', async () => {
      expect(await asked([offered('exact', 'other'), offered('guess')])).toEqual(refusal);
      expect(await asked([offered('guess', 'other'), offered('exact')])).toMatchObject({ ok: true });
    });

    it('is sent where it was not among them', async () => {
      expect(await asked([offered('guess', 'other')])).toMatchObject({ ok: true });
    });

    it.each([
      ['nobody would have to approve it', [{ isApprovalRequired: false }], false],
      ['somebody has to', [{ isApprovalRequired: true }], true],
      ['one policy needs nobody', [{ isApprovalRequired: true }, { isApprovalRequired: false }], false],
      ['that isn’t known', undefined, false],
    ] as const)(
      'and that was found in the card takes a second press unless approved: %s',
      async (_, policies, ok) => {
        const { acted, commands } = start(undefined, denialOf({}), { state: 'nothing' }, policies);
        const card: CommandSender = { context: 'card' };
        expect(await commands.submitRequest(onPage, card)).toMatchObject(ok ? { ok } : refusal);
        expect(acted).toHaveLength(ok ? 1 : 0);
        expect(await commands.submitRequest({ ...onPage, confirmedGuess: true }, card)).toMatchObject({
          ok: true,
        });
      },
    );

    it.each([
      ['enough', {}, { need: 'edit' }],
      ['too weak: what it gives is what it is checked for', { isTooWeak: true, reach: 'view' }, {}],
    ])('is written down with the need: %s', async (_which, change, context) => {
      const packages = [{ ...offered('exact'), ...change }];
      const { acted, commands } = start(undefined, denialOf({ need: 'edit' }), { state: 'offer', packages });
      await commands.submitRequest(onPage, sender);
      expect(acted).toEqual([['submit', megan.profile, context]]);
    });

    it('is not sent where the page is another account’s, confirmed or not', async () => {
      const denial = denialOf({ userHint: adele.username });
      const { acted, commands } = start(undefined, denial, { state: 'offer', packages: [offered('exact')] });
      expect(await commands.submitRequest({ ...onPage, confirmedGuess: true }, sender)).toMatchObject({
        failure: { kind: 'wrongAccount' },
      });
      expect(acted).toEqual([]);
    });
  });

  it('that signs in makes Knock look again at pages it had given up on', async () => {
    const { looks, commands } = start();
    await looks.run('page', async () => ({ ok: false, failure: { kind: 'interactionRequired' } }));
    await commands.signIn({}, sender);
    expect(looks.endedAt('page')).toBeUndefined();
  });

  it('is not taken from an inner frame that says its card was blocked', async () => {
    const { commands } = start();
    const frame: CommandSender = {
      context: 'content',
      url: 'https://a.sharepoint.com/',
      frameId: 3,
      tab: { id: 5 },
    };
    expect(await commands.reportCardBlocked(undefined, frame)).toMatchObject({ ok: false });
  });
});
