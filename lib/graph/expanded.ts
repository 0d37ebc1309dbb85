import type * as v from 'valibot';
import type { Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { Access } from './call.ts';
import type { GraphContext } from './context.ts';
import { readAll } from './read.ts';

/** A list whose `$expand` is used in public clients but documented nowhere. */
export interface ExpandedRead<S extends v.GenericSchema> {
  profile: Profile;
  access: Access;
  path: string;
  expand: string;
  where: string;
  schema: S;
}

/** Reads the list expanded; where that is refused (400, 403), without, and from then on without. */
export const readExpanded = <const S extends v.GenericSchema>(
  { send, forms }: GraphContext,
  { profile, access, path, expand, where, schema }: ExpandedRead<S>,
): Promise<Result<v.InferOutput<S>[]>> =>
  forms.best(profile, where, [`${path}?$expand=${expand}`, path], async (form) => {
    let isRefused = false;
    const outcome = await readAll(
      async (call) => {
        const sent = await send(call);
        isRefused ||= sent.answered && (sent.status === 400 || sent.status === 403);
        return sent;
      },
      {
        call: {
          profile,
          access,
          method: 'GET',
          path: form,
          // So that members newer than the documented ones come by name, not as `unknownFutureValue`.
          headers: { Prefer: 'include-unknown-enum-members' },
        },
        where,
        schema,
      },
    );
    return { outcome, isRefused };
  });
