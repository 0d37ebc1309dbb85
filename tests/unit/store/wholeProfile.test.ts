import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countUnsent } from '../../../lib/requests/model/pendingCommands.ts';
import type { Store, Tables } from '../../../lib/store/database.ts';
import { requestsOf } from '../../../lib/store/readable.ts';
import type { MetaRow, OutboxRow, ProfileMeta } from '../../../lib/store/rows.ts';
import { eraseProfile, exportProfile } from '../../../lib/store/wholeProfile.ts';
import { draftRow } from '../authoring/drafts.ts';
import { person, requestRow } from '../requests/people.ts';
import { testStore } from './testStore.ts';

const me = person(1);
const other = person(2);
let store: Store;

const command = (id: string, state: OutboxRow['state']): OutboxRow => ({
  profile: me.profile,
  id,
  command: { kind: 'submitRequest', requestId: id },
  state,
  createdAt: 0,
  expiresAt: 1,
  attempts: 1,
  dueAt: 0,
});

const cancelOf = (requestId: string): OutboxRow['command'] => ({
  kind: 'cancelRequest',
  requestId,
  graphId: 'g',
});
const decision = (approvalId: string): OutboxRow['command'] => ({
  kind: 'decideApproval',
  approvalId,
  stageId: 's',
  decision: 'Approve',
  justification: '',
});

type KindOf<Key extends string> = Key extends `${infer Kind}/${string}` ? Kind : never;

beforeEach(async () => {
  ({ store } = testStore());
  for (const who of [me, other]) {
    await store.profiles.put(who);
    await store.requests.put(requestRow({ profile: who.profile, id: 'open', state: 'pendingApproval' }));
    await store.requests.put(requestRow({ profile: who.profile, id: 'draft', state: 'draft' }));
    await store.sync.put({ profile: who.profile, section: 'requests', dueAt: 0, failures: 0 });
    await store.meta.put({ key: `signInAnnounced/${who.profile}`, value: true });
  }
  await store.requests.put(requestRow({ id: 'queued', state: 'queued', openIntent: 'a/b' }));
  await store.requests.put(requestRow({ id: 'lost', state: 'sending', openIntent: 'c/d' }));
  await store.outbox.bulkPut([command('queued', 'queued'), command('lost', 'verifying')]);
  await store.meta.put({ key: 'activeProfile', value: me.profile });
});

const signOut = () => store.profiles.update(me.profile, { session: 'signedOut' });
const ids = async (who = me) => (await requestsOf(store, who.profile)).rows.map((row) => row.id).sort();

describe('a whole profile', () => {
  it('goes completely, and nothing of another with it', async () => {
    const before = await exportProfile(store, other.profile);
    await store.outbox.delete([me.profile, 'lost']);
    await signOut();
    await eraseProfile(store, me.profile);
    const left = await exportProfile(store, me.profile);
    expect(Object.values(left).flat()).toEqual([]);
    expect(await store.meta.toArray()).toEqual([{ key: `signInAnnounced/${other.profile}`, value: true }]);
    expect(await exportProfile(store, other.profile)).toEqual(before);
  });

  it('has a row in every table, and every single value, and none is left', async () => {
    const rows: Record<keyof Tables, object> = {
      profiles: me,
      meta: { key: 'activeProfile', value: me.profile },
      accessPackages: { id: '1' },
      packageNames: { id: '1' },
      grants: { accessPackageId: '1', roleScopeId: '2' },
      applications: { appId: '1' },
      requirements: { accessPackageId: '1' },
      requests: requestRow({ id: 'over', state: 'denied' }),
      outbox: command('over', 'queued'),
      assignments: { id: '1' },
      approvals: { id: '1' },
      packageDrafts: draftRow(me.profile),
      sync: { section: 'packages' },
    };
    for (const [name, row] of Object.entries(rows))
      await store.table(name).put({ ...row, profile: me.profile });
    await store.outbox.delete([me.profile, 'lost']);
    const values: Record<KindOf<ProfileMeta>, ProfileMeta> = {
      coverage: `coverage/${me.profile}`,
      decisions: `decisions/${me.profile}`,
      erased: `erased/${me.profile}`,
      form: `form/expand/${me.profile}`,
      reasonNeeded: `reasonNeeded/${me.profile}`,
      reports: `reports/${me.profile}`,
      requestsSeen: `requestsSeen/${me.profile}`,
      signInAnnounced: `signInAnnounced/${me.profile}`,
      suggestions: `suggestions/${me.profile}`,
    };
    for (const key of Object.values(values)) await store.meta.put({ key, value: 1 });
    await signOut();
    expect(Object.keys(await exportProfile(store, me.profile)).sort()).toEqual(Object.keys(rows).sort());
    await eraseProfile(store, me.profile);
    const left = await Promise.all(
      store.tables.map(async (table) => [table.name, JSON.stringify(await table.toArray())]),
    );
    expect(left.filter(([, text]) => text?.includes(me.profile))).toEqual([]);
    expect(left.map(([name]) => name).sort()).toEqual(Object.keys(rows).sort());
  });

  it('keeps a package that is half made: forgetting it would leave what nobody sees', async () => {
    await store.outbox.delete([me.profile, 'lost']);
    await store.packageDrafts.bulkPut([
      { ...draftRow(me.profile), id: 'typed' },
      { ...draftRow(me.profile), id: 'made', state: 'created' },
      { ...draftRow(me.profile), id: 'half', state: 'creating' },
      { ...draftRow(me.profile), id: 'halfUndone', state: 'undoing' },
    ]);
    await signOut();
    await eraseProfile(store, me.profile);
    expect((await store.packageDrafts.toArray()).map(({ id }) => id)).toEqual(['half', 'halfUndone']);
    expect(await store.profiles.get(me.profile)).toMatchObject({ session: 'signedOut' });
  });

  it('leaves what was typed, on request, and never forgets a call whose answer was lost', async () => {
    await signOut();
    await eraseProfile(store, me.profile, { keepUnsent: true });
    expect(await ids()).toEqual(['draft', 'lost', 'queued']);
    expect(await store.requests.get([me.profile, 'queued'])).toMatchObject({
      state: 'draft',
      justification: 'because',
    });
    expect((await store.outbox.toArray()).map((row) => row.id)).toEqual(['lost']);
    expect(await store.profiles.get(me.profile)).toMatchObject({ session: 'signedOut' });
    expect(await store.sync.count()).toBe(1);
  });

  it('keeps a call whose answer was lost, also where the rest is to go: forgotten, it could be sent twice', async () => {
    await store.outbox.put({ ...command('draft', 'sending'), command: cancelOf('open') });
    await signOut();
    await eraseProfile(store, me.profile);
    expect(await ids()).toEqual(['lost']);
    expect(await store.outbox.toArray()).toMatchObject([{ id: 'lost', state: 'verifying' }]);
    expect(await store.requests.get([me.profile, 'lost'])).toMatchObject({ openIntent: 'c/d' });
    expect(await store.profiles.get(me.profile)).toMatchObject({ session: 'signedOut' });
  });

  it('counts what a sign-out drops and what it keeps', async () => {
    await store.requests.update([me.profile, 'open'], { graphId: 'g' });
    await store.outbox.bulkPut([
      { ...command('cancel/open', 'queued'), command: cancelOf('open') },
      { ...command('decide/1', 'queued'), command: decision('1') },
      { ...command('decide/2', 'verifying'), command: decision('2') },
    ]);
    expect(await countUnsent(store, me.profile)).toEqual({
      requests: 2,
      decisions: 2,
      cancels: 1,
      awaited: 1,
    });
  });

  it('remembers what was erased from the history for as long as its own row stays', async () => {
    const erased: MetaRow = { key: `erased/${me.profile}`, value: ['graph-1'] };
    await store.meta.put(erased);
    await signOut();
    await eraseProfile(store, me.profile, { keepUnsent: true });
    expect((await exportProfile(store, me.profile)).meta).toEqual([erased]);
    await store.outbox.clear();
    await eraseProfile(store, me.profile);
    expect((await exportProfile(store, me.profile)).meta).toEqual([]);
  });

  it('is erased in one transaction: if a part fails, all of it stays', async () => {
    await signOut();
    vi.spyOn(store.table('sync'), 'where').mockImplementation(() => {
      throw new Error('disk');
    });
    await expect(eraseProfile(store, me.profile)).rejects.toThrow('disk');
    expect(await ids()).toEqual(['draft', 'lost', 'open', 'queued']);
  });

  it('stays when somebody has signed in again while the erasure waited', async () => {
    await eraseProfile(store, me.profile);
    expect(await ids()).toEqual(['draft', 'lost', 'open', 'queued']);
    expect(await store.profiles.get(me.profile)).toMatchObject({ session: 'signedIn' });
  });

  it('exports what it has, table by table', async () => {
    const all = await exportProfile(store, me.profile);
    expect(all.profiles).toEqual([me]);
    expect(all.requests).toHaveLength(4);
    expect(all.meta).toEqual([
      { key: 'activeProfile', value: me.profile },
      { key: `signInAnnounced/${me.profile}`, value: true },
    ]);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });
});

describe('unique indexes', () => {
  it('forbid a second open request for the same thing of the same profile, and only of that', async () => {
    await expect(store.requests.put(requestRow({ id: 'second', openIntent: 'a/b' }))).rejects.toThrow();
    await store.requests.put(requestRow({ profile: other.profile, id: 'second', openIntent: 'a/b' }));
    expect(await ids(other)).toEqual(['draft', 'open', 'second']);
  });
});
