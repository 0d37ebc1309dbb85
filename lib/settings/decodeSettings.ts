import * as v from 'valibot';
import type { DeclaredApplication } from '../denial/declared.ts';
import { type CloudId, clouds } from '../platform/cloud.ts';
import { isRecord } from '../platform/isRecord.ts';
import { lowered } from '../platform/lowered.ts';
import { mailAddress } from '../platform/mailAddress.ts';
import { isGuid } from '../resource/resource.ts';
import type { MapProblem } from '../resourceMap/mapProblem.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import { watchedProducts } from './products.ts';
import type { DetectorRules, SettingKey, SettingOrigin, Settings, SettingsState } from './settings.ts';

type Known = Extract<SettingsState, { state: 'known' }>;
type Problems = Known['problems'];

export const defaultSettings: Settings = {
  cloud: 'global',
  shareApproverClient: false,
  packageCreation: false,
  approvals: false,
  approvalNotifications: true,
  approvalKeys: true,
  applicationLookUp: false,
  usabilityCheck: true,
  expiryWarningDays: [14, 1],
  historyRetentionDays: 365,
  indexPace: 6,
  reminderAfterHours: 24,
  notificationNames: true,
  requestForOthers: true,
  incompatiblePackages: [],
  indexTrickle: true,
  resourceMapAuthentication: 'none',
  contactDomains: [],
  coverage: true,
  firstContact: true,
  disabledDetectors: [],
  watchedProducts: [],
  unwatchedProducts: [],
  inHouseApplications: [],
};

const guid = v.pipe(v.string(), v.trim(), lowered, v.check(isGuid, 'not a GUID'));
const tag = v.pipe(v.string(), v.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'not a language tag'));

const count = (most: number) =>
  v.pipe(
    v.number(),
    v.check((value) => Number.isInteger(value) && value > 0 && value <= most, `not 1 to ${most}`),
  );

/** Keys that hold one simple value each. */
const simple = {
  clientId: guid,
  approverClientId: guid,
  shareApproverClient: v.boolean(),
  administratorClientId: guid,
  packageCreation: v.boolean(),
  tenantId: guid,
  cloud: v.picklist(Object.keys(clouds) as CloudId[], 'not a cloud Knock knows'),
  approvals: v.boolean(),
  approvalNotifications: v.boolean(),
  approvalKeys: v.boolean(),
  applicationLookUp: v.boolean(),
  usabilityCheck: v.boolean(),
  expiryWarningDays: v.pipe(v.array(count(365)), v.maxLength(10)),
  historyRetentionDays: count(3650),
  reminderAfterHours: count(720),
  notificationNames: v.boolean(),
  requestForOthers: v.boolean(),
  incompatiblePackages: v.array(v.object({ accessPackageId: guid, excludedBy: v.array(guid) })),
  indexTrickle: v.boolean(),
  indexPace: count(3600),
  resourceMapUrl: v.pipe(v.string(), v.trim(), v.check(isMapAddress, 'not an https address without port')),
  resourceMapAuthentication: v.picklist(['none', 'browserSession']),
  contactDomains: v.array(v.pipe(v.string(), v.trim(), lowered, v.maxLength(253))),
  formerEmployeeFiles: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400)),
  helpDeskName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  helpDeskUrl: v.pipe(v.string(), v.trim(), v.check(isPlainHttps, 'not an https address')),
  helpDeskMail: v.pipe(v.string(), v.trim(), v.regex(mailAddress, 'not a mail address')),
  coverage: v.boolean(),
  firstContact: v.boolean(),
  language: tag,
  disabledDetectors: v.array(v.pipe(v.string(), v.maxLength(128))),
  watchedProducts: v.array(v.picklist(watchedProducts, 'not a product Knock can watch')),
  unwatchedProducts: v.array(v.picklist(watchedProducts)),
} satisfies Record<Exclude<SettingKey, ComposedKey>, v.GenericSchema>;

/** Keys that hold more than one value and are decoded entry by entry. */
const composed = ['resourceMap', 'inHouseApplications', 'detectorRules'] as const;
type ComposedKey = (typeof composed)[number];
const isComposed = (key: string): boolean => composed.some((name) => name === key);

/** Decoders of the long lists: only for those who use them, since most views don't. */
export interface PolicyLists {
  /** Brings what they need to judge this policy. Awaited before they are used. */
  ready?(managed: unknown): Promise<void>;
  inHouse(input: unknown): { applications: DeclaredApplication[]; problems: { path: string; why: string }[] };
  detectorRules(input: unknown): { rules?: DetectorRules; problems: { path: string; why: string }[] };
  resourceMap(
    input: unknown,
    allowed: Pick<Settings, 'contactDomains'>,
  ): { map?: ResourceMap; problems: MapProblem[] };
  /** What can be wrong with what they found usable; for the options page, which tells. */
  review?(settings: Settings): { key: string; why: string }[];
}

export const settingKeys: readonly SettingKey[] = [
  ...(Object.keys(simple) as (keyof typeof simple)[]),
  ...composed,
];

/** What a person may choose; everything else comes from policy or a default. */
export const userKeys = [
  'clientId',
  'approverClientId',
  'administratorClientId',
  'tenantId',
  'cloud',
  'approvals',
  'approvalNotifications',
  'approvalKeys',
  'notificationNames',
  'language',
  'usabilityCheck',
  'indexTrickle',
  'coverage',
  'unwatchedProducts',
] as const satisfies readonly SettingKey[];
/** Chosen by each person, and by nobody for them. */
const personal: readonly string[] = ['approvalKeys', 'unwatchedProducts'];
export type UserSettings = Partial<Pick<Settings, (typeof userKeys)[number]>>;

/**
 * Merges the organisation's policy and the person's choices over the defaults, key by key: policy wins. A value of the
 * wrong type costs that key only and is reported, with its key; an unknown key is reported and ignored. Without `lists`,
 * the resource map, in-house applications and detector rules stay empty.
 */
export function decodeSettings(managed: unknown, user: unknown, lists?: PolicyLists): Known {
  const problems: Problems = [];
  const settings: Settings = { ...defaultSettings };
  const origin = Object.fromEntries(settingKeys.map((key) => [key, 'default'])) as Record<
    SettingKey,
    SettingOrigin
  >;
  apply(pick(asRecord(user), userKeys), 'user', []);
  apply(asRecord(managed), 'policy', problems);
  if (lists !== undefined) applyLists(lists, asRecord(managed), settings, origin, problems);
  return { state: 'known', settings, origin, problems };

  function apply(values: Record<string, unknown>, from: SettingOrigin, report: Problems): void {
    for (const [key, value] of Object.entries(values)) {
      if (isComposed(key) || value === null || value === '') continue;
      if (!isSimple(key) || (from === 'policy' && personal.includes(key))) {
        report.push(problem(key, 'not a setting Knock knows'));
        continue;
      }
      const parsed = v.safeParse(simple[key], value);
      if (!parsed.success) {
        report.push(problem(key, parsed.issues[0].message));
        continue;
      }
      Object.assign(settings, { [key]: parsed.output });
      origin[key] = from;
    }
  }
}

function applyLists(
  { inHouse, detectorRules, resourceMap, review }: PolicyLists,
  managed: Record<string, unknown>,
  settings: Settings,
  origin: Record<SettingKey, SettingOrigin>,
  problems: Problems,
): void {
  if (managed.resourceMap !== undefined) {
    const decoded = resourceMap(managed.resourceMap, settings);
    for (const { path, why } of decoded.problems) problems.push(problem(`resourceMap${path}`, why));
    if (decoded.map !== undefined) {
      settings.resourceMap = decoded.map;
      origin.resourceMap = 'policy';
    }
  }
  if (managed.inHouseApplications !== undefined) {
    const decoded = inHouse(managed.inHouseApplications);
    settings.inHouseApplications = decoded.applications;
    origin.inHouseApplications = 'policy';
    for (const { path, why } of decoded.problems) problems.push(problem(`inHouseApplications${path}`, why));
  }
  if (managed.detectorRules !== undefined) {
    const decoded = detectorRules(managed.detectorRules);
    for (const { path, why } of decoded.problems) problems.push(problem(`detectorRules${path}`, why));
    if (decoded.rules !== undefined) {
      settings.detectorRules = decoded.rules;
      origin.detectorRules = 'policy';
    }
  }
  for (const { key, why } of review?.(settings) ?? []) problems.push(problem(key, why));
}

const problem = (key: string, why: string): Problems[number] => ({
  key,
  why,
  failure: { kind: 'policyInvalid', key, why },
});

/** Nothing of the person may stand in it. */
function isPlainHttps(value: string): boolean {
  const url = URL.parse(value);
  return url?.protocol === 'https:' && url.username + url.password === '';
}

/** The browser's question names hosts, not ports. */
function isMapAddress(value: string): boolean {
  return isPlainHttps(value) && URL.parse(value)?.port === '';
}

const isSimple = (key: string): key is keyof typeof simple => Object.hasOwn(simple, key);

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

const pick = (values: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));
