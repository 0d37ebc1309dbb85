import { useMemo } from 'react';
import type { TokenSource } from '../../lib/auth/tokenSource.ts';
import { type Administration, createAdministration } from '../../lib/authoring/administration.ts';
import { createServiceClock } from '../../lib/platform/clock.ts';
import { ok, type Result } from '../../lib/platform/failure.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { Search } from './editing.ts';

/** Graph as this person, for as long as the page is open. */
export function useAdministration(
  profile: ProfileRow,
  tokens: TokenSource | undefined,
): Administration | undefined {
  const { locale } = useWords();
  return useMemo(
    () =>
      tokens && createAdministration({ profile, tokens, clock: createServiceClock(), locale: () => locale }),
    [profile, tokens, locale],
  );
}

/** How the pickers search. */
export function searchOf({ directory }: Administration): Search {
  return {
    async people(text) {
      const [users, groups] = await Promise.all([directory.users(text), directory.groups(text)]);
      if (!users.ok && !groups.ok) return users;
      const of = (read: typeof users, kind: 'user' | 'group') =>
        read.ok ? read.value.map(({ id, displayName, mail }) => ({ kind, id, displayName, hint: mail })) : [];
      return ok([...of(users, 'user'), ...of(groups, 'group')]);
    },
    groups: async (text) =>
      mapped(await directory.groups(text), ({ id, displayName, mail }) => ({ id, displayName, hint: mail })),
    resources: async (text) =>
      mapped(await directory.resources(text), (resource) => ({
        id: resource.originId,
        displayName: resource.displayName,
        hint: resource.originSystem === 'SharePointOnline' ? resource.originId : undefined,
        resource,
      })),
  };
}

const mapped = <T, U>(read: Result<T[]>, to: (one: T) => U): Result<U[]> =>
  read.ok ? ok(read.value.map(to)) : read;
