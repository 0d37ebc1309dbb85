import type * as v from 'valibot';
import { ok, type Result } from '../platform/failure.ts';
import type { Profile } from '../platform/profile.ts';
import type { Access } from './call.ts';
import type { GraphContext } from './context.ts';
import { readAll } from './read.ts';

/** A list whose `$expand` is used in public clients but documented nowhere. `expands`: richest first. */
export interface ExpandedRead<S extends v.GenericSchema> {
  profile: Profile;
  access: Access;
  path: string;
  expands: readonly [string, ...string[]];
  where: string;
  schema: S;
  onUnreadable?: (() => void) | undefined;
  /** The list alone would say nothing new: it isn't read, and is empty. */
  onlyExpanded?: true;
}

/**
 * Reads the list with the richest `$expand`. Where Graph refuses that (400, 403), it tries poorer ones and at last
 * none; from then on it starts with the one that worked.
 */
export const readExpanded = <const S extends v.GenericSchema>(
  { send, forms }: GraphContext,
  { profile, access, path, expands, where, schema, onUnreadable, onlyExpanded }: ExpandedRead<S>,
): Promise<Result<v.InferOutput<S>[]>> =>
  forms.best<string, Result<v.InferOutput<S>[]>>(profile, where, formsOf(path, expands), async (form) => {
    if (onlyExpanded && form === path) return { outcome: ok([]), isRefused: false };
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
        onUnreadable,
      },
    );
    return { outcome, isRefused };
  });

function formsOf(path: string, [richest, ...plainer]: ExpandedRead<v.GenericSchema>['expands']) {
  const expanded = (expand: string) => `${path}?$expand=${expand}`;
  return [expanded(richest), ...plainer.map(expanded), path] as const;
}
