import { newsOfState, type RequestState, type StateNews } from '../../entitlement/request.ts';
import type { Store } from '../../store/database.ts';
import { requestsOf } from '../../store/readable.ts';
import type { ProfileMeta, ProfileRow, RequestRow } from '../../store/rows.ts';
import { isRequestRow } from '../../store/shapes.ts';
import { asksForAccess } from '../model/requestStatus.ts';

/** News about a request, worth telling a person who looks elsewhere. */
export type AnnouncementKind =
  | StateNews
  | 'extended'
  | 'notExtended'
  | 'notGivenUp'
  | 'noLongerListed'
  | 'needsSignIn';

export interface Announcement {
  /**
   * The same for the same news, also after a worker died between telling and noting: used as the notification's id,
   * the second telling replaces the first instead of standing beside it.
   */
  id: string;
  kind: AnnouncementKind;
  request: RequestRow;
}

export interface AnnouncerDeps {
  store: Store;
  announce: (announcement: Announcement) => Promise<void>;
}

/**
 * Tells what has changed since the last telling. What was told is on the row, so a death in between means telling
 * again under the same id, never silence. In: a profile. Safe to call at any time.
 */
export function createAnnouncer({ store, announce }: AnnouncerDeps): (profile: ProfileRow) => Promise<void> {
  return async (profile) => {
    const { rows } = await requestsOf(store, profile.profile);
    for (const row of rows) {
      const { state } = row;
      if (row.announcedState === state) continue;
      const kind = newsOf(row);
      if (kind) await announce({ id: `request/${row.id}/${kind}`, kind, request: row });
      await noteTold(store, row, state);
    }
    await announceSignIn({ store, announce }, profile, rows);
  };
}

const noteTold = (store: Store, { profile, id }: RequestRow, state: RequestState): Promise<void> =>
  store.transaction('rw', store.requests, async () => {
    const row = await store.requests.get([profile, id]);
    if (isRequestRow(row)) await store.requests.put({ ...row, announcedState: state });
  });

/** `approved` is news only where somebody had to approve; without approval the next news is *delivered*. */
function newsOf(row: RequestRow): AnnouncementKind | undefined {
  const news = newsOfState(row.state) ?? undefined;
  if (news === 'approved')
    return row.timeline.some((entry) => entry.state === 'pendingApproval') ? news : undefined;
  if (row.state === 'failed' && row.failure?.kind === 'noLongerListed') return 'noLongerListed';
  if (asksForAccess(row.requestType) || news === undefined) return news;
  return changeNews(row, news === 'delivered');
}

/**
 * Another end is news either way. Access that the person gave up is none, and administrators tell of their own changes.
 */
function changeNews({ requestType }: RequestRow, isDone: boolean): AnnouncementKind | undefined {
  switch (requestType.toLowerCase()) {
    case 'userupdate':
      return isDone ? 'extended' : 'notExtended';
    case 'userremove':
      return isDone ? undefined : 'notGivenUp';
    default:
      return undefined;
  }
}

/** Once per time that sign-in is needed, and only while something waits for it. */
async function announceSignIn(
  { store, announce }: AnnouncerDeps,
  profile: ProfileRow,
  rows: readonly RequestRow[],
): Promise<void> {
  const key: ProfileMeta = `signInAnnounced/${profile.profile}`;
  const current = await store.profiles.get(profile.profile);
  if (current?.session !== 'needsSignIn') return void (await store.meta.delete(key));
  const waiting = rows.find((row) => row.openIntent !== undefined);
  if (waiting === undefined || (await store.meta.get(key)) !== undefined) return;
  await announce({ id: `signIn/${profile.profile}`, kind: 'needsSignIn', request: waiting });
  await store.meta.put({ key, value: true });
}
