import type { Denial } from '../denial/denial.ts';
import type { Need } from '../entitlement/need.ts';
import { createQueue } from '../platform/singleFlight.ts';
import { denialKey } from './denialKey.ts';

/**
 * Which tab is refused what, for as long as that page is open. Kept in `storage.session` (memory only, survives the
 * worker's death, ends with the browser): nothing about a person's browsing is written to disk.
 */
export interface DenialSession extends ReportingPage {
  /** Names this report: a card is served the report it was mounted for, and no later one. */
  id: string;
  denial: Denial;
  /** "Not now" was said in this visit. */
  dismissed: boolean;
  /** The page refuses extension frames: badge and popup only. */
  cardBlocked: boolean;
  /** A part of the page was refused, not the page: badge and popup only. */
  isInFrame: boolean;
  /** It stands in the coverage view already. */
  counted?: true;
}

/** Who reported: the document, as far as the browser names it. */
export interface ReportingPage {
  tabId: number;
  frameId: number;
  /** Of the page itself: a card elsewhere is not this page's. */
  origin: string;
  /** Chromium only. */
  documentId?: string;
}

/** The part of `storage.session` that is needed. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface DenialSessions {
  /** Remembers what a tab reported; a repeat for the same thing keeps "not now". */
  report(
    page: ReportingPage,
    denial: Denial,
    where?: Pick<DenialSession, 'isInFrame'>,
  ): Promise<DenialSession>;
  get(tabId: number): Promise<DenialSession | undefined>;
  /** The report with this id, also when its page was reloaded or left since: a form may still answer it. */
  reported(tabId: number, id: string): Promise<DenialSession | undefined>;
  update(tabId: number, change: Partial<Pick<DenialSession, 'dismissed' | 'cardBlocked'>>): Promise<void>;
  /** What the person needs there. */
  setNeed(tabId: number, need: Need): Promise<void>;
  /**
   * Marks a report as counted, without telling listeners. Out: `false` if it was counted before, maybe by a worker that
   * died.
   */
  markCounted(session: Pick<DenialSession, 'tabId' | 'id'>): Promise<boolean>;
  /**
   * The page is gone; with an id, only if that report still is the tab's. "Not now" outlives a reload of the same
   * denial in the same tab until the tab closes.
   */
  leave(tabId: number, id?: string): Promise<void>;
  closeTab(tabId: number): Promise<void>;
  /** Calls back with the tab whose session changed; returns the function that stops it. */
  onChange(listener: (tabId: number) => void): () => void;
}

const reportsKey = (tabId: number) => `reports:${tabId}`;
const dismissedKey = (tabId: number) => `dismissed:${tabId}`;
const identity = (denial: Denial): string =>
  `${denial.product}|${denial.reason}|${denial.resources[0]?.key ?? denial.resourceUrl ?? ''}`;

export function createDenialSessions(area: SessionArea): DenialSessions {
  /** Each change reads first: two at a time could bring back what the other one removed. */
  const inOrder = createQueue();
  const listeners = new Set<(tabId: number) => void>();
  const changed = (tabId: number) => {
    for (const listener of listeners) listener(tabId);
  };

  // Written only below, by this module: the one place where a stored shape is trusted.
  const read = async <T>(key: string) => (await area.get(key))[key] as T | undefined;
  const get = (tabId: number) => read<DenialSession>(denialKey(tabId));
  const reports = async (tabId: number) => (await read<DenialSession[]>(reportsKey(tabId))) ?? [];
  const dismissedDenials = async (tabId: number) => (await read<string[]>(dismissedKey(tabId))) ?? [];

  return {
    get,
    reported: async (tabId, id) =>
      [await get(tabId), ...(await reports(tabId))].find((session) => session?.id === id),
    report: (page, denial, where = { isInFrame: false }) =>
      inOrder(async () => {
        const { tabId } = page;
        const dismissed = (await dismissedDenials(tabId)).includes(identity(denial));
        const id = crypto.randomUUID();
        const session: DenialSession = { ...page, ...where, id, denial, dismissed, cardBlocked: false };
        await area.set({
          [denialKey(tabId)]: session,
          // A few are enough: a form is open that long.
          [reportsKey(tabId)]: [session, ...(await reports(tabId))].slice(0, 9),
        });
        changed(tabId);
        return session;
      }),
    update: (tabId, change) =>
      inOrder(async () => {
        const session = await get(tabId);
        if (session === undefined) return;
        await area.set({ [denialKey(tabId)]: { ...session, ...change } });
        if (change.dismissed === true) {
          const known = new Set(await dismissedDenials(tabId)).add(identity(session.denial));
          await area.set({ [dismissedKey(tabId)]: [...known] });
        }
        changed(tabId);
      }),
    setNeed: (tabId, need) =>
      inOrder(async () => {
        const session = await get(tabId);
        if (session === undefined || session.denial.need === need) return;
        await area.set({ [denialKey(tabId)]: { ...session, denial: { ...session.denial, need } } });
        changed(tabId);
      }),
    markCounted: ({ tabId, id }) =>
      inOrder(async () => {
        const session = await get(tabId);
        if (session?.id !== id) return true;
        if (session.counted) return false;
        await area.set({ [denialKey(tabId)]: { ...session, counted: true } });
        return true;
      }),
    leave: (tabId, id) =>
      inOrder(async () => {
        const session = await get(tabId);
        if (session === undefined || (id !== undefined && session.id !== id)) return;
        await area.remove(denialKey(tabId));
        changed(tabId);
      }),
    closeTab: (tabId) =>
      inOrder(async () => {
        for (const key of [denialKey, reportsKey, dismissedKey]) await area.remove(key(tabId));
        changed(tabId);
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
