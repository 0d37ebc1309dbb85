import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { type CachedToken, cachedToken } from '../../lib/auth/cachedToken.ts';
import { cacheKey } from '../../lib/auth/storedCache.ts';
import { type LogEntry, logKey } from '../../lib/platform/log.ts';
import { approverClient } from '../../lib/settings/approverClient.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

/** What the worker keeps in the browser's memory (`storage.session`), which only Knock's own pages can read. */
export type SessionMemory = Record<string, unknown>;

export const readSessionMemory = (): Promise<SessionMemory> =>
  browser.storage.session.get(null).catch(() => ({}));

/** The same, followed while the page is open. */
export function useSessionMemory(): SessionMemory {
  const [memory, setMemory] = useState<SessionMemory>({});
  useEffect(() => {
    let isStale = false;
    const read = () =>
      void readSessionMemory().then((now) => {
        if (!isStale) setMemory(now);
      });
    const onChanged = (_: unknown, area: string) => area === 'session' && read();
    read();
    browser.storage.onChanged.addListener(onChanged);
    return () => {
      isStale = true;
      browser.storage.onChanged.removeListener(onChanged);
    };
  }, []);
  return memory;
}

export interface Tokens {
  employee: CachedToken | undefined;
  approver: CachedToken | undefined;
}

/** The tokens of a person; where one registration serves for both, so does its token. */
export function tokensIn(
  memory: SessionMemory,
  who: Pick<ProfileRow, 'tenantId' | 'oid'> | undefined,
  settings: Settings,
): Tokens {
  const of = (id: string | undefined) => who && cachedToken(memory[cacheKey], who, id);
  return {
    employee: of(settings.clientId),
    approver: of(approverClient(settings)),
  };
}

/** The newest entry first. */
export const logIn = (memory: SessionMemory): LogEntry[] =>
  Object.entries(memory)
    .flatMap(([key, value]) => (key.startsWith(logKey) ? [value as LogEntry] : [])) // `keepLog` alone writes them
    .sort((one, other) => other.at - one.at);
