import type * as v from 'valibot';
import type { Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { GraphPage } from './api.ts';
import type { Sent } from './call.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { readPage } from './read.ts';

/** A list of packages that may be asked for in several forms: what is added to its path, the best first. */
export interface FormedList<S extends v.GenericSchema> {
  profile: Profile;
  /** Under which the form that a tenant takes is remembered. */
  name: string;
  path: string;
  endings: readonly [string, ...string[]];
  schema: S;
}

/** Not for this person, not in this form, or not there. */
export const isFormRefusal = (sent: Sent | undefined): boolean =>
  sent?.answered === true && sent.failure === undefined && refusals.has(sent.status);

const refusals: ReadonlySet<number> = new Set([400, 403, 404, 410, 501]);

/** One page of it, the first in the best form; `from`: the one that a link leads to. `isRefused`: in no form. */
export const bestPage = <const S extends v.GenericSchema>(
  { send, forms }: GraphContext,
  { profile, name, path, endings, schema }: FormedList<S>,
  from: string | undefined,
): Promise<{ read: Result<GraphPage<v.InferOutput<S>>>; isRefused: boolean }> =>
  forms.best(profile, name, endings, async (ending) => {
    let last: Sent | undefined;
    const read = await readPage(
      async (call) => {
        last = await send(call);
        return last;
      },
      {
        call: { profile, access: asEmployee, method: 'GET', path: path + ending },
        where: 'accessPackages',
        schema,
      },
      from,
    );
    const isBadRequest = last?.answered === true && last.status === 400 && from === undefined;
    return { outcome: { read, isRefused: isFormRefusal(last) }, isRefused: isBadRequest };
  });
