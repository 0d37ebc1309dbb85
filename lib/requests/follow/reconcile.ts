import { isOpen } from '../../entitlement/request.ts';
import type { GraphRequest } from '../../graph/api.ts';
import type { Store } from '../../store/database.ts';
import { outboxOf, requestsOf } from '../../store/readable.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';
import { setBrokenAside } from '../model/brokenRows.ts';
import { erasedOf } from '../model/erased.ts';
import { findSubmitted } from '../model/findSubmitted.ts';
import { nextState } from '../model/nextState.ts';
import { withOpenIntent } from '../model/requestStatus.ts';
import { aboutPeople, type ListRead } from './aboutPeople.ts';
import { finishedElsewhere } from './completedInMyAccess.ts';

interface Deps {
  store: Store;
  newId: () => string;
  /** What ended before (epoch ms) stays forgotten. */
  keptFrom: number;
}

/**
 * Writes one reading of Graph's list into the rows, in one transaction. Known requests move on; unknown ones become
 * rows whose first sight is not news. A request that may be the one a command is just sending is left to the outbox:
 * it alone knows which call it came from. `now`: epoch ms at which the list was asked for; `read`: which list it is.
 */
export function reconcile(
  { store, newId, keptFrom }: Deps,
  profile: ProfileRow,
  list: readonly GraphRequest[],
  now: number,
  read: ListRead = { list: 'mine' },
): Promise<void> {
  return store.transaction('rw', [store.requests, store.outbox, store.meta], async () => {
    await setBrokenAside(store, profile.profile);
    const { rows } = await requestsOf(store, profile.profile);
    const underWay = await inFlight(store, profile, rows);
    const byGraphId = new Map(rows.flatMap((row) => (row.graphId === undefined ? [] : [[row.graphId, row]])));
    const taken = new Set(rows.flatMap((row) => row.openIntent ?? []));
    const erased = new Set(await erasedOf(store, profile.profile));
    const finished = new Set<string>();
    for (const observed of list) {
      if (erased.has(observed.id)) continue;
      const known = byGraphId.get(observed.id);
      const waiting = known ? undefined : finishedElsewhere(rows, observed, { now, profile, read, finished });
      if (waiting) finished.add(waiting.id);
      const row = known ?? waiting;
      if (row) {
        const seen = nextState(aboutPeople(row, observed, profile, read), observed, now);
        await store.requests.put(keepIntent(row, seen, taken));
        byGraphId.set(observed.id, seen);
      } else if (isForgotten(observed, keptFrom)) continue;
      else if (!underWay.some(({ row, sentAt }) => findSubmitted([observed], row, sentAt, new Set())))
        await addStranger(store, profile, observed, { id: newId(), now, taken, read });
    }
  });
}

/** Only of strangers: the end of what is followed here is news, however late it is read. */
const isForgotten = ({ state, completedAt, createdAt }: GraphRequest, keptFrom: number): boolean =>
  !isOpen(state) && (completedAt ?? createdAt ?? keptFrom) < keptFrom;

/** Rows whose call has started and not been answered, with the time of the first call. */
async function inFlight(store: Store, profile: ProfileRow, rows: readonly RequestRow[]) {
  const commands = (await outboxOf(store, profile.profile)).rows;
  return commands.flatMap((command) => {
    const row = rows.find((each) => each.id === command.id);
    if (row === undefined || command.attempts === 0) return [];
    return [{ row, sentAt: command.firstSentAt ?? command.createdAt }];
  });
}

/** A stranger may hold the intent already (two requests made elsewhere); the index takes one. */
function keepIntent(before: RequestRow, after: RequestRow, taken: Set<string>): RequestRow {
  const { openIntent } = after;
  if (openIntent === undefined || openIntent === before.openIntent) return after;
  const isTaken = taken.has(openIntent);
  taken.add(openIntent);
  return withOpenIntent(after, isTaken);
}

/** First seen in Graph: made elsewhere, or before Knock. What has happened so far is told to nobody. */
async function addStranger(
  store: Store,
  profile: ProfileRow,
  observed: GraphRequest,
  { id, now, taken, read }: { id: string; now: number; taken: Set<string>; read: ListRead },
): Promise<void> {
  const accessPackageId = observed.accessPackage?.id ?? '';
  const targetId = observed.target?.objectId ?? (read.list === 'mine' ? profile.oid : '');
  const blank: RequestRow = {
    profile: profile.profile,
    id,
    accessPackageId,
    accessPackageName: observed.accessPackage?.displayName ?? '',
    targetId,
    requestType: observed.requestType,
    ...(observed.assignmentId !== undefined && { assignmentId: observed.assignmentId }),
    state: observed.state,
    justification: observed.justification,
    answers: observed.answers,
    schedule: observed.schedule,
    madeHere: false,
    createdAt: observed.createdAt ?? now,
    asOf: now,
    changedAt: observed.completedAt ?? observed.createdAt ?? now,
    timeline: [],
  };
  const seen = nextState(aboutPeople(blank, observed, profile, read), observed, now);
  const { openIntent } = withOpenIntent(seen);
  const row = withOpenIntent(
    { ...seen, announcedState: seen.state, changedAt: blank.changedAt },
    openIntent !== undefined && taken.has(openIntent),
  );
  if (openIntent !== undefined) taken.add(openIntent);
  await store.requests.add(row.deliveredAt === undefined ? row : { ...row, deliveredAt: blank.changedAt });
}
