import type { ChangeInput, SubmitInput } from '../entitlement/requestInput.ts';
import { type Failure, fail, ok, type Result } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';
import type { Store } from '../store/database.ts';
import { guarded } from '../store/failure.ts';
import type { ProfileRow, RequestRow } from '../store/rows.ts';
import { isRequestRow } from '../store/shapes.ts';
import type { Times } from '../sync/times.ts';
import { validateReturnTo } from './access/returnTo.ts';
import { noteWord } from './access/usability.ts';
import { cancelRequest } from './cancel/cancel.ts';
import { eraseRequests } from './history/history.ts';
import type { RequestContext } from './model/context.ts';
import { noteReminder } from './notify/reminder.ts';
import { changeAssignment, keepChange } from './submit/changeAssignment.ts';
import { keepTyped, queueTyped } from './submit/saveTyped.ts';

export interface RequestsDeps extends Times {
  store: Store;
  /** UUIDs. */
  newId: () => string;
  /** Whether Knock may run on a host now (required, or granted by the person). */
  isCovered: (host: string) => boolean;
  /** Opens a tab. */
  openTab: (url: string) => Promise<void>;
  /**
   * Sees to it that the worker is woken, before a command is written: a worker that dies right after the commit
   * would otherwise leave it lying.
   */
  arm: () => Promise<void>;
}

export interface Requests {
  /**
   * Puts a request and its command down, in one transaction; sending is the outbox's. Out: our id. Fails with
   * `notRequestable` (answers against the cached requirements), `alreadyRequested{requestId}`, `alreadyAssigned`.
   */
  submit(
    profile: ProfileRow,
    input: SubmitInput,
    context?: RequestContext,
  ): Promise<Result<{ requestId: string }>>;
  /**
   * Keeps what was typed. One draft a package: saving again changes it, and takes it away when nothing is typed any
   * more (no id then). The page is written down only with what is handed over to My Access.
   * `alreadyRequested{requestId}`: it has been sent meanwhile.
   */
  saveDraft(
    profile: ProfileRow,
    input: SubmitInput,
    context?: RequestContext,
  ): Promise<Result<{ requestId?: string }>>;
  /** Asks for another end of access that is held, or gives it up. Fails as `changeAssignment` says. */
  change(profile: ProfileRow, input: ChangeInput): Promise<Result<{ requestId: string }>>;
  /** Keeps what was typed of another end, apart from drafts that ask for access. */
  saveChange(profile: ProfileRow, input: ChangeInput): Promise<Result<{ requestId?: string }>>;
  /** Before it left: removes it. After: a command to Graph. Already over: fine. Too late: `tooLate`. */
  cancel(profile: ProfileKey, requestId: string): Promise<Result<undefined>>;
  /**
   * Opens where the person came from, validated once more, and forgets it; while access is only *delivered* the page
   * may refuse once more, so the address is kept until it works. `gone`: there is no such address.
   */
  openReturnTo(profile: ProfileKey, requestId: string): Promise<Result<undefined>>;
  /** Writes down that the person asked somebody to decide; within a day of the last time: nothing. */
  noteReminder(profile: ProfileKey, requestId: string, by: 'teams' | 'mail'): Promise<Result<undefined>>;
  /** The person's own word on what was delivered. `gone`: it is not there to be judged. */
  noteWord(profile: ProfileKey, requestId: string, works: boolean): Promise<Result<undefined>>;
  /** Removes requests that are over from this device, for good. */
  erase(profile: ProfileKey, requestIds: readonly string[]): Promise<Result<undefined>>;
  /** The person no longer wants to be taken back. */
  forgetReturnTo(profile: ProfileKey, requestId: string): Promise<Result<undefined>>;
}

/** The verbs on one's own requests. Everything they do is in the store before they answer. */
export function createRequests(deps: RequestsDeps): Requests {
  const { store } = deps;

  const forget = async (profile: ProfileKey, requestId: string): Promise<void> => {
    await store.transaction('rw', store.requests, async () => {
      const row = await store.requests.get([profile, requestId]);
      if (row) await store.requests.put(withoutReturn(row));
    });
  };

  return {
    submit: async (profile, input, context = {}) => {
      await deps.arm();
      return flat(await guarded(() => queueTyped(deps, profile, input, clean(context, deps.isCovered))));
    },

    saveDraft: async (profile, input, context = {}) =>
      flat(await guarded(() => keepTyped(deps, profile, input, clean(context, deps.isCovered)))),

    change: async (profile, input) => {
      await deps.arm();
      return flat(await guarded(() => changeAssignment(deps, profile, input)));
    },

    saveChange: async (profile, input) => flat(await guarded(() => keepChange(deps, profile, input))),

    cancel: async (profile, requestId) => {
      await deps.arm();
      return flat(await guarded(() => cancelRequest(deps, profile, requestId)));
    },

    async openReturnTo(profile, requestId) {
      const read = await guarded(() => store.requests.get([profile, requestId]));
      if (!read.ok) return read;
      const row = isRequestRow(read.value) ? read.value : undefined;
      const url = row && checkedReturn(row, deps.isCovered);
      if (url === undefined) return fail({ kind: 'gone' });
      await deps.openTab(url);
      if (row?.state !== 'delivered') await forget(profile, requestId);
      return ok();
    },

    noteReminder: async (profile, requestId, by) =>
      flat(await guarded(() => noteReminder(store, [profile, requestId], by, deps.clock.now()))),

    noteWord: async (profile, requestId, works) =>
      flat(await guarded(() => noteWord(deps, profile, requestId, works))),

    erase: async (profile, requestIds) =>
      flat(await guarded(() => eraseRequests(store, profile, requestIds))),

    async forgetReturnTo(profile, requestId) {
      const done = await guarded(() => forget(profile, requestId));
      return done.ok ? ok() : done;
    },
  };
}

/** A stored address, held against today's rules. */
const checkedReturn = (row: RequestRow, isCovered: (host: string) => boolean): string | undefined =>
  row.returnTo === undefined || row.deniedKey === undefined
    ? undefined
    : validateReturnTo(row.returnTo, row.deniedKey, isCovered);

/** Only an address that passes is ever stored. */
function clean(
  { returnTo, ...context }: RequestContext,
  isCovered: (host: string) => boolean,
): RequestContext {
  if (returnTo === undefined || context.deniedKey === undefined) return context;
  const valid = validateReturnTo(returnTo, context.deniedKey, isCovered);
  return valid === undefined ? context : { ...context, returnTo: valid };
}

const withoutReturn = ({ returnTo: _forgotten, ...row }: RequestRow): RequestRow => row;

const flat = <T>(result: Result<Result<T>>): Result<T, Failure> => (result.ok ? result.value : result);
