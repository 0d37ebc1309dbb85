import * as v from 'valibot';
import { ok } from '../platform/failure.ts';
import type { GraphApi, GraphPackageWithContents } from './api.ts';
import { bestPage } from './bestPage.ts';
import type { GraphContext } from './context.ts';
import { roleScope } from './decode/accessPackage.ts';
import { flag, id, list, text } from './decode/fields.ts';
import { listExpansions, listsWithContents } from './paths.ts';

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
  (context: GraphContext): GraphApi['packagesWithContents'] =>
  async (profile, form, from) => {
    const { read, isRefused } = await bestPage(
      context,
      {
        profile,
        name: `contents.${form}`,
        path: listsWithContents[form],
        endings: listExpansions,
        schema,
      },
      from,
    );
    return isRefused ? ok(undefined) : read;
  };
