import { useCallback, useEffect, useState } from 'react';
import type { Administration } from '../../lib/authoring/administration.ts';
import { catalogStep } from '../../lib/authoring/steps.ts';
import type { DraftResource } from '../../lib/entitlement/packageDraft.ts';
import { ok, type Result } from '../../lib/platform/failure.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { Listed } from './addToExisting.tsx';
import type { RolesOf } from './editing.ts';

/** More pages than this are not read: nobody finds anything in so long a list. */
const mostPages = 5;

/** The access packages of a catalog, by name. */
export function usePackagesIn(administration: Administration | undefined) {
  return useCallback(
    async (catalogId: string): Promise<Result<Listed[]>> => {
      const read = await administration?.reads.packagesOf(catalogId, mostPages);
      if (read?.ok === false) return read;
      const listed = (read?.value.items ?? []).map(({ id, displayName }) => ({ id, displayName }));
      return ok(listed.sort((one, other) => one.displayName.localeCompare(other.displayName)));
    },
    [administration],
  );
}

/**
 * Roles that Entra lists for the draft's resources, where its catalog has them by now; read once somebody is to choose one,
 * and anew after each stop.
 */
export function useRoles(row: PackageDraftRow | undefined, administration: Administration | undefined) {
  const [roles, setRoles] = useState<RolesOf>({});
  const [isWanted, setWanted] = useState(false);
  const catalogId = row?.draft.catalog.id ?? row?.steps[catalogStep]?.id;
  const resources = row?.draft.resources;
  const stopped = row?.problem?.step;
  const wanted = JSON.stringify(
    resources?.map(({ originId, originSystem }) => ({ originId, originSystem })) ?? [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a stop tells that there may be roles now
  useEffect(() => {
    if (!isWanted || administration === undefined || catalogId === undefined) return;
    let isStale = false;
    const things: Pick<DraftResource, 'originId' | 'originSystem'>[] = JSON.parse(wanted);
    void Promise.all(
      things.map(async (thing) => {
        const read = await administration.reads.resourceIn(catalogId, thing);
        const found = read.ok ? (read.value?.roles ?? []) : [];
        return [
          thing.originId,
          found.map(({ originId, displayName }) => ({ originId, displayName })),
        ] as const;
      }),
    ).then((read) => {
      if (!isStale) setRoles(Object.fromEntries(read));
    });
    return () => {
      isStale = true;
    };
  }, [isWanted, administration, catalogId, wanted, stopped]);
  return { roles, readRoles: useCallback(() => setWanted(true), []) };
}
