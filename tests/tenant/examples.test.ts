import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleOrganization, people } from './exampleOrganization.ts';
import type { QuestionSeed, Seed } from './organization.ts';
import { parseSeed } from './seed.ts';
import type { Tenant } from './tenant.ts';
import { approverScopes, employeeScopes, graphAs, stillTenant } from './testing.ts';

/** Requests and answers as printed by the Graph documentation; each file names its page. */
const folder = join(import.meta.dirname, 'examples');

interface Example {
  request: { method: string; url: string; body: unknown };
  // biome-ignore lint/suspicious/noExplicitAny: documented JSON, compared member by member
  response: { status: number; body: any };
}

const example = (name: string): Example => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const partOf = (name: string, after: string): string =>
  new RegExp(`${after}/([0-9a-f-]{36})`).exec(example(name).request.url)?.[1] ?? '';

let tenant: Tenant;
beforeAll(() => {
  tenant = stillTenant({ switches: { stageIds: 'policy' } }, organizationOfExamples());
});

describe("the documentation's examples, on an organisation with their ids", () => {
  test.each([
    ['me-get', people.adele, employeeScopes],
    ['ap-filterByCurrentUser-allowedRequestor', people.adele, employeeScopes],
    ['available-ap-list-resourceRoleScopes', people.adele, employeeScopes],
    ['request-create-userAdd-answers', people.adele, employeeScopes],
    ['request-create-userAdd-onBehalf', people.adele, employeeScopes],
    ['request-filterByCurrentUser-target', people.adele, employeeScopes],
    ['approval-filterByCurrentUser-approver', people.approver, approverScopes],
    ['approval-stage-update-approve', people.approver, approverScopes],
  ] as const)('%s', async (name, user, scopes) => {
    const { request, response } = example(name);
    const send = await graphAs(tenant, user, scopes);
    const answer = await send(
      request.method,
      request.url.replace('https://graph.microsoft.com', ''),
      request.body ?? undefined,
    );
    expect(answer.status).toBe(response.status);
    expect(missing(response.body, answer.body ?? null)).toEqual([]);
    expect(tenant.violations()).toEqual([]);
  });

  test('batch: the shape of the envelope', async () => {
    const { request, response } = example('batch');
    const send = await graphAs(tenant, people.adele, ['User.Read', 'User.Read.All']);
    const answer = await send(request.method, '/v1.0/$batch', request.body);
    expect(answer.status).toBe(response.status);
    expect(Object.keys(answer.body)).toEqual(Object.keys(response.body));
    const ids = (body: { responses: { id: string }[] }) => body.responses.map(({ id }) => id).toSorted();
    expect(ids(answer.body)).toEqual(ids(response.body));
    for (const one of answer.body.responses) {
      expect(Object.keys(one)).toEqual(Object.keys(response.body.responses[0]));
      if (one.status >= 400)
        expect(Object.keys(one.body.error)).toEqual(Object.keys(response.body.responses[1].body.error));
    }
  });

  test("no id of the examples stands in the tenant's source", () => {
    const pattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
    const idsIn = (root: string): string[] =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|json)$/.test(file) && !file.startsWith('examples'))
        .flatMap((file) => readFileSync(join(root, file), 'utf8').match(pattern) ?? []);
    const examples = new Set(idsIn(folder));
    expect(examples.size).toBeGreaterThan(10);
    const source = idsIn(import.meta.dirname);
    expect(source.filter((id) => examples.has(id))).toEqual([]);
  });
});

/** Paths of documented members that the answer lacks, or has with another value. */
function missing(documented: unknown, answered: unknown, path = '$'): string[] {
  if (Array.isArray(documented))
    return documented.flatMap((item, index) =>
      missing(item, Array.isArray(answered) ? best(answered, item, index) : undefined, `${path}[${index}]`),
    );
  if (typeof documented === 'object' && documented !== null)
    return Object.entries(documented).flatMap(([name, value]) => {
      const given =
        typeof answered === 'object' && answered !== null ? Reflect.get(answered, name) : undefined;
      return missing(value, given, `${path}.${name}`);
    });
  if (answered === undefined && documented !== null) return [`${path} is missing`];
  return same(documented, answered, path)
    ? []
    : [`${path}: ${String(documented)} became ${String(answered)}`];
}

/** Lists may hold more than the example shows: the item with its id, else the one in its place. */
function best(list: unknown[], item: unknown, index: number): unknown {
  const idOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return list.find((other) => idOf(other) !== undefined && idOf(other) === idOf(item)) ?? list[index];
}

/** Annotations need only be there; the new request's id can't be known; times are compared as times. */
function same(documented: unknown, answered: unknown, path: string): boolean {
  if (path.includes('@odata.') || path === '$.id') return path !== '$.id' || typeof answered === 'string';
  if (documented === answered) return true;
  return /DateTime$/.test(path) && Date.parse(String(documented)) === Date.parse(String(answered));
}

function organizationOfExamples(): Seed {
  const posted = example('request-create-userAdd-answers').request.body;
  const { answers, assignment } = JSON.parse(JSON.stringify(posted));
  const [, approvalId = '', stageId = ''] =
    /Approvals\/([^/]+)\/stages\/(.+)$/.exec(example('approval-stage-update-approve').request.url) ?? [];
  const seed = exampleOrganization({
    adele: example('me-get').response.body,
    salesPackage: example('ap-filterByCurrentUser-allowedRequestor').response.body.value[0],
    contentsOf: partOf('available-ap-list-resourceRoleScopes', 'availableAccessPackages'),
    content: example('available-ap-list-resourceRoleScopes').response.body.value[0],
    answeredPackage: assignment.accessPackageId,
    questions: answers.map(questionFor),
    deliveredRequest: example('request-filterByCurrentUser-target').response.body.value[0],
    pendingId: example('approval-filterByCurrentUser-approver').response.body.value[0].id,
    decided: { approvalId, stageId },
    onBehalf: onBehalfParts(),
  });
  return parseSeed(JSON.parse(JSON.stringify(seed)));
}

function onBehalfParts() {
  const { assignment } = JSON.parse(JSON.stringify(example('request-create-userAdd-onBehalf').request.body));
  const { accessPackageId, assignmentPolicyId: policyId, target } = assignment;
  return { accessPackageId, policyId, target };
}

function questionFor(
  answer: { value: string; displayValue: string; answeredQuestion: { '@odata.type': string; id: string } },
  sequence: number,
): QuestionSeed {
  const { id, '@odata.type': type } = answer.answeredQuestion;
  const common = {
    id,
    text: 'A question',
    localizations: [],
    isRequired: true,
    isAnswerEditable: true,
    sequence,
  };
  if (type.endsWith('TextInputQuestion'))
    return { ...common, type: 'text', isSingleLineQuestion: true, regexPattern: null };
  const choice = { actualValue: answer.value, text: answer.displayValue, localizations: [] };
  return { ...common, type: 'choice', isMultipleSelectionAllowed: false, choices: [choice] };
}
