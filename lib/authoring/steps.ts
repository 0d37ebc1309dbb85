import type { DraftPackage, DraftResource, PackageDraft } from '../entitlement/packageDraft.ts';

/** What is made, in the order it can be made in. */
export type Step =
  | { kind: 'catalog'; key: string; name: string }
  | { kind: 'resource'; key: string; resource: DraftResource }
  | { kind: 'package'; key: string; of: DraftPackage }
  | { kind: 'roleScope'; key: string; of: DraftPackage; resource: DraftResource }
  | { kind: 'policy'; key: string; of: DraftPackage };

export const catalogStep = 'catalog';
export const resourceStep = (originId: string): string => `resource/${originId}`;
export const packageStep = (key: string): string => `package/${key}`;
export const roleStep = (key: string, originId: string): string => `roleScope/${key}/${originId}`;
export const policyStep = (key: string): string => `policy/${key}`;

/** The steps of a draft. What exists already (a catalog or package with an id) needs none. */
export function stepsOf(draft: PackageDraft): Step[] {
  return [
    ...(draft.catalog.id === undefined
      ? [{ kind: 'catalog', key: catalogStep, name: draft.catalog.displayName } as const]
      : []),
    ...draft.resources.map(
      (resource): Step => ({ kind: 'resource', key: resourceStep(resource.originId), resource }),
    ),
    ...draft.packages.flatMap((of): Step[] => [
      ...(of.id === undefined ? [{ kind: 'package', key: packageStep(of.key), of } as const] : []),
      ...draft.resources
        .filter(({ originId }) => of.roles.some((role) => role.originId === originId))
        .map(
          (resource): Step => ({
            kind: 'roleScope',
            key: roleStep(of.key, resource.originId),
            of,
            resource,
          }),
        ),
      ...(of.hasPolicy ? [{ kind: 'policy', key: policyStep(of.key), of } as const] : []),
    ]),
  ];
}
