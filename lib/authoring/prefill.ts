import type { Need } from '../entitlement/need.ts';
import type {
  Approver,
  DraftPackage,
  DraftResource,
  DraftStage,
  PackageDraft,
} from '../entitlement/packageDraft.ts';

/** What is known of a refused thing when somebody begins to make a package for it. */
export interface Known {
  resource: DraftResource;
  /** What was needed there. */
  need: Need;
  /** Who answers for it: a site's owners, or whom the organisation's map names. */
  owners: readonly Approver[];
  /** Who decides where the owners don't: owners leave. */
  deputies?: readonly Approver[];
  /** A catalog that has it already. */
  catalog?: { id: string; displayName: string } | undefined;
}

/** Texts of a new package, in the person's language. */
export interface DraftTexts {
  name(resource: string, need: Need): string;
  description(resource: string, need: Need): string;
  policy: string;
}

/**
 * What most organisations want, by what their helpdesks are asked for: to view and to edit as two packages; the manager
 * decides first, then the thing's owners, and others for those who have left; a year, to be extended, and reviewed every
 * quarter.
 */
export function prefill(
  { resource, need, owners, deputies = [], catalog }: Known,
  texts: DraftTexts,
): PackageDraft {
  const name = resource.displayName;
  const others = owners.filter(({ kind }) => kind !== 'manager') as Exclude<Approver, { kind: 'manager' }>[];
  const wanted: Need[] =
    need === 'manage'
      ? ['manage']
      : resource.originSystem === 'AadApplication'
        ? ['view']
        : resource.originSystem === 'AadGroup'
          ? ['edit']
          : ['view', 'edit'];
  return {
    catalog: catalog
      ? { ...catalog, description: '' }
      : { displayName: name, description: texts.description(name, 'view') },
    resources: [resource],
    packages: wanted.map(
      (each): DraftPackage => ({
        key: each,
        displayName: texts.name(name, each),
        description: texts.description(name, each),
        roles: [{ originId: resource.originId, role: { need: each } }],
        hasPolicy: true,
      }),
    ),
    policyName: texts.policy,
    requests: { who: 'members', groups: [], byManagers: true, isReasonRequired: true },
    stages: [
      stage([{ kind: 'manager' }], others),
      ...(others.length > 0 ? [stage(others, [], deputies)] : []),
    ],
    lifecycle: {
      days: 365,
      mayExtend: true,
      review: { everyMonths: 3, days: 14, reviewers: others },
    },
  };
}

/** Another stage, as a person adds it. */
export const emptyStage = (): DraftStage => stage([], []);

function stage(
  approvers: Approver[],
  fallback: Approver[],
  alternates: readonly Approver[] = [],
): DraftStage {
  return {
    approvers,
    fallback,
    alternates: [...alternates],
    forwardAfterDays: 7,
    days: 14,
    isReasonRequired: false,
  };
}

/** A draft for nothing yet, as *New access package* begins. */
export const emptyDraft = (policyName: string): PackageDraft => ({
  catalog: { displayName: '', description: '' },
  resources: [],
  packages: [{ key: 'only', displayName: '', description: '', roles: [], hasPolicy: true }],
  policyName,
  requests: { who: 'members', groups: [], byManagers: true, isReasonRequired: true },
  stages: [stage([{ kind: 'manager' }], [])],
  lifecycle: { days: 365, mayExtend: true, review: null },
});
