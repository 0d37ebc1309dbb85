import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { createAsk } from '../../lib/contact/ask.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import { reviewedPolicy } from '../../lib/settings/reviewPolicy.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { Loading } from '../base/notice.tsx';
import { useAction } from '../base/useAction.ts';
import { accountCommands, refreshPackages } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { openSettings } from '../data/openSettings.ts';
import { useAskedSites } from '../data/useAskedSites.ts';
import { useIndexProgress } from '../data/useIndexProgress.ts';
import { logIn, tokensIn, useSessionMemory } from '../data/useSessionMemory.ts';
import { useWholeSettings } from '../data/useSettings.ts';
import { useTroubles } from '../data/useTroubles.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ContactView } from './contactView.tsx';
import { Help } from './help.tsx';
import type { Connection, KnownSettings } from './helpFacts.ts';

/** *Help* with its data; for everybody, signed in or not. */
export function HelpView({ profile }: { profile: ProfileRow | undefined }) {
  const settings = useWholeSettings(reviewedPolicy);
  return settings.state === 'known' ? <Known profile={profile} settings={settings} /> : <Loading />;
}

function Known({ profile, settings }: { profile: ProfileRow | undefined; settings: KnownSettings }) {
  const memory = useSessionMemory();
  const tokens = tokensIn(memory, profile, settings.settings);
  const { connection, check } = useConnection(profile, tokens.employee?.token);
  const { granted, missing } = useAskedSites();
  const { troubles, readAt } = useTroubles(profile?.profile);
  const index = useIndexProgress(profile?.profile);
  const keys = useKeys();
  const signingIn = useAction();
  const refreshing = useAction();
  const { packages, requests, assignments } = readAt;
  return (
    <Help
      facts={{
        version: browser.runtime.getManifest().version,
        agent: navigator.userAgent,
        keys,
        settings,
        profile,
        ...tokens,
        connection,
        read: { packages, requests, assignments },
        index,
        hosts: { granted: granted.length, missing: missing.length },
        troubles: [
          ...troubles,
          ...[signingIn.failure, refreshing.failure].flatMap((failure) =>
            failure === undefined ? [] : [{ what: 'help', failure }],
          ),
        ],
        log: logIn(memory),
      }}
      steps={{
        onSignIn: () => void signingIn.run(() => accountCommands.signIn(profile?.profile)),
        onRetry: check,
        onOpenSettings: openSettings,
        myAccessUrl: myAccessOf(profile),
        onRefresh: () => void refreshing.run(refreshPackages),
        isRefreshing: refreshing.busy,
      }}
      onCheck={check}
      contact={<ContactView profile={profile} settings={settings.settings} />}
    />
  );
}

/** Asks Graph who this is, which says whether it answers, and what time it is there. */
function useConnection(profile: ProfileRow | undefined, token: string | undefined) {
  const { locale } = useWords();
  const [connection, setConnection] = useState<Connection>('notAsked');
  const cloud = profile?.cloud;
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts presses, each of which asks anew
  useEffect(() => {
    if (cloud === undefined || token === undefined) return;
    let isStale = false;
    setConnection('asking');
    const graph = `https://${clouds[cloud].graphHost}`;
    const ask = createAsk({ graph, tokens: { employee: token }, locale, fetch: (...call) => fetch(...call) });
    void ask({ as: 'employee', method: 'GET', path: '/me?$select=id' }).then(({ status, date }) => {
      const skew = Date.parse(date ?? '') - Date.now();
      if (!isStale) setConnection({ status, skew: Number.isNaN(skew) ? undefined : skew });
    });
    return () => {
      isStale = true;
    };
  }, [cloud, token, locale, asked]);
  return { connection, check: () => setAsked((count) => count + 1) };
}

/** The keys that open Knock as the person may have chosen them. */
function useKeys(): string | undefined {
  const [keys, setKeys] = useState<string>();
  useEffect(() => {
    void browser.commands.getAll().then(([command]) => setKeys(command?.shortcut));
  }, []);
  return keys;
}
