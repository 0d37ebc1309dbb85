import { useCallback, useEffect, useState } from 'react';
import type { Administration } from '../../lib/authoring/administration.ts';
import { type Catalogs, type Existing, findExisting, firstCatalogs } from '../../lib/authoring/existing.ts';
import type { DraftResource } from '../../lib/entitlement/packageDraft.ts';
import { minute } from '../../lib/platform/durations.ts';
import { type Failure, ok, type Result } from '../../lib/platform/failure.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { resourceKey } from '../../lib/resource/resource.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { inMap } from '../data/organizationMap.ts';

type Progress = Parameters<typeof findExisting>[3];

/** So long a look-up is taken for what it found: a draft begins with it, and shows it. */
const fresh = 2 * minute;
const known = new Map<string, { at: number; existing: Existing }>();

/** What exists for a thing; read once for the page that begins a draft and the draft itself. */
export async function lookUp(
  administration: Administration,
  profile: ProfileKey,
  thing: DraftResource,
  tied?: readonly DraftResource[],
  onProgress?: Progress,
): Promise<Result<Existing>> {
  const key = `${profile} ${thing.originSystem} ${thing.originId}`;
  const before = known.get(key);
  if (before !== undefined && before.at > Date.now() - fresh) return ok(before.existing);
  const others = tied ?? (await tiedTo(thing, administration));
  const found = await findExisting(thing, others, administration, onProgress);
  if (found.ok) known.set(key, { at: Date.now(), existing: found.value });
  return found;
}

/** What opens the same, as the directory and the organisation's map have it. */
async function tiedTo(thing: DraftResource, { directory }: Administration): Promise<DraftResource[]> {
  const key = resourceKey(thing);
  const [about, map] = await Promise.all([directory.about(thing), key && inMap(key)]);
  return [...about.tied, ...(map?.tied ?? [])];
}

/** What exists for the first thing of a draft, and the catalogs that there are. */
export function useExisting(row: PackageDraftRow | undefined, administration: Administration | undefined) {
  const [existing, setExisting] = useState<Existing>();
  const [catalogs, setCatalogs] = useState<Catalogs>();
  const [reading, setReading] = useState<'catalogs' | 'packages' | 'policies'>();
  const [failure, setFailure] = useState<Failure>();
  const [first] = row?.draft.resources ?? [];
  const { originId, originSystem, displayName } = first ?? {};
  const profile = row?.profile;
  useEffect(() => {
    if (administration === undefined || profile === undefined) return;
    let isStale = false;
    setFailure(undefined);
    setExisting(undefined);
    setReading('catalogs');
    const show = async <T extends Catalogs>(read: Promise<Result<T>>, keep: (value: T) => void) => {
      const found = await read;
      if (isStale) return;
      setReading(undefined);
      if (found.ok) {
        setCatalogs(found.value);
        keep(found.value);
      } else setFailure(found.failure);
    };
    if (originId === undefined || originSystem === undefined || displayName === undefined)
      void show(firstCatalogs(administration.reads), () => {});
    else {
      const thing = { originId, originSystem, displayName };
      const onProgress: Progress = (at) => !isStale && setReading(at);
      void show(lookUp(administration, profile, thing, undefined, onProgress), setExisting);
    }
    return () => {
      isStale = true;
    };
  }, [administration, profile, originId, originSystem, displayName]);
  const readCatalogs = useCallback(() => {
    void administration?.reads.catalogs().then((all) => {
      if (all.ok) setCatalogs({ catalogs: all.value, hasMore: false });
    });
  }, [administration]);
  return {
    existing,
    catalogs: catalogs?.catalogs,
    /** Reads those that a look-up leaves out; absent: there are no more. */
    readCatalogs: catalogs?.hasMore === true ? readCatalogs : undefined,
    reading,
    failure,
  };
}
