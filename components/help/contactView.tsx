import { useState } from 'react';
import { createAsk } from '../../lib/contact/ask.ts';
import { playContact } from '../../lib/contact/play.ts';
import type { ContactRow } from '../../lib/contact/seen.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { saveFile } from '../base/saveFile.ts';
import { freshTokens } from '../data/freshTokens.ts';
import { useWords } from '../words/wordsContext.tsx';
import { ContactSection } from './contactSection.tsx';

/** First contact with the tenant of the person who is signed in. Nothing of it is stored. */
export function ContactView({ profile, settings }: { profile: ProfileRow | undefined; settings: Settings }) {
  const { locale } = useWords();
  const [rows, setRows] = useState<ContactRow[]>([]);
  const [state, setState] = useState<'ready' | 'running' | 'done'>('ready');
  const start = async (who: ProfileRow) => {
    setRows([]);
    setState('running');
    const { employee, approver } = await freshTokens(who, settings);
    const ask = createAsk({
      graph: `https://${clouds[who.cloud].graphHost}`,
      tokens: { employee: employee?.token ?? '', approver: approver?.token },
      locale,
      fetch: (...call) => fetch(...call),
    });
    const hasApprover = approver !== undefined;
    const onRow = (row: ContactRow) => setRows((known) => [...known, row]);
    setRows(await playContact(ask, { hasApprover, onRow }));
    setState('done');
  };
  const isOff = !settings.firstContact;
  return (
    <ContactSection
      state={isOff ? 'off' : profile?.session === 'signedIn' ? state : 'signedOut'}
      rows={rows}
      onStart={() => profile && void start(profile)}
      onSave={(text) => saveFile('knock-first-contact.json', 'application/json', text)}
    />
  );
}
