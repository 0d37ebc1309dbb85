import type { TokenSource } from '../auth/tokenSource.ts';
import type { ServiceClock } from '../platform/clock.ts';
import { profileKey } from '../platform/profile.ts';
import { createSingleFlight } from '../platform/singleFlight.ts';
import { accessPackages } from './accessPackages.ts';
import type { GraphApi } from './api.ts';
import { approvals } from './approvals.ts';
import { assignmentRequests } from './assignmentRequests.ts';
import { assignments } from './assignments.ts';
import { createSend } from './client.ts';
import type { GraphContext } from './context.ts';
import { directory } from './directory.ts';
import { createForms, type FormVerdicts } from './forms.ts';
import { suggestions } from './suggestions.ts';

export interface GraphDeps {
  tokens: TokenSource;
  /** Learns the service's time from every answer. */
  clock: ServiceClock;
  fetch?: typeof fetch;
  /** Where it is kept which forms of a call a tenant takes; absent: for as long as this object lives. */
  verdicts?: FormVerdicts;
  /** BCP 47, for texts that Graph localises. */
  locale(): string;
}

/** Microsoft Graph as Knock needs it. Failures are values; nothing here throws or waits to try again. */
export function createGraphApi(deps: GraphDeps): GraphApi {
  const context: GraphContext = {
    send: createSend({ ...deps, fetch: deps.fetch ?? ((input, init) => fetch(input, init)) }),
    forms: createForms(deps.verdicts, deps.clock),
    clock: deps.clock,
  };
  const packages = accessPackages(context);
  const flights = createSingleFlight();
  return {
    ...directory(context),
    ...packages,
    // After a sign-in on a refused page, both the page and the sync engine read the list. Each page of it is read once.
    requestablePackages: (profile, from) =>
      flights.run(`${profileKey(profile)} ${from ?? ''}`, () => packages.requestablePackages(profile, from)),
    ...assignmentRequests(context),
    ...assignments(context),
    ...approvals(context),
    ...suggestions(context),
  };
}
