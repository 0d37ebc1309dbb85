import { describe, expect, it } from 'vitest';
import { approverScopes, employeeScopes } from '../../lib/auth/tokenSource.ts';
import { type Ask, createAsk } from '../../lib/contact/ask.ts';
import { contactFile, readContactFile, switchesOf } from '../../lib/contact/contactFile.ts';
import { playContact } from '../../lib/contact/play.ts';
import { mostCalls } from '../../lib/contact/readings.ts';
import { isSwitch, type Position, rowNames, verdictOf } from '../../lib/contact/rows.ts';
import type { ContactRow } from '../../lib/contact/seen.ts';
import { knownPositions, type SwitchPositions } from '../tenant/state/switches.ts';
import { asFetch } from '../tenant/tenant.ts';
import { em, graphAs, seconds, stillTenant, userAdd } from '../tenant/testing.ts';
import { createRandom, printedSeed } from '../unit/requests/random.ts';
import { backInStory } from './backInStory.ts';

type Positions = Partial<SwitchPositions>;
type Tenant = ReturnType<typeof stillTenant>;

/** A tenant in which there is something to ask about: Adele waits for Megan's decision. */
async function tenantIn(switches: Positions): Promise<Tenant> {
  const tenant = stillTenant({ switches });
  const adele = await graphAs(tenant, 'AdeleV@contoso.com');
  await adele('POST', `${em}/assignmentRequests`, userAdd(tenant, 'Marketing – Visitor'));
  seconds(tenant, 4000);
  tenant.core.log.clear();
  return tenant;
}

async function askIn(tenant: Tenant, user: string): Promise<Ask> {
  const token = async (name: string, scopes: readonly string[]) => {
    const { tenant: home, user: person } = tenant.core.directory.userByUpn(name) ?? {};
    const app = home?.applications.find(({ displayName }) => displayName === 'Knock');
    if (home === undefined || person === undefined || app === undefined) throw new Error(name);
    return tenant.tokens.issue({
      tenantId: home.id,
      userId: person.id,
      clientId: app.appId,
      scopes: [...scopes],
    });
  };
  return createAsk({
    graph: 'https://graph.microsoft.com',
    tokens: {
      employee: await token(user, employeeScopes),
      approver: await token('MeganB@contoso.com', approverScopes),
    },
    locale: 'en',
    fetch: asFetch(tenant),
  });
}

async function contact(tenant: Tenant, user = 'AdeleV@contoso.com'): Promise<ContactRow[]> {
  return playContact(await askIn(tenant, user), { hasApprover: true });
}

const positionsIn = (rows: readonly ContactRow[]) =>
  Object.fromEntries(rows.flatMap(({ row, position }) => (position === undefined ? [] : [[row, position]])));

/** Switches that reading shows at all. */
const observable = rowNames.filter(isSwitch) as (keyof SwitchPositions & (typeof rowNames)[number])[];
const all: Record<string, readonly Position[]> = knownPositions;

/** Where unknown ids answer 403, stages that aren't there look like those that may not be read. */
const lookOf = (name: string, at: Record<string, Position>): Position | undefined =>
  name === 'stagesReadable' && at.stagesStatus === 404 ? false : at[name];

/** Why a position of this tenant can't be seen; each of these rows says *nothing to ask about*. */
function isHidden(name: string, at: Record<string, Position>): boolean {
  // No link is followed, so nothing of any list is seen, other than that and what is refused.
  if (at.emptyPages === true) return !whenEmpty(name, at);
  switch (name) {
    case 'pageSize':
      return at.pageSize === 100; // there are fewer packages
    case 'packageTop':
      return at.packageTop !== 'refused' && at.pageSize === 100;
    case 'listHiddenPackages':
      return at.listHiddenPackages === false || (at.pageSize === 2 && at.packageTop !== 'works');
    case 'roleIsGroupId':
      return at.contentsReadable === false;
    case 'requirements':
      return at.pageSize === 1;
    case 'directReports':
      return at.directReports !== 'refused'; // nobody reports to Adele
    case 'questionShape':
      return at.pageSize === 2 && at.packageTop !== 'works';
    case 'suggestions':
      return at.suggestions !== 'refused'; // nobody beside Adele holds what she may request
    case 'stagesReadable':
      return at.stagesStatus === 404 && at.unknownIdStatus === 404;
    case 'stagesStatus':
      return at.stagesStatus === 404 ? at.unknownIdStatus === 403 : at.stagesReadable === false;
    case 'timedOutStatus':
      return true; // nothing of hers has timed out
    default:
      return false;
  }
}

function whenEmpty(name: string, at: Record<string, Position>): boolean {
  switch (name) {
    case 'packageTop':
      return at.packageTop === 'refused';
    case 'packageExpand':
    case 'directReports':
    case 'suggestions':
      return at[name] === 'refused' || at[name] === 'badRequest';
    case 'availableList':
      return at.availableList === 'refused';
    default:
      return ['emptyPages', 'unknownIdStatus', 'requestExpand', 'approverCountUnderLowScope'].includes(name);
  }
}

describe('First contact', () => {
  it('names only switches and positions that the tenant has', () => {
    for (const name of observable) {
      expect(all[name], name).toBeDefined();
      const seen = all[name]?.filter((position) => verdictOf(name, position) !== undefined) ?? [];
      expect(seen.length, name).toBeGreaterThan(0);
    }
  });

  it.each([1, 2, 3, 4, 5])('finds positions set at random, and is never wrong: %i', async (run) => {
    const random = createRandom(printedSeed(`First contact ${run}`) + run);
    const at = Object.fromEntries(
      observable.map((name) => [name, all[name]?.[random.integer(all[name].length)] ?? false]),
    );
    const tenant = await tenantIn(at as Positions);
    const seen = positionsIn(await contact(tenant));
    for (const name of observable) {
      if (isHidden(name, at)) expect(seen[name], name).toBeUndefined();
      else expect(seen[name], name).toBe(lookOf(name, at));
    }
    expect(tenant.violations()).toEqual([]);
  });

  it('only reads, in no more calls than it says, and leads nowhere but to Graph', async () => {
    const tenant = await tenantIn({ pageSize: 2, requestExpand: 'badRequest' });
    await contact(tenant);
    const rows = tenant.core.log.rows();
    expect(mostCalls).toBeLessThanOrEqual(30);
    expect(rows.length).toBeLessThanOrEqual(mostCalls);
    expect(rows.some(({ effect }) => effect !== undefined)).toBe(false);
    const posts = rows.filter(({ method }) => method !== 'GET');
    expect(posts.every(({ path }) => path.endsWith('/getApplicablePolicyRequirements'))).toBe(true);
    expect(rows.some(({ path }) => path.includes('skiptoken'))).toBe(false);
  });

  it('sees what another person’s suggestions show', async () => {
    for (const suggestions of ['count', 'countAndNames', 'refused'] as const) {
      const tenant = await tenantIn({ suggestions });
      expect(positionsIn(await contact(tenant, 'AlexW@contoso.com')).suggestions).toBe(suggestions);
    }
  });
});

const twelve: Positions[] = [
  {},
  { packageExpand: 'works', requestExpand: 'withoutPeople' },
  { packageExpand: 'badRequest', approverCountUnderLowScope: false },
  { packageExpand: 'empty', roleIsGroupId: false },
  { availableList: 'works', suggestions: 'refused' },
  { contentsReadable: false },
  { pageSize: 2, packageTop: 'works', questionShape: 'beta' },
  { packageSearch: 'works', packageFilter: 'ignored' },
  { packageFilter: 'works', packageSearch: 'ignored' },
  { stagesReadable: false },
  { stagesStatus: 404 },
  { requestExpand: 'badRequest', contentsReadable: false, stagesReadable: false },
];

describe.each(twelve)('a tenant like %j', (switches) => {
  it('is found, its file loads, and the story runs in what it describes', async () => {
    const rows = await contact(await tenantIn(switches));
    expect(positionsIn(rows)).toMatchObject(switches);
    const file = readContactFile(contactFile(rows));
    expect(file).toEqual({ ok: true, rows });
    const told = await backInStory(switchesOf(rows) as Positions);
    expect(told).toEqual({
      match: switches.contentsReadable === false ? 'guess' : 'exact',
      approvedIn: switches.stagesReadable === false || switches.stagesStatus === 404 ? 'My Access' : 'Knock',
      state: 'delivered',
      isIn: true,
      violations: [],
    });
  });
});
