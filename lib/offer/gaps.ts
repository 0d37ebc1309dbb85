import type { Denial } from '../denial/denial.ts';
import type { ProfileKey } from '../platform/profile.ts';
import { parseResourceKey } from '../resource/resource.ts';
import type { Store } from '../store/database.ts';
import type { ProfileMeta, ProfileRow } from '../store/rows.ts';
import { writeForProfile } from '../store/writeForProfile.ts';

/** Only coarse kinds are counted, so that a count never tells where somebody was. */
export const coverageKinds = ['site', 'group', 'application', 'azure', 'other'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** A resource whose owner the person wrote to, by their own click. Nothing else is kept by name. */
export interface Told {
  key: string;
  name: string;
  times: number;
  /** ISO date of the last time. */
  day: string;
}

/** What was refused and no package grants, on this device and for this account. Never sent. */
export interface Coverage {
  /** ISO date on which counting began. */
  since: string;
  refused: Partial<Record<CoverageKind, number>>;
  told: Told[];
}

const mostTold = 200;

/** Ends like every key of a profile's own values, so that it goes when the profile goes. */
const keyOf = (profile: ProfileKey): ProfileMeta => `coverage/${profile}`;

export async function coverageOf(store: Store, profile: ProfileKey): Promise<Coverage | undefined> {
  // Written only below: the one place where a stored shape is trusted.
  return (await store.meta.get(keyOf(profile)))?.value as Coverage | undefined;
}

/** Counts a refusal that nothing cures, by its kind and nothing else. */
export const countRefused = (
  store: Store,
  { profile }: ProfileRow,
  denial: Denial,
  now: number,
): Promise<void> =>
  change(store, profile, now, (coverage) => {
    const kind = kindOf(denial);
    coverage.refused[kind] = (coverage.refused[kind] ?? 0) + 1;
  });

/** The person wrote to the owner: what about is kept, so that an administrator can be shown. */
export const noteTold = (store: Store, { profile }: ProfileRow, denial: Denial, now: number): Promise<void> =>
  change(store, profile, now, (coverage) => {
    const key = denial.resources[0]?.key ?? '';
    const known = coverage.told.find((one) => one.key === key);
    const others = coverage.told.filter((one) => one !== known);
    const told: Told = {
      key,
      name: denial.resourceName ?? '',
      times: (known?.times ?? 0) + 1,
      day: dayOf(now),
    };
    coverage.told = [told, ...others].slice(0, mostTold);
  });

/** Switched off: what was counted goes. */
export const forgetCoverage = (store: Store, profile: ProfileKey): Promise<void> =>
  store.meta.delete(keyOf(profile));

const change = (
  store: Store,
  profile: ProfileKey,
  now: number,
  apply: (coverage: Coverage) => void,
): Promise<void> =>
  writeForProfile(store, profile, [store.meta], async () => {
    const coverage = (await coverageOf(store, profile)) ?? { since: dayOf(now), refused: {}, told: [] };
    apply(coverage);
    await store.meta.put({ key: keyOf(profile), value: coverage });
  });

const kinds: Record<string, CoverageKind> = {
  sharepointonline: 'site',
  sharepointsiteid: 'site',
  aadgroup: 'group',
  appid: 'application',
  aadapplication: 'application',
  applicationhost: 'application',
  identifieruri: 'application',
  azureresources: 'azure',
};

function kindOf({ resources }: Denial): CoverageKind {
  const key = resources[0]?.key;
  return (key !== undefined && kinds[parseResourceKey(key).system]) || 'other';
}

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);
