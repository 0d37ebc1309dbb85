import { act } from 'react';
import { vi } from 'vitest';
import { store } from '../../../../components/data/store.ts';
import { administratorScopes } from '../../../../lib/auth/tokenSource.ts';
import { fail, ok, type Result } from '../../../../lib/platform/failure.ts';
import { defaultSettings } from '../../../../lib/settings/decodeSettings.ts';
import type { Settings } from '../../../../lib/settings/settings.ts';
import { asFetch } from '../../../tenant/tenant.ts';
import { createWorld, type World } from '../../graph/world.ts';

/** What the page takes for its sign-in and for Graph. */
export interface Hub {
  world: World;
  /** Scopes of each token that the page asked for. */
  asked: string[];
  settings: Settings;
  administrator: {
    tokens: { get(profile: unknown, scopes: readonly string[]): Promise<Result<string>> };
    signIn(profile: unknown, what: 'reading' | 'creation'): Promise<Result<undefined>>;
  };
}

/** A simulated organisation behind the hub, for a test that hands `administrator` to the page and stubs `fetch`. */
export function hubOf(
  options: { who?: string; isSignedIn?: boolean; packageCreation?: boolean } = {},
): Hub & {
  me: ReturnType<World['person']>;
} {
  const { who = 'Lee Gu', packageCreation = true } = options;
  const world = createWorld({ packageCreation });
  const me = world.person(who);
  const clientId = world.application('Knock for administrators').appId;
  let isSignedIn = options.isSignedIn ?? true;
  const asked: string[] = [];
  const issue = (scopes: readonly string[]) =>
    world.tenant.tokens.issue({ tenantId: me.tenantId, userId: me.oid, clientId, scopes: [...scopes] });
  vi.stubGlobal('fetch', asFetch(world.tenant));
  return {
    world,
    me,
    asked,
    settings: {
      ...defaultSettings,
      tenantId: me.tenantId,
      administratorClientId: clientId,
      packageCreation,
    },
    administrator: {
      tokens: {
        async get(_, scopes) {
          asked.push(...scopes.filter((scope) => !administratorScopes.some((one) => one === scope)));
          return isSignedIn ? ok(await issue(scopes)) : fail({ kind: 'interactionRequired' });
        },
      },
      async signIn() {
        isSignedIn = true;
        return ok();
      },
    },
  };
}

/** Web Locks, which the test's document lacks: there is one page. */
export const oneLock = {
  request: async (_name: string, _options: object, task: (lock: object) => Promise<unknown>) =>
    await task({}),
};

/** No pause takes its time: what a page waits for is there at once. Until `vi.unstubAllGlobals`. */
export function withoutPauses(): void {
  const start = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (task: () => void) => start(task, 0));
}

/** Lets the page work until that holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (await holds()) return;
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve));
    });
  }
  throw new Error(`Never came: ${what}`);
}

export const untilShown = (host: HTMLElement, text: string): Promise<void> =>
  until(text, () => host.textContent?.includes(text) === true);

export const draftsOf = () => store.packageDrafts.toArray();
export const untilDrafted = () => until('a draft', async () => (await draftsOf()).length > 0);
