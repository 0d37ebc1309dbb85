import { useEffect, useState } from 'react';
import type { Administration } from '../../lib/authoring/administration.ts';
import { type Existing, findExisting } from '../../lib/authoring/existing.ts';
import type { DraftResource } from '../../lib/entitlement/packageDraft.ts';
import { minute } from '../../lib/platform/durations.ts';
import { type Failure, ok, type Result } from '../../lib/platform/failure.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';

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
  const others = tied ?? (await administration.directory.about(thing)).tied;
  const found = await findExisting(thing, others, administration, onProgress);
  if (found.ok) known.set(key, { at: Date.now(), existing: found.value });
  return found;
}

/** What exists for the first thing of a draft, and the catalogs that there are. */
export function useExisting(row: PackageDraftRow | undefined, administration: Administration | undefined) {
  const [existing, setExisting] = useState<Existing>();
  const [catalogs, setCatalogs] = useState<Existing['catalogs']>();
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
    void (async () => {
      const found =
        originId === undefined || originSystem === undefined || displayName === undefined
          ? await administration.reads.catalogs()
          : await lookUp(
              administration,
              profile,
              { originId, originSystem, displayName },
              undefined,
              (at) => !isStale && setReading(at),
            );
      if (isStale) return;
      setReading(undefined);
      if (!found.ok) setFailure(found.failure);
      else if (Array.isArray(found.value))
        setCatalogs(found.value.map(({ id, displayName }) => ({ id, displayName })));
      else {
        setExisting(found.value);
        setCatalogs(found.value.catalogs);
      }
    })();
    return () => {
      isStale = true;
    };
  }, [administration, profile, originId, originSystem, displayName]);
  return { existing, catalogs, reading, failure };
}
