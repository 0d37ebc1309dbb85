import { employeeScopes } from '../../lib/auth/tokenSource.ts';
import { day, minute } from '../../lib/platform/durations.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { HelpFacts } from './helpFacts.ts';

/** What is wrong, with the one step that helps: a failure brings its own. */
export type Problem =
  | { kind: 'failure'; failure: Failure }
  | { kind: 'clock'; behind: boolean; by: number }
  | { kind: 'hosts'; count: number }
  | { kind: 'listOld' }
  | { kind: 'keys' };

/** Knock corrects its own times; sign-in doesn't. Entra allows five minutes. */
const mostSkew = 5 * minute;
const listAge = 2 * day;

/** The most urgent first. One cause is told once: who is not signed in has no old lists to care for. */
export function problemsOf(facts: HelpFacts, now: number): Problem[] {
  const { settings, profile, hosts } = facts;
  return [
    ...settings.problems.map(({ failure }): Problem => ({ kind: 'failure', failure })),
    ...distinct([...signInFailures(facts, now), ...facts.troubles.map(({ failure }) => failure)]).map(
      (failure): Problem => ({ kind: 'failure', failure }),
    ),
    ...clockProblem(facts),
    ...(hosts.missing > 0 ? [{ kind: 'hosts' as const, count: hosts.missing }] : []),
    ...(profile?.session === 'signedIn' && isOld(facts.read.packages, now)
      ? [{ kind: 'listOld' as const }]
      : []),
    ...(facts.keys ? [] : [{ kind: 'keys' as const }]),
  ];
}

function signInFailures({ settings, profile, employee, connection }: HelpFacts, now: number): Failure[] {
  const { clientId, tenantId } = settings.settings;
  if (clientId === undefined || tenantId === undefined) return [{ kind: 'notConfigured' }];
  if (profile === undefined || profile.session === 'signedOut') return [{ kind: 'signedOut' }];
  if (profile.session === 'needsSignIn') return [{ kind: 'interactionRequired' }];
  if (typeof connection === 'object' && connection.status !== 200) return [unwell(connection.status)];
  const scopes = employeeScopes.filter((scope) => employee?.scopes.includes(scope) === false);
  const isCurrent = employee !== undefined && employee.until > now;
  return isCurrent && scopes.length > 0 ? [{ kind: 'consentNeeded', scopes }] : [];
}

/** What Graph's status means when somebody asks who they are; 0: no answer. */
function unwell(status: number): Failure {
  if (status === 0) return { kind: 'offline' };
  if (status === 401) return { kind: 'interactionRequired' };
  return { kind: status === 403 ? 'forbidden' : 'unexpected' };
}

function clockProblem({ connection }: HelpFacts): Problem[] {
  const skew = typeof connection === 'object' ? (connection.skew ?? 0) : 0;
  return Math.abs(skew) < mostSkew ? [] : [{ kind: 'clock', behind: skew > 0, by: Math.abs(skew) }];
}

const isOld = (at: number | undefined, now: number): boolean => at === undefined || at + listAge < now;

/** Several lists often fail for one reason; the last tells the most of it. */
const distinct = (failures: Failure[]): Failure[] => [
  ...new Map(failures.map((failure) => [failure.kind, failure])).values(),
];
