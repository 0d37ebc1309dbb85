import type { Need } from '../../lib/entitlement/need.ts';
import { type AnsweredPage, hubHash } from '../../lib/messaging/hubAddress.ts';
import { actingAccount } from '../../lib/offer/summaries.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { findCommands, readRequirements } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useRefresh } from '../data/useRefresh.ts';
import type { AskingActions } from '../offer/offerActions.ts';
import { FindAccess } from './findAccess.tsx';

interface FindPageProps {
  profile: ProfileRow;
  /** What the field begins with: typed or pasted elsewhere. */
  search: string | undefined;
  page: AnsweredPage | undefined;
  need: Need | undefined;
}

/** *Find access* as a page of the hub. */
export function FindPage({ profile, search, page, need }: FindPageProps) {
  useRefresh('packages', profile.profile);
  const openForm: AskingActions['openForm'] = (accessPackageId, isForOther) => {
    const view = { name: 'request', accessPackageId, ...page } as const;
    location.hash = hubHash({ ...view, ...(need && { need }), ...(isForOther && { isForOther }) });
  };
  return (
    <FindAccess
      key={search}
      account={actingAccount(profile)}
      actions={findCommands(profile.profile, page, openForm)}
      readRequirements={readRequirements}
      myAccessUrl={myAccessOf(profile)}
      initialQuery={search}
      isPasted
      isFocused
    />
  );
}
