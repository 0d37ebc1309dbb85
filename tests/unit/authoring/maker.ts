import { createAdministration } from '../../../lib/authoring/administration.ts';
import { create } from '../../../lib/authoring/create.ts';
import type { CreationDeps } from '../../../lib/authoring/sending.ts';
import { undo } from '../../../lib/authoring/undo.ts';
import type { DraftRole, PackageDraft } from '../../../lib/entitlement/packageDraft.ts';
import { createServiceClock } from '../../../lib/platform/clock.ts';
import { ok } from '../../../lib/platform/failure.ts';
import type { PackageDraftRow } from '../../../lib/store/draftRows.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { resourcesOf as heldBy } from '../../tenant/state/catalogResources.ts';
import type { TenantState } from '../../tenant/state/state.ts';
import type { SwitchPositions } from '../../tenant/state/switches.ts';
import { asFetch } from '../../tenant/tenant.ts';
import { createWorld, found, type World } from '../graph/world.ts';
import { draftOf, draftRow, site } from './drafts.ts';

/** Which moment of a life ends it: the nth call or save, before it takes effect or after. */
export interface Death {
  at: number;
  when: 'before' | 'after';
}

/** Somebody who makes packages in a simulated tenant; the row outlives the page. */
export interface Maker {
  world: World;
  me: ProfileRow;
  row(): PackageDraftRow;
  /** As somebody who types between two presses. */
  change(edit: (draft: PackageDraft) => void): void;
  /** Calls and saves of all lives so far. */
  moments(): number;
  /** Runs until it ends, or until it dies there. */
  live(what: 'create' | 'undo', death?: Death): Promise<PackageDraftRow | 'died'>;
  administration: ReturnType<typeof createAdministration>;
}

export interface MakerOptions {
  who?: string;
  switches?: Partial<SwitchPositions>;
  /** Besides those of the story. */
  packages?: number;
  draft?: (world: World) => PackageDraft;
  through?: (tenant: typeof fetch) => typeof fetch;
}

/** The site of the built-in organisation that no package grants, in the catalog that Lee owns. */
export const auroraDraft = ({ contoso }: World): PackageDraft => {
  const general = found(contoso.catalogs.find(({ displayName }) => displayName === 'General'));
  const lee = found(contoso.users.find(({ displayName }) => displayName === 'Lee Gu'));
  const aurora = { ...site, originId: 'https://contoso.sharepoint.com/sites/Aurora', displayName: 'Aurora' };
  const plain = draftOf();
  const owner = { kind: 'user', id: lee.id, displayName: lee.displayName } as const;
  return {
    ...plain,
    catalog: { id: general.id, displayName: general.displayName, description: '' },
    resources: [aurora],
    packages: plain.packages.map((one) => ({
      ...one,
      displayName: one.displayName.replace('Orion', 'Aurora'),
      roles: one.roles.map(({ role }) => ({ originId: aurora.originId, role })),
    })),
    stages: plain.stages.map((stage, index) => ({
      ...stage,
      approvers: index === 0 ? stage.approvers : [owner],
      fallback: index === 0 ? [owner] : [],
      alternates: [],
    })),
    lifecycle: { ...plain.lifecycle, review: { everyMonths: 3, days: 14, reviewers: [owner] } },
  };
};

/** Into a catalog that doesn't exist yet: every kind of step. */
export const fromNothing: MakerOptions = {
  draft(world) {
    world.contoso.catalogCreatorIds = [world.person('Lee Gu').oid];
    return { ...auroraDraft(world), catalog: { displayName: 'Aurora', description: 'All of Aurora' } };
  },
};

/** A site, a group and an application; to edit for fewer people; two stages with alternates, and a review. */
export function ofEverything(world: World): PackageDraft {
  const draft = found(fromNothing.draft)(world);
  const [resource] = draft.resources;
  const group = found(world.contoso.groups.find(({ displayName }) => displayName === 'Aurora'));
  const application = world.application('Contoso Expenses');
  application.ownerIds = [world.person('Lee Gu').oid];
  const { servicePrincipalId, displayName, appRoles } = application;
  const deputy = world.person('Megan Bowen');
  const alternates = [{ kind: 'user' as const, id: deputy.oid, displayName: 'Megan Bowen' }];
  const { id: roleId, displayName: roleName } = found(appRoles[0]);
  const more: DraftRole[] = [
    { originId: group.id, role: { need: 'edit' } },
    { originId: servicePrincipalId, role: { originId: roleId, displayName: roleName } },
  ];
  return {
    ...draft,
    resources: [
      found(resource),
      { originSystem: 'AadGroup', originId: group.id, displayName: 'Aurora' },
      { originSystem: 'AadApplication', originId: servicePrincipalId, displayName },
    ],
    packages: draft.packages.map((one) =>
      one.key === 'view'
        ? one
        : {
            ...one,
            roles: [...one.roles, ...more],
            requestors: { who: 'groups', groups: [{ id: group.id, displayName: 'Aurora' }] },
          },
    ),
    stages: draft.stages.map((stage) => ({
      ...stage,
      alternates,
      forwardAfterDays: 7,
      isReasonRequired: true,
    })),
  };
}

/** The same, in another of the catalogs. */
export const inCatalog =
  (name: string) =>
  (world: World): PackageDraft => {
    const { id } = found(world.contoso.catalogs.find(({ displayName }) => displayName === name));
    return { ...auroraDraft(world), catalog: { id, displayName: name, description: '' } };
  };

/** One package for one thing, with that role. */
export const draftFor = (
  world: World,
  resource: PackageDraft['resources'][number],
  role: DraftRole['role'],
): PackageDraft => {
  const plain = auroraDraft(world);
  const [first] = plain.packages;
  return {
    ...plain,
    resources: [resource],
    packages: [{ ...found(first), roles: [{ originId: resource.originId, role }] }],
  };
};

export function maker(options: MakerOptions = {}): Maker {
  const world = createWorld({
    switches: options.switches ?? {},
    packages: options.packages ?? 0,
    packageCreation: true,
  });
  const me = world.person(options.who ?? 'Lee Gu');
  let row = draftRow(me.profile, (options.draft ?? auroraDraft)(world));
  let moments = 0;
  const network = options.through?.(asFetch(world.tenant)) ?? asFetch(world.tenant);
  const issued = new Map<string, Promise<string>>();
  /** Signing takes longer than all the rest. */
  const tokenFor = (scopes: readonly string[]): Promise<string> => {
    const key = scopes.join(' ');
    const token = issued.get(key) ?? issue(scopes);
    issued.set(key, token);
    return token;
  };
  const issue = (scopes: readonly string[]) =>
    world.tenant.tokens.issue(
      {
        tenantId: me.tenantId,
        userId: me.oid,
        clientId: world.application('Knock for administrators').appId,
        scopes: [...scopes],
      },
      86_400,
    );
  const administer = (request: typeof fetch) =>
    createAdministration({
      profile: me,
      clock: createServiceClock({ now: () => world.tenant.core.clock.now() }),
      locale: () => 'en',
      fetch: request,
      tokens: {
        get: async (_, scopes) => ok(await tokenFor(scopes)),
      },
    });

  async function live(what: 'create' | 'undo', death?: Death): Promise<PackageDraftRow | 'died'> {
    let count = 0;
    let isOver = false;
    let die = (_: 'died') => {};
    const died = new Promise<'died'>((resolve) => {
      die = resolve;
    });
    const never = new Promise<never>(() => {});
    /** A moment: it has its effect or not; after a death nothing has any. */
    async function moment<T>(effect: () => Promise<T>): Promise<T> {
      if (isOver) return never;
      count += 1;
      moments += 1;
      const isLast = count === death?.at;
      if (isLast && death?.when === 'before') {
        isOver = true;
        die('died');
        return never;
      }
      const done = await effect();
      if (!isLast) return done;
      isOver = true;
      die('died');
      return never;
    }
    const administration = administer((input, init) => moment(() => network(input, init)));
    const deps: CreationDeps = {
      reads: administration.reads,
      send: administration.write,
      clock: administration.clock,
      save: (next) =>
        moment(async () => {
          row = structuredClone(next);
        }),
      wait: (ms) => {
        if (!isOver) world.tenant.core.clock.advance(ms);
        return isOver ? never : Promise.resolve();
      },
    };
    const run = what === 'create' ? create : undo;
    return await Promise.race([run(structuredClone(row), deps), died]);
  }
  return {
    world,
    me,
    row: () => row,
    change(edit) {
      const draft = structuredClone(row.draft);
      edit(draft);
      row = { ...row, draft };
    },
    moments: () => moments,
    live,
    administration: administer((input, init) => network(input, init)),
  };
}

/** What `auroraDraft` makes, and what is there without it but for the catalog. */
export const whole = { packages: 2, policies: 2, roles: 2, resources: 1, catalogs: 1 };

/** What of the draft exists in the tenant, counted; `catalogs`: of its name. */
export function madeOf({ world, row }: Maker) {
  const { draft } = row();
  const names = draft.packages.map(({ displayName }) => displayName);
  const packages = world.contoso.accessPackages.filter(({ displayName }) => names.includes(displayName));
  return {
    packages: packages.length,
    policies: packages.flatMap(({ assignmentPolicies }) => assignmentPolicies).length,
    roles: packages.flatMap(({ resourceRoleScopes }) => resourceRoleScopes).length,
    resources: resourcesOf(world).filter((originId) =>
      draft.resources.some((one) => one.originId.toLowerCase() === originId),
    ).length,
    catalogs: world.contoso.catalogs.filter(({ displayName }) => displayName === draft.catalog.displayName)
      .length,
  };
}

/** What each catalog holds, which no seed says once something was added or removed. */
const resourcesOf = ({ contoso, tenant }: World): string[] =>
  contoso.catalogs.flatMap((catalog) =>
    // The tenant's core is its state.
    heldBy(tenant.core as TenantState, contoso, catalog).map(({ originId }) => originId.toLowerCase()),
  );

/** A copy of all that is in the tenant. */
export const everything = ({ world }: Maker) =>
  structuredClone({ ...world.tenant.seed, resources: resourcesOf(world).sort() });
