import type { ReactNode } from 'react';
import { Help } from '../../components/help/help.tsx';
import { PageTitle } from '../../components/hub/pageTitle.tsx';
import { healthyHelp, troubledHelp } from './helpFacts.ts';

const nothing = () => {};
const steps = {
  onSignIn: nothing,
  onRetry: nothing,
  onOpenSettings: nothing,
  onRefresh: nothing,
  isRefreshing: false,
};

const page = (facts: typeof healthyHelp, contact?: ReactNode) => (
  <>
    <PageTitle>Help</PageTitle>
    <Help facts={facts} steps={steps} onCheck={nothing} contact={contact} />
  </>
);

/** The hub's *Help*. */
export const helpPages: Record<string, ReactNode> = {
  help: page(healthyHelp),
  'help-troubled': page(troubledHelp),
  'help-alone': page({ ...healthyHelp, profile: undefined, employee: undefined, connection: 'notAsked' }),
};
