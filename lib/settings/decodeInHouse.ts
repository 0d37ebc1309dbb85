import * as v from 'valibot';
import type { DeclaredApplication, DeclaredSignal } from '../denial/declared.ts';
import { defined } from '../platform/defined.ts';
import { givenValue } from '../platform/json.ts';
import { lowered } from '../platform/lowered.ts';
import { whole } from '../platform/whole.ts';
import { readMapResource } from '../resourceMap/mapResource.ts';
import { hostProblem } from './hostPattern.ts';
import { readExpression } from './safeExpression.ts';
import { isTelling } from './telling.ts';

export interface PolicyProblem {
  /** Where in the value: `[2].signals[0]`; empty for the whole. */
  path: string;
  /** In words for an administrator. */
  why: string;
}

/** More than this is not written by people. */
const mostApplications = 200;
const mostHosts = 20;
const mostSignals = 20;

const text = (length: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(length));
const marker = v.union([v.strictObject({ selector: text(200) }), v.strictObject({ text: text(200) })]);
const signalShape = v.strictObject({
  path: v.optional(text(200)),
  pathExpression: v.optional(text(200)),
  status: v.optional(v.pipe(v.array(whole(400, 599)), v.minLength(1))),
  marker: v.optional(marker),
  redirectCode: v.optional(whole(10000, 9_999_999)),
});
const shape = v.looseObject({
  id: v.pipe(text(64), v.regex(/^[a-zA-Z0-9-]+$/, 'only letters, digits and hyphens')),
  displayName: text(120),
  hosts: v.pipe(v.array(v.pipe(text(253), lowered)), v.minLength(1), v.maxLength(mostHosts)),
  resource: v.object({ kind: text(64), id: text(1024) }),
  signals: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(mostSignals)),
});

/**
 * Decodes the in-house applications of policy (`docs/policy.md`), entry by entry. In: whatever policy holds, a list or
 * its JSON text. Out: the usable entries, and a problem for each application, host or signal that was left out; an
 * application without any usable host or signal goes whole. Never throws.
 */
export function decodeInHouse(input: unknown): {
  applications: DeclaredApplication[];
  problems: PolicyProblem[];
} {
  const problems: PolicyProblem[] = [];
  const applications: DeclaredApplication[] = [];
  const list = givenValue(input);
  if (!Array.isArray(list)) return { applications, problems: [{ path: '', why: 'not a list' }] };
  if (list.length > mostApplications)
    problems.push({ path: '', why: `only the first ${mostApplications} entries are read` });
  for (const [index, entry] of list.slice(0, mostApplications).entries()) {
    const report = (path: string, why: string) => void problems.push({ path: `[${index}]${path}`, why });
    const application = readApplication(entry, report);
    if (application === undefined) continue;
    if (applications.some(({ id }) => id === application.id)) report('.id', 'used twice');
    else applications.push(application);
  }
  return { applications, problems };
}

type Report = (path: string, why: string) => void;

function readApplication(entry: unknown, report: Report): DeclaredApplication | undefined {
  const parsed = v.safeParse(shape, entry);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue);
    report(path === null ? '' : `.${path}`, issue.message);
    return undefined;
  }
  const { id, displayName, resource, hosts: named, signals: given, ...unknown } = parsed.output;
  for (const name of Object.keys(unknown)) report(`.${name}`, 'not a member Knock knows; it is ignored');
  const target = readMapResource(resource);
  if ('why' in target) {
    report('.resource', target.why);
    return undefined;
  }
  const hosts = named.filter((host, at) => isUsable(hostProblem(host), `.hosts[${at}]`, report));
  const signals = given.flatMap((signal, at) => readSignal(signal, `.signals[${at}]`, report));
  if (hosts.length === 0 || signals.length === 0) return undefined;
  return { id, displayName, hosts: [...new Set(hosts)], resource: target.key, signals };
}

function readSignal(value: unknown, at: string, report: Report): DeclaredSignal[] {
  const parsed = v.safeParse(signalShape, value);
  if (!parsed.success) {
    report(at, parsed.issues[0].message);
    return [];
  }
  const { path: glob, pathExpression, ...rest } = parsed.output;
  const expression = pathExpression === undefined ? undefined : readExpression(pathExpression);
  const signal = defined<DeclaredSignal>({ ...rest, path: pathOf(glob, pathExpression) });
  const problem =
    pathProblem(glob, expression) ??
    (isTelling(signal, spelled(expression)) ? undefined : 'too broad: healthy pages match it, too');
  return isUsable(problem, at, report) ? [signal] : [];
}

type Expression = ReturnType<typeof readExpression> | undefined;
const spelled = (expression: Expression): number =>
  expression !== undefined && 'letters' in expression ? expression.letters : 0;

function pathOf(glob: string | undefined, expression: string | undefined): DeclaredSignal['path'] {
  if (expression !== undefined) return { expression };
  return glob === undefined ? undefined : { glob };
}

function pathProblem(path: string | undefined, expression: Expression): string | undefined {
  if (path !== undefined && expression !== undefined) return 'path and pathExpression exclude each other';
  if (path !== undefined && !path.startsWith('/')) return 'a path begins with /';
  return expression !== undefined && 'why' in expression ? `pathExpression ${expression.why}` : undefined;
}

function isUsable(problem: string | undefined, path: string, report: Report): boolean {
  if (problem !== undefined) report(path, problem);
  return problem === undefined;
}
