import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Denial } from '../../../lib/denial/denial.ts';
import type { Offer } from '../../../lib/offer/offer.ts';
import { lookUpKey } from '../../../lib/resource/lookUp.ts';
import { appIdKey } from '../../../lib/resource/resource.ts';
import { decodeSettings } from '../../../lib/settings/decodeSettings.ts';
import type { RequestRow } from '../../../lib/store/rows.ts';
import { createWorld, found, unwrap } from '../graph/world.ts';
import { denialOf, offered, type Start, start } from './offerWorld.ts';

const appDenial = (world: Start, name: string, change: Partial<Denial> = {}): Denial => ({
  detector: 'entra',
  rule: 'entra.code',
  product: 'entra',
  reason: 'notAssigned',
  curable: 'yes',
  code: 50105,
  resources: [{ key: appIdKey(world.application(name).appId), from: 'message' }],
  resourceName: name,
  tenantHint: { tenantId: world.contoso.id },
  userHint: world.me.username,
  ...change,
});
const brief = (offer: Offer) =>
  offered(offer).map(({ displayName, match, isOneClick }) => [displayName, match, isOneClick]);

/** An administrator makes a package: a new one, for a site that none granted. */
function grant({ contoso, accessPackage }: Start, originId: string): void {
  const like = structuredClone(accessPackage('Marketing – Visitor'));
  for (const { scope, resource } of like.resourceRoleScopes) {
    scope.originId = originId;
    resource.originId = originId;
  }
  const policies = like.assignmentPolicies.map((policy) => ({ ...policy, id: crypto.randomUUID() }));
  contoso.accessPackages.push({
    ...like,
    id: crypto.randomUUID(),
    displayName: 'Legal – Visitor',
    assignmentPolicies: policies,
  });
}

describe('the help desk that policy names', () => {
  it('goes with every offer, and none without a way there', async () => {
    const helpDesk = { helpDeskName: 'Contoso IT Service', helpDeskMail: 'help@contoso.com' };
    const world = await start({ managed: helpDesk });
    expect(await world.describe(denialOf('/sites/Marketing'))).toMatchObject({ helpDesk });
    const bad = await start({
      managed: { ...helpDesk, helpDeskMail: 'help', helpDeskUrl: 'help.contoso.com' },
    });
    expect(await bad.describe(denialOf('/sites/Marketing'))).not.toHaveProperty('helpDesk');
  });
});

describe('a refused SharePoint site', () => {
  it('is offered the least package in one click, with what the others grant besides', async () => {
    const world = await start();
    const offer = await world.lookAndDescribe(denialOf('/sites/Marketing'));
    const [best, next] = offered(offer);
    expect(best).toMatchObject({
      displayName: 'Marketing – Visitor',
      match: 'exact',
      isOneClick: true,
      otherGrants: [],
    });
    expect(next).toMatchObject({
      displayName: 'Marketing team',
      isOneClick: false,
      asksOnlyJustification: true,
    });
    expect(next?.otherGrants).toHaveLength(3);
    expect(offer).toMatchObject({
      provenance: 'graph',
      account: { username: 'AdeleV@contoso.com' },
      denial: { resourceName: 'Marketing' },
      myAccessUrl: `https://myaccess.microsoft.com/@${world.contoso.id}#/access-packages/${best?.accessPackageId}`,
    });
    expect(JSON.stringify(offer), 'no way back and no keys in what views get').not.toMatch(
      /returnTo|resources/,
    );
  });

  it('needs the form where questions are asked', async () => {
    const world = await start();
    const [best] = offered(await world.lookAndDescribe(denialOf('/sites/Marketing/Campaigns')));
    expect(best).toMatchObject({
      displayName: 'Campaign planning',
      isOneClick: false,
      asksOnlyJustification: false,
    });
  });

  it('is found through the site above it, after the exact one', async () => {
    const world = await start();
    const denial = denialOf('/sites/Marketing/Campaigns');
    await world.lookAndDescribe(denialOf('/sites/Marketing'));
    expect(brief(await world.lookAndDescribe(denial)).map(([name, match]) => [name, match])).toEqual([
      ['Campaign planning', 'exact'],
      ['Marketing – Visitor', 'through'],
      ['Marketing team', 'through'],
    ]);
  });

  it('lets the person choose between policies in the form', async () => {
    const world = await start();
    const [best] = offered(await world.lookAndDescribe(denialOf('/teams/Operations')));
    expect(best).toMatchObject({ displayName: 'Operations projects', isOneClick: false });
    expect(best?.policies).toHaveLength(2);
  });

  it('reads the rest of the index when names do not help', async () => {
    const world = await start();
    const [best] = offered(await world.lookAndDescribe(denialOf('/sites/Knowledge')));
    expect(best).toMatchObject({ displayName: 'Finance auditors', match: 'exact' });
  });

  it('is never one click where the page is only maybe curable', async () => {
    const world = await start();
    const offer = await world.lookAndDescribe(
      denialOf('/sites/Marketing', { curable: 'maybe', extent: 'item' }),
    );
    expect(brief(offer)[0]).toEqual(['Marketing – Visitor', 'exact', false]);
  });

  it('that no package holds has nothing, and the contact of the map', async () => {
    const contact = {
      resource: { kind: 'site', id: 'https://contoso.sharepoint.com/sites/Legal' },
      name: 'Lee',
      mail: 'LeeG@contoso.com',
    };
    const managed = { resourceMap: { version: 1, contacts: [contact] }, contactDomains: ['contoso.com'] };
    const world = await start({ managed });
    expect(await world.lookAndDescribe(denialOf('/sites/Legal'))).toMatchObject({
      state: 'nothing',
      contact: { name: 'Lee', mail: 'leeg@contoso.com' },
    });
  });

  it('that no package held is offered at the next look once somebody made one', async () => {
    const world = await start();
    const legal = denialOf('/sites/Legal');
    expect((await world.lookAndDescribe(legal)).state).toBe('nothing');
    grant(world, 'https://contoso.sharepoint.com/sites/Legal');
    const calls = () => world.tenant.core.log.rows().length;
    const before = calls();
    expect((await world.lookAndDescribe(legal)).state, 'the list was read just now').toBe('nothing');
    expect(calls()).toBe(before);
    world.tenant.core.clock.advance(61_000);
    expect(await world.lookAndDescribe(legal)).toMatchObject({ state: 'offer', provenance: 'graph' });
  });

  it('that no package held waits for the list to grow old where that is long', async () => {
    const world = await start({ packages: 600 });
    const legal = denialOf('/sites/Legal');
    await world.lookAndDescribe(legal);
    grant(world, 'https://contoso.sharepoint.com/sites/Legal');
    world.tenant.core.clock.advance(61_000);
    const isList = ({ path }: { path: string }) => path.includes('allowedRequestor');
    const lists = () => world.tenant.core.log.rows().filter(isList).length;
    const before = lists();
    await world.lookAndDescribe(legal);
    expect(lists()).toBe(before);
  });

  it('that may not even exist is explained where nothing opens it, with the contact of the map', async () => {
    const project = found(lookUpKey('azureDevOpsProject', 'contoso/Hidden'));
    const managed = {
      contactDomains: ['contoso.com'],
      resourceMap: {
        version: 1,
        contacts: [
          {
            resource: { kind: 'azureDevOpsProject', id: 'contoso/hidden' },
            name: 'Lee',
            mail: 'leeg@contoso.com',
          },
        ],
      },
    };
    const hidden = (curable: Denial['curable'], reason: Denial['reason']): Denial => ({
      detector: 'azureDevOps',
      rule: 'azureDevOps.code',
      product: 'azureDevOps',
      reason,
      curable,
      resources: [{ key: project, from: 'path' }],
      resourceName: 'Hidden',
    });
    const contact = { name: 'Lee', mail: 'leeg@contoso.com' };
    const world = await start({ managed });
    const maybe = hidden('maybe', 'mayNotExist');
    expect(await world.describe(maybe, true)).toMatchObject({ state: 'looking' });
    expect(await world.lookAndDescribe(maybe)).toMatchObject({
      state: 'notCurable',
      reason: 'mayNotExist',
      contact,
    });
    // What no request cures is said at once, and Graph is not asked.
    world.tenant.core.log.clear();
    const no = hidden('no', 'conditionalAccess');
    expect(await world.lookAndDescribe(no)).toMatchObject({
      state: 'notCurable',
      reason: 'conditionalAccess',
      contact,
    });
    expect(world.tenant.core.log.rows()).toEqual([]);
    // Another project's owner is nobody here.
    const other = {
      ...maybe,
      resources: [{ key: found(lookUpKey('azureDevOpsProject', 'contoso/x')), from: 'path' as const }],
    };
    expect(await world.lookAndDescribe(other)).not.toHaveProperty('contact');
  });

  it('is painted from the store without a call', async () => {
    const world = await start();
    await world.lookAndDescribe(denialOf('/sites/Marketing'));
    world.tenant.core.log.clear();
    expect((await world.describe(denialOf('/sites/Marketing'))).state).toBe('offer');
    expect(world.tenant.core.log.rows()).toEqual([]);
  });
});

describe('a refused application (50105)', () => {
  it('is one click with the look-up: the service principal itself', async () => {
    const world = await start({ managed: { applicationLookUp: true } });
    expect(brief(await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod')))).toEqual([
      ['SugarLearning Reader', 'exact', true],
      ['SugarLearning Contributor', 'exact', false],
    ]);
  });

  it('is one click with the look-up: through the group assigned to it', async () => {
    const world = await start({ managed: { applicationLookUp: true } });
    const offer = await world.lookAndDescribe(appDenial(world, 'Contoso Expenses'));
    expect(brief(offer)[0]).toEqual(['Expense claims', 'through', true]);
    expect(offer).toMatchObject({ provenance: 'graph' });
  });

  it('is one click by the map, when Graph shows the mapped target', async () => {
    const draft = createWorld();
    const { appId, servicePrincipalId } = draft.application('SugarLearning Prod');
    const alias = {
      from: { kind: 'application', id: appId },
      to: { kind: 'servicePrincipal', id: servicePrincipalId },
      relation: 'same',
    };
    const world = await start({ managed: { resourceMap: { version: 1, aliases: [alias] } } });
    const offer = await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod'));
    expect(brief(offer)[0]).toEqual(['SugarLearning Reader', 'map', true]);
    expect(offer).toMatchObject({ provenance: 'map' });
    expect(world.tenant.core.log.rows().some((row) => row.path.includes('servicePrincipals'))).toBe(false);
  });

  it('by a hint of the map alone is a guess: two clicks; and the list is not needed', async () => {
    const { application, accessPackage } = createWorld();
    const hint = {
      resource: { kind: 'application', id: application('SugarLearning Prod').appId },
      accessPackageId: accessPackage('SugarLearning Reader').id,
      displayName: 'SugarLearning Reader',
    };
    const world = await start({ managed: { resourceMap: { version: 1, packages: [hint] } } });
    expect(brief(await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod')))).toEqual([
      ['SugarLearning Reader', 'mapUnconfirmed', false],
    ]);
  });

  it('with a hint whose contents show the mapped target is one click before the list is read', async () => {
    const { application, accessPackage } = createWorld();
    const app = application('SugarLearning Prod');
    const resource = { kind: 'application', id: app.appId };
    const resourceMap = {
      version: 1,
      aliases: [
        { from: resource, to: { kind: 'servicePrincipal', id: app.servicePrincipalId }, relation: 'same' },
      ],
      packages: [
        { resource, accessPackageId: accessPackage('SugarLearning Reader').id, displayName: 'Sugar' },
      ],
    };
    const world = await start({ managed: { resourceMap } });
    expect(brief(await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod')))).toEqual([
      ['Sugar', 'map', true],
    ]);
    expect(world.tenant.core.log.rows().some((row) => row.path.includes('allowedRequestor'))).toBe(false);
  });

  it('with a hint to a package that is not for this person falls back to nothing', async () => {
    const { application } = createWorld();
    const hint = {
      resource: { kind: 'application', id: application('Payroll Admin').appId },
      accessPackageId: '00000000-0000-4000-8000-00000000dead',
    };
    const world = await start({ managed: { resourceMap: { version: 1, packages: [hint] } } });
    expect(await world.lookAndDescribe(appDenial(world, 'Payroll Admin'))).toMatchObject({
      state: 'nothing',
    });
  });

  it('with neither is a guess by name: never one click', async () => {
    const world = await start();
    const offer = await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod'));
    expect(brief(offer)).toEqual([
      ['SugarLearning Reader', 'guess', false],
      ['SugarLearning Contributor', 'guess', false],
    ]);
    expect(offer).toMatchObject({ provenance: 'name' });
  });

  it('goes on without the look-up where consent is missing', async () => {
    const world = await start({
      managed: { applicationLookUp: true },
      refuse: (scopes) =>
        scopes.includes('Application.Read.All')
          ? { ok: false, failure: { kind: 'consentNeeded', scopes: [...scopes] } }
          : undefined,
    });
    expect(brief(await world.lookAndDescribe(appDenial(world, 'SugarLearning Prod')))[0]?.[1]).toBe('guess');
  });
});

describe('no offer', () => {
  it.each(['conditionalAccess', 'consentNeeded', 'personalStorage', 'organizationalPolicy'] as const)(
    'for %s, signed in or not',
    async (reason) => {
      const world = await start();
      const denial = denialOf('/sites/Marketing', { reason, curable: 'no' });
      expect(await world.describe(denial)).toMatchObject({ state: 'notCurable', reason });
      expect(await world.offers.describe(denial, { looking: false })).toMatchObject({ state: 'notCurable' });
    },
  );

  it('for another account than the page’s', async () => {
    const world = await start();
    const denial = appDenial(world, 'SugarLearning Prod', { userHint: 'LeeG@contoso.com' });
    expect(await world.describe(denial)).toMatchObject({
      state: 'otherAccount',
      acting: 'AdeleV@contoso.com',
      onPage: 'LeeG@contoso.com',
    });
  });

  it.each(['ADELEV@contoso.com', '{EmailHidden}', undefined])(
    'is withheld for the name %s',
    async (userHint) => {
      const world = await start();
      const { userHint: _named, ...denial } = appDenial(world, 'SugarLearning Prod');
      const offer = await world.lookAndDescribe(userHint === undefined ? denial : { ...denial, userHint });
      expect(offer.state).toBe('offer');
    },
  );

  it('treats a guest’s two names as one', async () => {
    const world = await start({ person: 'Kai Carter' });
    const denial = appDenial(world, 'SugarLearning Prod', { userHint: 'kai@fabrikam.com' });
    expect((await world.describe(denial)).state).not.toBe('otherAccount');
  });

  it('for another tenant, by id or by a host that is not its own', async () => {
    const world = await start();
    const fabrikam = found(world.tenant.seed.tenants[1]);
    const byId = appDenial(world, 'SugarLearning Prod', { tenantHint: { tenantId: fabrikam.id } });
    expect(await world.describe(byId)).toMatchObject({ state: 'otherTenant', onPage: fabrikam.id });

    const projects = denialOf('https://fabrikam.sharepoint.com/sites/Projects');
    expect((await world.describe(projects)).state, 'no host is known yet: no claim').toBe('nothing');
    await world.lookAndDescribe(denialOf('/sites/Marketing'));
    expect(await world.describe(projects)).toMatchObject({
      state: 'otherTenant',
      onPage: 'fabrikam.sharepoint.com',
    });
  });

  it('is not withheld for another geography of the same tenant', async () => {
    const world = await start();
    await world.lookAndDescribe(denialOf('/sites/Marketing'));
    const sales = denialOf('https://contosoeur.sharepoint.com/sites/Sales');
    expect((await world.describe(sales)).state, 'before any of its sites is known').not.toBe('otherTenant');
    expect(brief(await world.lookAndDescribe(sales))[0]?.slice(0, 2)).toEqual(['Sales Europe', 'exact']);
  });

  it('without a session', async () => {
    const world = await start();
    const denial = denialOf('/sites/Marketing');
    const nobody = { looking: false };
    expect(await world.offers.describe(denial, nobody)).toMatchObject({
      state: 'signedOut',
      needs: 'signIn',
    });
    const expired = { ...nobody, profile: { ...world.me, session: 'needsSignIn' as const } };
    expect(await world.offers.describe(denial, expired)).toMatchObject({
      state: 'signedOut',
      needs: 'signInAgain',
    });
    const fresh = await start({ settings: decodeSettings({}, {}) });
    expect((await fresh.offers.describe(denial, nobody)).state).toBe('notConfigured');
    const early = await start({ settings: { state: 'notKnownYet' } });
    expect((await early.offers.describe(denial, nobody)).state).toBe('looking');
  });
});

describe('while and after looking', () => {
  it('is looking until something is known, and does not show a guess meanwhile', async () => {
    const world = await start();
    const denial = appDenial(world, 'SugarLearning Prod');
    expect((await world.describe(denial, true)).state).toBe('looking');
    await world.lookAndDescribe(denial);
    expect((await world.describe(denial, true)).state).toBe('looking');
    expect((await world.describe(denial, false)).state).toBe('offer');
  });

  it.each([
    ['offline', { path: '*', kind: 'dropBefore' as const }, 'offline'],
    ['throttled', { path: '*', kind: 'status' as const, status: 429, retryAfterSeconds: 60 }, 'throttled'],
    ['broken', { path: '*', kind: 'malformed' as const }, 'malformedAnswer'],
  ])('says that it failed (%s), until it works', async (_name, fault, kind) => {
    const world = await start();
    const denial = denialOf('/sites/Marketing');
    world.tenant.core.faults.add(fault);
    expect(await world.offers.look(denial, world.me)).toMatchObject({ ok: false, failure: { kind } });
    expect(await world.describe(denial)).toMatchObject({ state: 'failed', failure: { kind } });
    world.tenant.core.faults.clear();
    expect((await world.lookAndDescribe(denial)).state).toBe('offer');
  });

  it('says that it failed when a package was found but not what it asks', async () => {
    const world = await start();
    const denial = denialOf('/sites/Marketing');
    const path = '*/getApplicablePolicyRequirements';
    world.tenant.core.faults.add({ path, kind: 'status', status: 429, retryAfterSeconds: 60, inBatch: true });
    expect((await world.offers.look(denial, world.me)).ok).toBe(false);
    expect(await world.describe(denial)).toMatchObject({ state: 'failed', failure: { kind: 'throttled' } });
    expect((await world.describe(denial, true)).state).toBe('offer');
  });

  it('asks to sign in again when Entra wants to see the person', async () => {
    const refuse = () => ({ ok: false as const, failure: { kind: 'interactionRequired' as const } });
    const world = await start({ refuse });
    const denial = denialOf('/sites/Marketing');
    await world.offers.look(denial, world.me);
    expect(await world.describe(denial)).toMatchObject({ state: 'signedOut', needs: 'signInAgain' });
  });

  it('says that the store is broken', async () => {
    const world = await start();
    world.store.close({ disableAutoOpen: true });
    expect(await world.describe(denialOf('/sites/Marketing'))).toMatchObject({
      state: 'failed',
      failure: { kind: 'storeCorrupt' },
    });
  });
});

describe('what is under way', () => {
  const row = (world: Start, change: Partial<RequestRow> = {}): RequestRow => ({
    profile: world.me.profile,
    id: crypto.randomUUID(),
    accessPackageId: world.accessPackage('Marketing – Visitor').id,
    accessPackageName: 'Marketing – Visitor',
    targetId: world.me.oid,
    requestType: 'UserAdd',
    state: 'pendingApproval',
    justification: 'private words',
    answers: [],
    schedule: null,
    madeHere: true,
    createdAt: world.clock.now(),
    asOf: world.clock.now(),
    changedAt: world.clock.now(),
    timeline: [],
    ...change,
  });
  const denial = denialOf('/sites/Marketing');
  const hoursAgo = (world: Start, hours: number) => world.clock.now() - hours * 3_600_000;

  it('answers the page: for a package that grants it, or for the same thing', async () => {
    const world = await start();
    await world.store.requests.put(
      row(world, { deniedKey: found(denial.resources[0]).key, accessPackageId: 'x' }),
    );
    expect(await world.describe(denial)).toMatchObject({
      state: 'requested',
      request: { state: 'pendingApproval' },
    });
    await world.store.requests.clear();
    await world.lookAndDescribe(denial);
    await world.store.requests.put(row(world));
    const offer = await world.describe(denial);
    expect(offer.state).toBe('requested');
    expect(JSON.stringify(offer)).not.toContain('private words');
  });

  it.each([
    ['denied just now', { state: 'denied' }, 1, 'requested'],
    ['denied two days ago', { state: 'denied' }, 48, 'offer'],
    ['opened a while ago', { state: 'usable' }, 48, 'offer'],
    ['still pending after a week', { state: 'pendingApproval' }, 168, 'requested'],
    ['canceled', { state: 'canceled' }, 1, 'offer'],
    ['typed but not sent', { state: 'draft' }, 1, 'offer'],
    ['sent back', { state: 'draft', failure: { kind: 'notRequestable', why: 'expired' } }, 1, 'requested'],
    ['a request to give it up', { requestType: 'userRemove' }, 1, 'offer'],
    ['unknown', { state: 'unknown' }, 48, 'requested'],
  ] as [string, Partial<RequestRow>, number, Offer['state']][])(
    '%s: %o',
    async (_name, change, hours, state) => {
      const world = await start();
      await world.lookAndDescribe(denial);
      await world.store.requests.put(row(world, { ...change, changedAt: hoursAgo(world, hours) }));
      expect((await world.describe(denial)).state).toBe(state);
    },
  );

  it('another person’s request is no answer', async () => {
    const world = await start();
    await world.lookAndDescribe(denial);
    await world.store.requests.put(row(world, { profile: world.person('Lee Gu').profile }));
    expect((await world.describe(denial)).state).toBe('offer');
  });

  it('is held already', async () => {
    const world = await start();
    await world.lookAndDescribe(denial);
    await world.store.assignments.put(world.assignment('Marketing team'));
    expect(await world.describe(denial)).toMatchObject({ state: 'held', packageName: 'Marketing team' });
  });

  it('is held by a package that one may no longer ask for', async () => {
    const world = await start();
    const wiki = world.accessPackage('Contoso Wiki');
    wiki.assignmentPolicies = [];
    wiki.resourceRoleScopes = world.accessPackage('Marketing – Visitor').resourceRoleScopes;
    await world.store.assignments.put(world.assignment('Contoso Wiki'));
    expect(await world.lookAndDescribe(denial)).toMatchObject({ state: 'held', packageName: 'Contoso Wiki' });
  });

  it('is not held by a package for the site above, nor by a guess', async () => {
    const world = await start();
    await world.lookAndDescribe(denial);
    const campaigns = denialOf('/sites/Marketing/Campaigns');
    await world.lookAndDescribe(campaigns);
    await world.store.assignments.put(world.assignment('Marketing team'));
    expect((await world.describe(campaigns)).state).toBe('offer');
    const guess = appDenial(world, 'SugarLearning Prod');
    await world.lookAndDescribe(guess);
    await world.store.assignments.put(world.assignment('SugarLearning Reader'));
    expect((await world.describe(guess)).state).toBe('offer');
  });
});

describe('a look that could lead to nothing', () => {
  it.each([
    ['a refusal that no package cures', denialOf('/sites/Marketing', { curable: 'no' })],
    ['somebody else’s refusal', denialOf('/sites/Marketing', { userHint: 'lee@contoso.com' })],
  ])('asks Graph nothing: %s', async (_, denial) => {
    const world = await start();
    unwrap(await world.offers.look(denial, world.me));
    expect(await world.store.sync.count()).toBe(0);
    expect(await world.store.accessPackages.count()).toBe(0);
  });
});
