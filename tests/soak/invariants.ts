import { isOpen } from '../../lib/entitlement/request.ts';
import { isUnsettled } from '../../lib/requests/model/requestStatus.ts';
import type { RequestRow } from '../../lib/store/rows.ts';
import { sameId } from '../tenant/state/lookups.ts';
import type { RequestRecord } from '../tenant/state/records.ts';
import { type Decisions, decisionsBroken } from './decisions.ts';
import type { Intent, Intents } from './intents.ts';
import type { Machine } from './machine.ts';
import { elsewhere, people } from './plan.ts';

/** With something to do for somebody who is not signed out there is an alarm that brings the worker back. */
export async function alarmsMissing(machine: Machine): Promise<string[]> {
  if (machine.alarms.has('knock.poll')) return [];
  const { look } = machine;
  const [profiles, commands, requests] = [
    await look.profiles.toArray(),
    await look.outbox.toArray(),
    await look.requests.toArray(),
  ];
  const awake = new Set(
    profiles.filter(({ session }) => session !== 'signedOut').map(({ profile }) => profile),
  );
  const now = machine.time.now();
  const waits =
    commands.some(({ profile }) => awake.has(profile)) ||
    requests.some((row) => awake.has(row.profile) && isUnsettled(row, now));
  return waits ? ['something is unsettled and no alarm is set'] : [];
}

/** What must be true when everything has come to rest. */
export async function endOf(machine: Machine, intents: Intents, decisions: Decisions): Promise<string[]> {
  const { organization, look } = machine;
  const { state, tenant } = organization;
  const ledger = state.ledger.requests(tenant.id);
  const rows = await look.requests.toArray();
  const profiles = await look.profiles.toArray();
  const awake = new Set<string>(
    profiles.filter(({ session }) => session !== 'signedOut').map(({ profile }) => profile),
  );
  return [
    ...intents.all.flatMap((intent) => intentBroken(machine, intent, intents, ledger, rows, awake)),
    ...overlaps(intents, ledger),
    ...strangersAmong(machine, intents, ledger, rows),
    ...rows.flatMap((row) => (awake.has(row.profile) ? stillWaiting(row, ledger) : [])),
    ...(await wrongRows(machine)),
    ...(await decisionsBroken(machine, decisions)),
    ...(await indexBroken(machine, awake)),
    ...people.flatMap((who) => listBroken(machine, who, ledger, rows, awake)),
    ...(await leftOver(machine, awake)),
    ...(await alarmsMissing(machine)),
    ...organization.graph.violations().map((violation) => `the tenant itself: ${JSON.stringify(violation)}`),
  ];
}

function intentBroken(
  { organization }: Machine,
  intent: Intent,
  intents: Intents,
  ledger: readonly RequestRecord[],
  rows: readonly RequestRow[],
  awake: ReadonlySet<string>,
): string[] {
  const filed = ledger.filter(({ justification }) => justification === intent.text);
  const { profile, oid } = organization.profileOf(intent.who);
  const found: string[] = [];
  if (filed.length > 1) found.push(`${intent.text} took effect ${filed.length} times`);
  if (filed.some(({ requestorId }) => !sameId(requestorId, oid)))
    found.push(`${intent.text} was filed under the wrong profile`);
  if (filed.some(({ targetId }) => !sameId(targetId, intent.forOther ?? oid)))
    found.push(`${intent.text} was filed for the wrong person`);
  if (intent.isForgotten || intent.answer === 'refused') return found;
  // Whom it is for may see it, too, where they have a profile in the same Knock.
  const same = rows.filter(({ justification }) => justification === intent.text);
  // A request that Graph lists may have a row of its own beside the one that was put down here.
  const own = same.filter((one) => one.profile === profile);
  const row = own.find(({ madeHere }) => madeHere) ?? own[0] ?? same.find(({ madeHere }) => madeHere);
  const isPutDown = intent.answer === 'accepted' || row !== undefined;
  if (!isPutDown) return found;
  if (row === undefined) {
    const later = intents.all.some(
      (other) => other.number > intent.number && other.requestId === intent.requestId,
    );
    if (filed.length === 0 && !later && !intent.isReplaced && !intent.isCancelled)
      found.push(`${intent.text} is lost`);
    return found;
  }
  if (row.profile !== profile) found.push(`${intent.text} is a row of somebody else`);
  const isBack = row.graphId === undefined && ['draft', 'failed', 'canceled'].includes(row.state);
  if (isBack && filed.length > 0) found.push(`${intent.text} is ${row.state} here and was filed`);
  if (!isBack && row.graphId === undefined && awake.has(profile))
    found.push(`${intent.text} is left ${row.state}`);
  const isKnown = ({ graphId }: RequestRow) =>
    graphId === undefined || intents.deleted.has(graphId) || ledger.some(({ id }) => id === graphId);
  if (!isKnown(row)) found.push(`${intent.text} has an id that Graph does not know`);
  const isOpen = filed.some(({ state }) => ['submitted', 'pendingApproval', 'scheduled'].includes(state));
  if (intent.isCancelled && isOpen && row.failure === undefined)
    found.push(`${intent.text} was cancelled and still waits`);
  return found;
}

/** What Graph has no more is over here, too. */
const stillWaiting = ({ graphId, state, justification }: RequestRow, ledger: readonly RequestRecord[]) =>
  graphId !== undefined && isOpen(state) && !ledger.some(({ id }) => id === graphId)
    ? [`${justification} was deleted and is shown as ${state}`]
    : [];

/** What is the same request: of a person for a package, or a change of an assignment. */
const subjectOf = ({ requestType, accessPackageId, targetId, assignmentId }: RequestRecord): string =>
  requestType.endsWith('Add') ? `${accessPackageId} ${targetId}` : `change ${assignmentId}`;

/** No two requests of Knock for the same thing at the same time. */
function overlaps(intents: Intents, ledger: readonly RequestRecord[]): string[] {
  const ours = ledger.filter(({ justification }) => justification !== elsewhere);
  return ours.flatMap((one, index) =>
    ours.slice(index + 1).flatMap((other) => {
      // Two people who ask for the same person know nothing of each other.
      const isSame = subjectOf(one) === subjectOf(other) && sameId(one.requestorId, other.requestorId);
      const meets =
        one.createdAt < (other.completedAt ?? Number.POSITIVE_INFINITY) &&
        other.createdAt < (one.completedAt ?? Number.POSITIVE_INFINITY);
      const wasForgotten = [one, other].some(
        ({ justification }) => intents.byText(justification)?.isForgotten,
      );
      return isSame && meets && !wasForgotten
        ? [`${one.justification} and ${other.justification} are doubles`]
        : [];
    }),
  );
}

/** Nothing of one profile under another. */
function strangersAmong(
  { organization }: Machine,
  intents: Intents,
  ledger: readonly RequestRecord[],
  rows: readonly RequestRow[],
): string[] {
  return rows.flatMap((row) => {
    const intent = intents.byText(row.justification);
    const owner = people.find((who) => organization.profileOf(who).profile === row.profile);
    const inGraph = ledger.find(({ id }) => id === row.graphId);
    const oid = owner && organization.profileOf(owner).oid;
    const isWrong =
      oid === undefined ||
      (intent !== undefined && intent.who !== owner && intent.forOther !== oid) ||
      (inGraph !== undefined && !sameId(inGraph.targetId, oid) && !sameId(inGraph.requestorId, oid));
    return isWrong ? [`row ${row.id.slice(0, 4)} is with the wrong profile`] : [];
  });
}

async function wrongRows({ organization, look }: Machine): Promise<string[]> {
  const held = organization.state.ledger.assignments();
  const found: string[] = [];
  for (const row of await look.assignments.toArray()) {
    const owner = people.find((who) => organization.profileOf(who).profile === row.profile);
    const assignment = held.find(({ id }) => id === row.id);
    if (assignment && (!owner || !sameId(assignment.targetId, organization.profileOf(owner).oid)))
      found.push(`assignment ${row.id.slice(0, 4)} is with the wrong profile`);
  }
  return found;
}

/** The index is what Graph shows to whom it belongs, and nothing of it outlives a sign-out. */
async function indexBroken({ organization, look }: Machine, awake: ReadonlySet<string>): Promise<string[]> {
  const grants = await look.grants.toArray();
  const listed = await look.accessPackages.toArray();
  const left = [...listed, ...grants].some(({ profile }) => !awake.has(profile));
  const offered = organization.tenant.accessPackages;
  const wrong = listed.flatMap((row) => {
    const seed = offered.find(({ id }) => id === row.id);
    const own = grants.filter((one) => one.profile === row.profile && one.accessPackageId === row.id);
    if (seed === undefined) return [`the index has ${row.id.slice(0, 4)}, which there is not`];
    const isWhole = row.contents !== 'read' || own.length === seed.resourceRoleScopes.length;
    return isWhole ? [] : [`the index has ${own.length} grants of ${seed.displayName}`];
  });
  return left ? [...wrong, 'the index of somebody who has signed out is left'] : wrong;
}

/** After a last reading the rows of a profile are Graph's list: each request once, in its state. */
function listBroken(
  { organization }: Machine,
  who: (typeof people)[number],
  ledger: readonly RequestRecord[],
  rows: readonly RequestRow[],
  awake: ReadonlySet<string>,
): string[] {
  const { profile, oid } = organization.profileOf(who);
  if (!awake.has(profile)) return [];
  const mine = rows.filter((row) => row.profile === profile);
  const found = ledger
    .filter(({ targetId, requestorId }) => sameId(targetId, oid) || sameId(requestorId, oid))
    .flatMap((request) => {
      const same = mine.filter(({ graphId }) => graphId === request.id);
      // What was asked for others before a sign-out is read again when somebody asks for others again.
      if (same.length === 0 && !sameId(request.targetId, oid)) return [];
      if (same.length !== 1) return [`request ${request.justification} of ${who} has ${same.length} rows`];
      return same[0]?.state === request.state || same[0]?.state === 'usable'
        ? []
        : [`request ${request.justification} is ${request.state} and shown as ${same[0]?.state}`];
    });
  return found;
}

async function leftOver({ look }: Machine, awake: ReadonlySet<string>): Promise<string[]> {
  const commands = (await look.outbox.toArray()).filter(({ profile }) => awake.has(profile));
  return commands.map(({ command, state }) => `a command ${command.kind} is left ${state}`);
}
