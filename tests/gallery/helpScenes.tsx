import type { ReactNode } from 'react';
import { ContactSection } from '../../components/help/contactSection.tsx';
import { Help } from '../../components/help/help.tsx';
import { FailureTable, LogTable, SettingsTable } from '../../components/help/tables.tsx';
import { PageTitle } from '../../components/hub/pageTitle.tsx';
import type { ContactRow } from '../../lib/contact/seen.ts';
import { healthyHelp, troubledHelp } from './helpFacts.ts';

const nothing = () => {};
const steps = {
  onSignIn: nothing,
  onRetry: nothing,
  onOpenSettings: nothing,
  onRefresh: nothing,
  isRefreshing: false,
  myAccessUrl: 'https://myaccess.microsoft.com/@contoso.com#/access-packages',
};

const page = (facts: typeof healthyHelp, contact?: ReactNode) => (
  <>
    <PageTitle>Help</PageTitle>
    <Help facts={facts} steps={steps} onCheck={nothing} contact={contact} />
  </>
);

const rows: ContactRow[] = [
  { row: 'packageList', answer: 'so', position: 'works', status: 200 },
  { row: 'pageSize', answer: 'so', position: 100, status: 200 },
  {
    row: 'packageExpand',
    answer: 'notSo',
    position: 'refused',
    status: 403,
    code: 'Authorization_RequestDenied',
  },
  { row: 'contentsReadable', answer: 'notSo', position: false, status: 403, code: 'AccessDenied' },
  { row: 'questionShape', answer: 'nothing', status: 200, trouble: 'nonsense' },
  { row: 'stagesReadable', answer: 'nothing' },
];
const contact = (state: 'off' | 'signedOut' | 'ready' | 'running' | 'done') => (
  <ContactSection
    state={state}
    rows={state === 'done' ? rows : state === 'running' ? rows.slice(0, 3) : []}
    onStart={nothing}
    onSave={nothing}
  />
);

/** The hub's *Help*. */
export const helpPages: Record<string, ReactNode> = {
  help: page(healthyHelp, contact('done')),
  'help-tables': (
    <>
      <PageTitle>Help</PageTitle>
      <SettingsTable settings={troubledHelp.settings} />
      <FailureTable troubles={troubledHelp.troubles} />
      <LogTable log={troubledHelp.log} />
    </>
  ),
  'help-contact': (
    <>
      <PageTitle>Help</PageTitle>
      {(['off', 'signedOut', 'ready', 'running'] as const).map(contact)}
    </>
  ),
  'help-troubled': page(troubledHelp),
  'help-alone': page({ ...healthyHelp, profile: undefined, employee: undefined, connection: 'notAsked' }),
};
