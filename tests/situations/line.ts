import * as v from 'valibot';
import type { ReasonClass } from '../../lib/denial/denial.ts';
import { isOnHosts } from '../../lib/denial/hosts.ts';
import { identifiers } from '../../lib/denial/identity/all.ts';
import { reasons } from '../../lib/denial/reasons.ts';
import { needs } from '../../lib/entitlement/need.ts';

/** One line of a file of situations; `docs/situations.md` tells what each member means. */

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));
const need = v.picklist(needs);
const address = v.pipe(
  text,
  v.check((value) => URL.parse(value)?.protocol === 'https:', 'an address that begins with https://'),
);

/** What the page does when the person opens it, and what the site lets them do, all that they hold included. */
const siteAnswers = [
  'refuses',
  ...needs,
  'gone',
  'moved',
  'blocked',
  'conditionalAccess',
  'consentNeeded',
] as const;
/** Why the site, asked by Knock, gives no answer that counts. */
const cantTellKinds = ['signInPage', 'otherAccount', 'deviceRule', 'nonsense', 'offline'] as const;
/** What a package holds: the page's own site or application, or something that leads to it. */
const grantedThings = ['site', 'application', 'team', 'part', 'group'] as const;
const sayings = ['refused', 'cantOpen', 'cantEdit', 'missing', 'wasRefused'] as const;
const partAnswers = ['refuses', 'hides', 'deleted', ...needs] as const;

const part = v.strictObject({
  /** Inside the site: `Contracts`, `Lists/Suppliers`, `Shared Documents/Agencies/Fees.xlsx`. */
  path: text,
  /** `hides`: the page refuses, and the site answers Knock as if nothing were there. */
  answers: v.picklist(partAnswers),
});

const accessPackage = v.strictObject({
  name: text,
  /** As Graph names it, in any language. */
  role: text,
  /** What it really lets one do. */
  gives: need,
  /** Absent: the page's own site or application; elsewhere a group. */
  on: v.exactOptional(v.picklist(grantedThings)),
  /** The role is a group that isn't the site's group of visitors, members or owners. */
  ownGroup: v.exactOptional(v.boolean()),
  /** The person has it, and the page is as `site` says all the same. */
  held: v.exactOptional(v.boolean()),
  /** Since when it is held. Absent: for thirty days. */
  heldMinutes: v.exactOptional(minutes),
  /** `false`: its policy doesn't let the person ask. */
  requestable: v.exactOptional(v.boolean()),
  /** Absent: somebody approves. */
  approval: v.exactOptional(v.picklist(['none', 'approves', 'denies', 'waits'])),
  /** What the form asks besides. Absent: nothing. */
  asks: v.exactOptional(v.picklist(['nothing', 'reason', 'question'])),
  /** Minutes between delivery and access that works. */
  lagMinutes: v.exactOptional(minutes),
  /** Managers may ask for their reports. */
  forReports: v.exactOptional(v.boolean()),
});

const map = v.strictObject({
  /** Where the page's site is now. */
  movedTo: v.exactOptional(address),
  /** Name of whom to ask about the page's site, application or thing. */
  contact: v.exactOptional(text),
  /** It says which group is behind a part, a site or another thing: packages `on` such a group are found. */
  ties: v.exactOptional(v.boolean()),
  /** Names of packages that it gives as hints for the page. */
  packages: v.exactOptional(v.array(text)),
  /** What a role's name means. */
  roles: v.exactOptional(v.record(text, need)),
});

/** Where the answers of these words end with a name or an address. */
const named = /^(?:request|moved) \S.*$|^nothing \(weaker: \S.*\)$/;
export const plainFirsts = [
  'held: sign in again',
  'held: part',
  'contradiction',
  'opens',
  'part',
  'gone',
  'nothing',
  'other account',
  'quiet',
  'unknown page',
  'cantTell',
] as const;
/** Of the reasons that no request cures for sure. */
export const toldReasons = (Object.keys(reasons) as ReasonClass[]).filter(
  (reason) => reasons[reason].isRefusal && reasons[reason].curable !== 'yes',
);
const isFirst = (value: string): boolean =>
  named.test(value) ||
  plainFirsts.some((known) => known === value) ||
  toldReasons.some((reason) => value === `not curable ${reason}`);
const first = v.pipe(text, v.check(isFirst, 'none of the first answers in docs/situations.md'));

export const ends = [
  'can view',
  'can edit',
  'can manage',
  'can open',
  'still refused',
  'delivered',
  'waits for approval',
  'denied',
  'told',
  'sent to owner',
  'at the new address',
  'not for others',
  'nothing',
  'not played',
] as const;
export type End = (typeof ends)[number];
const end = v.picklist(ends);

const expect = v.strictObject({
  /** Several: each of them is true. */
  first: v.union([first, v.pipe(v.array(first), v.minLength(1))]),
  /** At most so many presses. */
  actions: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  end: v.exactOptional(v.union([end, v.pipe(v.array(end), v.minLength(1))])),
});

export const lineSchema = v.strictObject({
  /** The situation in words. Printed, nothing else. */
  about: v.exactOptional(text),
  page: address,
  site: v.exactOptional(v.picklist(siteAnswers)),
  cantTell: v.exactOptional(v.picklist(cantTellKinds)),
  part: v.exactOptional(part),
  packages: v.exactOptional(v.array(accessPackage)),
  map: v.exactOptional(map),
  /** An administrator lets Knock look up applications. */
  lookUp: v.exactOptional(v.boolean()),
  says: v.exactOptional(v.picklist(sayings)),
  /** What they really need. Only sites know degrees of access. */
  need: v.exactOptional(need),
  for: v.exactOptional(v.picklist(['self', 'colleague', 'report'])),
  expect,
});

export type Line = v.InferOutput<typeof lineSchema>;
export type LinePackage = v.InferOutput<typeof accessPackage>;

/** What kind of page an address is, as far as the simulated organisation has it. */
export type PageKind = 'site' | 'oneDrive' | 'application' | 'other';

export function kindOf(page: string): PageKind {
  const url = new URL(page);
  if (/^[^.]+-my\.sharepoint\.com$/.test(url.hostname)) return 'oneDrive';
  if (url.hostname.endsWith('.sharepoint.com')) return 'site';
  return identifiers.some(({ hosts }) => isOnHosts(url, hosts)) ? 'other' : 'application';
}

const answersOf: Record<PageKind, readonly (typeof siteAnswers)[number][]> = {
  site: ['refuses', ...needs, 'gone', 'moved', 'blocked'],
  oneDrive: ['refuses', 'gone'],
  application: ['refuses', 'view', 'conditionalAccess', 'consentNeeded'],
  other: [],
};

const thingsOf: Record<PageKind, readonly (typeof grantedThings)[number][]> = {
  site: ['site', 'team', 'part', 'group'],
  oneDrive: ['group'],
  application: ['application', 'group'],
  other: ['group'],
};

/** Rules that hold between members. Out: what is wrong, in words. */
function contradictions(line: Line): string[] {
  const kind = kindOf(line.page);
  const packages = line.packages ?? [];
  const names = packages.map(({ name }) => name);
  const answers = answersOf[kind];
  const isAnswer = line.site === undefined ? answers.length === 0 : answers.includes(line.site);
  return [
    ...(isAnswer
      ? []
      : [`site: of this page it is ${answers.length === 0 ? 'left out' : answers.join(', ')}`]),
    ...((kind === 'site') === (line.need !== undefined)
      ? []
      : [
          `need: ${kind === 'site' ? 'of a site it is view, edit or manage' : 'of this page it is left out'}`,
        ]),
    ...(kind !== 'site' && line.part !== undefined ? ['part: only sites have parts'] : []),
    ...(kind === 'other' && line.cantTell !== undefined ? ['cantTell: nothing asks this page'] : []),
    ...(new Set(names).size === names.length ? [] : ['packages: two have the same name']),
    ...packages.flatMap(({ name, on }) => [
      ...(on === undefined || thingsOf[kind].includes(on)
        ? []
        : [`packages: ${name}: nothing here is a ${on}`]),
      ...(on === 'part' && line.part === undefined ? [`packages: ${name}: the line has no part`] : []),
    ]),
    ...(line.map?.packages ?? [])
      .filter((name) => !names.includes(name))
      .map((name) => `map.packages: no package is called ${name}`),
    ...(line.map?.movedTo !== undefined && kind !== 'site' ? ['map.movedTo: only sites move'] : []),
  ];
}

/** @throws Error that names every wrong place. */
export function readLine(json: string): Line {
  const result = v.safeParse(lineSchema, parse(json));
  const problems = result.success
    ? contradictions(result.output)
    : result.issues.map((issue) => `${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
  if (!result.success || problems.length > 0) throw new Error(problems.join('; '));
  return result.output;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error(`no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}
