import type { PolicyRequirements } from '../entitlement/request.ts';
import { ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { GraphApi } from './api.ts';
import { sendBatches } from './batch.ts';
import { bestPage } from './bestPage.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { accessPackage } from './decode/accessPackage.ts';
import { requirements } from './decode/requirements.ts';
import { packageContents } from './packageContents.ts';
import { packagesNamed } from './packagesNamed.ts';
import { packagesWithContents } from './packagesWithContents.ts';
import { largerPage, requestablePath, requirementsPath } from './paths.ts';
import { collect, readAll } from './read.ts';

/** A tenant that takes no `$top` here says so once a day. */
const endings = [largerPage, ''] as const;

/** The packages one may request, what they hold and what they ask. */
export const accessPackages = (
  context: GraphContext,
): Pick<
  GraphApi,
  | 'requestablePackages'
  | 'packagesNamed'
  | 'packagesWithContents'
  | 'packageContents'
  | 'requirements'
  | 'requirementsOfMany'
> => ({
  async requestablePackages(profile, from) {
    const list = { profile, name: 'list', path: requestablePath, endings, schema: accessPackage };
    return (await bestPage(context, list, from)).read;
  },

  packagesNamed: packagesNamed(context),
  packagesWithContents: packagesWithContents(context),
  packageContents: packageContents(context),

  requirements: (profile, accessPackageId, locale) =>
    readAll(context.send, {
      call: {
        profile,
        access: asEmployee,
        method: 'POST',
        path: requirementsPath(accessPackageId),
        headers: { 'Accept-Language': locale },
      },
      where: 'requirements',
      schema: requirements,
    }),

  async requirementsOfMany(profile, accessPackageIds, locale) {
    const answers = await sendBatches(context.send, context.clock, {
      profile,
      access: asEmployee,
      items: accessPackageIds,
      toCall: (id) => ({
        method: 'POST',
        path: requirementsPath(id),
        headers: { 'Content-Type': 'application/json', 'Accept-Language': locale },
        body: {},
      }),
    });
    if (!answers.ok) return answers;
    const read = answers.value.map(async ({ item, sent }) => ({
      accessPackageId: item,
      requirements: await requirementsFrom(context, profile, item, sent),
    }));
    return ok(await Promise.all(read));
  },
});

/** An inner answer and the pages after it. */
function requirementsFrom(
  { send }: GraphContext,
  profile: Profile,
  accessPackageId: string,
  sent: Parameters<typeof collect>[2],
): Promise<Result<PolicyRequirements[]>> {
  const path = requirementsPath(accessPackageId);
  const call = { profile, access: asEmployee, method: 'POST', path } as const;
  return collect(send, { call, where: 'requirements', schema: requirements }, sent);
}
