import { type Given, givenBy } from '../../lib/packages/given.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import { grantsOfEach } from '../../lib/store/grants.ts';
import { type OwnDecision, ownDecisions } from '../../lib/store/ownDecisions.ts';
import { approvalsOf } from '../../lib/store/readable.ts';
import { store } from './store.ts';
import { useLive } from './useLive.ts';

/** What helps to decide and doesn't stand in the requests themselves. */
export interface ApprovalContext {
  /** What each package gives, by its id, as far as this person may read it. */
  given: ReadonlyMap<string, Given[]>;
  /** This person's own, latest first. */
  decisions: readonly OwnDecision[];
}

export function useApprovalContext(profile: ProfileKey): ApprovalContext | undefined {
  return useLive(async () => {
    const { rows } = await approvalsOf(store, profile);
    const ids = [...new Set(rows.map(({ accessPackageId }) => accessPackageId))];
    const grants = await grantsOfEach(
      store,
      ids.map((id) => [profile, id]),
    );
    return {
      given: new Map(ids.map((id, at) => [id, givenBy(grants[at] ?? [])])),
      decisions: await ownDecisions(store, profile),
    };
  }, [profile]);
}
