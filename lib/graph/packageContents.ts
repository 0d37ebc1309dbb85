import { clouds } from '../platform/cloud.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { GraphApi, PackageContents } from './api.ts';
import { sendBatches } from './batch.ts';
import type { Sent } from './call.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { roleScope } from './decode/accessPackage.ts';
import { contentsExpansions, contentsPath } from './paths.ts';
import { collect } from './read.ts';

/** What packages hold, as the employee may see it. Clouds without `availableAccessPackages` are read by pages only. */
export const packageContents =
  (context: GraphContext): GraphApi['packageContents'] =>
  (profile, accessPackageIds) =>
    clouds[profile.cloud].hasAvailableAccessPackages
      ? context.forms.best(profile, 'contents', contentsExpansions, (expansion) =>
          readContents(context, profile, accessPackageIds, expansion),
        )
      : Promise.resolve(
          ok(accessPackageIds.map((accessPackageId) => ({ accessPackageId, outcome: { kind: 'refused' } }))),
        );

async function readContents(
  context: GraphContext,
  profile: Profile,
  accessPackageIds: readonly string[],
  expansion: string,
): Promise<{ outcome: Result<PackageContents[]>; isRefused: boolean }> {
  const answers = await sendBatches(context.send, context.clock, {
    profile,
    access: asEmployee,
    items: accessPackageIds,
    toCall: (id) => ({ method: 'GET', path: contentsPath(id, expansion) }),
  });
  if (!answers.ok) return { outcome: answers, isRefused: false };
  const contents = answers.value.map(async ({ item, sent }) => ({
    accessPackageId: item,
    outcome: await outcomeOf(context, profile, contentsPath(item, expansion), sent),
  }));
  return {
    outcome: ok(await Promise.all(contents)),
    isRefused: answers.value.some(({ sent }) => sent.answered && sent.status === 400),
  };
}

async function outcomeOf(
  { send }: GraphContext,
  profile: Profile,
  path: string,
  sent: Sent,
): Promise<PackageContents['outcome']> {
  const call = { profile, access: asEmployee, method: 'GET', path } as const;
  const read = await collect(send, { call, where: 'resourceRoleScopes', schema: roleScope }, sent);
  if (read.ok) return { kind: 'read', roleScopes: read.value };
  switch (read.failure.kind) {
    case 'forbidden':
    case 'gone':
      return { kind: 'refused' };
    case 'throttled':
      return { kind: 'throttled', until: read.failure.until };
    default:
      return { kind: 'failed' };
  }
}
