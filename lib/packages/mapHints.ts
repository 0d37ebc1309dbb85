import type { Denial } from '../denial/denial.ts';
import type { Need } from '../entitlement/need.ts';
import type { ResourceMap } from '../resourceMap/resourceMap.ts';
import type { CandidateKey } from './deniedKeys.ts';

const matching = <T extends { key: CandidateKey['key'] }>(
  entries: readonly T[],
  keys: readonly CandidateKey[],
): T[] => {
  const known = new Set(keys.map(({ key }) => key));
  return entries.filter((entry) => known.has(entry.key));
};

/** Packages the map names for any of the keys, in the map's order. */
export const hintsFor = (
  map: ResourceMap | undefined,
  keys: readonly CandidateKey[],
): ResourceMap['packages'] => matching(map?.packages ?? [], keys);

/** What a role allows, as the map explains its name. */
export const roleNamed = (_map: ResourceMap | undefined, _name: string): Need | undefined => undefined;

/** Where a site is now, as the map says. */
export const movedTo = (
  _map: ResourceMap | undefined,
  _denial: Pick<Denial, 'resources'>,
): string | undefined => undefined;

/** Whom to ask where no package helps. */
export const contactFor = (
  map: ResourceMap | undefined,
  keys: readonly CandidateKey[],
): ResourceMap['contacts'][number] | undefined => matching(map?.contacts ?? [], keys)[0];
