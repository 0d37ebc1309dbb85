import { describe, expect, it } from 'vitest';
import { fail } from '../../../lib/platform/failure.ts';
import { json, lost, now, plain, profile, type Scripted, script } from './scripted.ts';
import { found, unwrap } from './world.ts';

interface Inner {
  status: number;
  headers?: object;
  body?: unknown;
}
/** Answers a batch in reverse order, each inner call by its position. */
const batch =
  (inner: (position: number) => Inner | undefined): Scripted =>
  async (request) => {
    const { requests }: { requests: { id: string }[] } = await request.json();
    const responses = requests.flatMap(({ id }, position) => {
      const answer = inner(position);
      return answer === undefined ? [] : [{ id, ...answer }];
    });
    return Response.json({ responses: responses.reverse() });
  };
const empty: Inner = { status: 200, body: { value: [] } };
const ids = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
const kinds = (contents: { outcome: { kind: string } }[]) => contents.map(({ outcome }) => outcome.kind);

describe('contents by $batch', () => {
  it('gives each package its own outcome', async () => {
    const { graph } = script([
      batch(
        (position) =>
          [
            empty,
            { status: 403, body: { error: { code: '' } } },
            { status: 404 },
            { status: 429, headers: { 'retry-after': '9' } },
            { status: 500 },
            { status: 200, body: 'nonsense' },
            undefined,
          ][position],
      ),
    ]);
    const contents = unwrap(await graph.packageContents(profile, ids(7)));
    expect(contents.map((row) => row.accessPackageId)).toEqual(ids(7));
    expect(kinds(contents)).toEqual([
      'read',
      'refused',
      'refused',
      'throttled',
      'failed',
      'failed',
      'failed',
    ]);
    expect(found(contents[3]).outcome).toEqual({ kind: 'throttled', until: now + 9000 });
  });

  it('asks twenty at a time and stops at the first throttling', async () => {
    const { graph, requests } = script([
      batch(() => empty),
      batch((position) => (position === 3 ? { status: 429, headers: { 'Retry-After': '60' } } : empty)),
    ]);
    const contents = unwrap(await graph.packageContents(profile, ids(55)));
    expect(requests).toHaveLength(2);
    expect(kinds(contents).filter((kind) => kind === 'read')).toHaveLength(39);
    expect(contents.slice(40).every(({ outcome }) => outcome.kind === 'throttled')).toBe(true);
  });

  it('fails when the first batch does, keeps what it has when a later one does', async () => {
    expect(await script([lost]).graph.packageContents(profile, ids(2))).toEqual(fail({ kind: 'offline' }));
    expect(await script([plain('', 429)]).graph.packageContents(profile, ids(2))).toEqual(
      fail({ kind: 'throttled', until: now + 30_000 }),
    );
    const contents = unwrap(await script([batch(() => empty), lost]).graph.packageContents(profile, ids(21)));
    expect(kinds(contents)).toEqual([...Array.from({ length: 20 }, () => 'read'), 'failed']);
  });

  it('tries a plainer $expand where the richer one is a bad request, and remembers it', async () => {
    const answers = [batch(() => ({ status: 400 })), batch(() => empty), batch(() => empty)];
    const { graph, requests } = script(answers);
    expect(kinds(unwrap(await graph.packageContents(profile, ids(1))))).toEqual(['read']);
    expect(kinds(unwrap(await graph.packageContents(profile, ids(1))))).toEqual(['read']);
    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies.map((body) => body.includes('$expand=resource'))).toEqual([true, false, false]);
  });

  it('is not shaken by hostile inner headers or a body that is no batch', async () => {
    const hostile = { 'bad\nname': 'x', 'Retry-After': 'a\r\nb: c' };
    const { graph } = script([batch(() => ({ ...empty, headers: hostile }))]);
    expect(kinds(unwrap(await graph.packageContents(profile, ids(1))))).toEqual(['read']);
    expect(await script([json({ responses: 7 })]).graph.packageContents(profile, ids(1))).toEqual(
      fail({ kind: 'malformedAnswer', where: 'batch' }),
    );
  });

  it('asks nothing in clouds without the employee’s view', async () => {
    const china = { ...profile, cloud: 'china' as const };
    const { graph, requests } = script([]);
    expect(kinds(unwrap(await graph.packageContents(china, ids(2))))).toEqual(['refused', 'refused']);
    expect(requests).toEqual([]);
  });
});

describe('requirements by $batch', () => {
  it('asks in the person’s language and keeps failures apart', async () => {
    const { graph, requests } = script([
      batch((position) =>
        position === 0 ? { status: 200, body: { value: [{ policyId: 'q' }] } } : { status: 404 },
      ),
    ]);
    const read = unwrap(await graph.requirementsOfMany(profile, ['a', 'b'], 'fr-CA'));
    expect(read.map(({ requirements }) => requirements.ok)).toEqual([true, false]);
    const { requests: inner } = await found(requests[0]).json();
    expect(inner[0]).toMatchObject({
      method: 'POST',
      url: '/identityGovernance/entitlementManagement/accessPackages/a/getApplicablePolicyRequirements',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'fr-CA' },
      body: {},
    });
  });
});
