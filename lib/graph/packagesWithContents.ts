import * as v from 'valibot';
import { ok } from '../platform/failure.ts';
import type { GraphApi, GraphPackageWithContents } from './api.ts';
import type { Sent } from './call.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { roleScope } from './decode/accessPackage.ts';
import { flag, id, list, text } from './decode/fields.ts';
import { listExpansions, listsWithContents } from './paths.ts';
import { readPage } from './read.ts';

const schema: v.GenericSchema<unknown, GraphPackageWithContents> = v.pipe(
  v.object({
    id,
    displayName: text,
    description: text,
    isHidden: flag,
    resourceRoleScopes: list(roleScope),
  }),
  v.transform(({ resourceRoleScopes: roleScopes, ...rest }) => ({ ...rest, roleScopes })),
);

/** All packages with their contents, page by page. The metadata allows it; nothing documents it for employees. */
export const packagesWithContents =
  ({ send, forms }: GraphContext): GraphApi['packagesWithContents'] =>
  (profile, form, from) =>
    forms.best(profile, `contents.${form}`, listExpansions, async (expansion) => {
      let last: Sent | undefined;
      const read = await readPage(
        async (call) => {
          last = await send(call);
          return last;
        },
        {
          call: {
            profile,
            access: asEmployee,
            method: 'GET',
            path: `${listsWithContents[form]}${expansion}`,
          },
          where: 'accessPackages',
          schema,
        },
        from,
      );
      const status = last?.answered === true && last.failure === undefined ? last.status : undefined;
      const outcome: Awaited<ReturnType<GraphApi['packagesWithContents']>> =
        status !== undefined && refusals.has(status) ? ok(undefined) : read;
      return { outcome, isRefused: status === 400 && from === undefined };
    });

/** Not for this person, not in this form, or not there. */
const refusals: ReadonlySet<number> = new Set([400, 403, 404, 410, 501]);
