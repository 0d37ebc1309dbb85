import { useCallback, useEffect, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { send } from '../../lib/messaging/client.ts';
import type { AnsweredPage } from '../../lib/messaging/hubAddress.ts';
import { pageAddress } from '../../lib/offer/pageAddress.ts';
import { actingAccount } from '../../lib/offer/summaries.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import type { Result } from '../../lib/platform/failure.ts';
import { isHandedOver } from '../../lib/requests/model/requestStatus.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { useNow } from '../base/clock.tsx';
import { useAction } from '../base/useAction.ts';
import { backToTab } from '../data/backToTab.ts';
import { refreshRequests, saveDraft, submitRequest } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { openSettings } from '../data/openSettings.ts';
import { type AnsweredDenial, pageFactsOf, useAnsweredPage } from '../data/useAnsweredPage.ts';
import { useAssignments } from '../data/useAssignments.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { usePackageContact } from '../data/usePackageContact.ts';
import { type PackageFacts, usePackage, usePackages } from '../data/usePackages.ts';
import { useReports } from '../data/useReports.ts';
import { useRequests } from '../data/useRequests.ts';
import { useReturn } from '../data/useReturn.ts';
import { FailureNotice } from '../failureNotice.tsx';
import type { Target } from '../form/targetPicker.tsx';
import type { ForOthersProps } from '../others/forOthers.tsx';
import { aboutPeople, firstTarget } from './aboutRequest.ts';
import { hubCommands } from './hubCommands.ts';
import { readingLanguages } from './readingLanguages.ts';
import { RequestPage } from './requestPage.tsx';
import { useSubmitForPeople } from './useSubmitForPeople.ts';

interface RequestPageViewProps {
  profile: ProfileRow;
  accessPackageId: string;
  page: AnsweredPage | undefined;
  /** What the person said there that they need. */
  need: Need | undefined;
  /** It begins with whom it is for. */
  isForOther: boolean;
  settings: Settings;
}

/** The form with its data, once the store has been read. */
export function RequestPageView(props: RequestPageViewProps) {
  const { profile } = props.profile;
  const facts = usePackage(profile, props.accessPackageId);
  const requests = useRequests(profile);
  const assignments = useAssignments(profile);
  const denial = useAnsweredPage(props.page);
  if (facts === undefined || requests === undefined || assignments === undefined || denial === undefined)
    return null;
  return (
    <LoadedPage
      key={`${profile} ${props.accessPackageId}`}
      {...props}
      facts={facts}
      denial={denial}
      requests={requests}
      assignments={assignments}
    />
  );
}

interface LoadedProps extends RequestPageViewProps {
  facts: PackageFacts;
  denial: AnsweredDenial | null;
  requests: RequestRow[];
  assignments: AssignmentRow[];
}

/** What the package asks is read again when the form opens, and when the person comes back to it. */
function LoadedPage(props: LoadedProps) {
  const { profile, accessPackageId, settings, facts, denial } = props;
  const reports = useReports(profile.profile, settings.requestForOthers);
  const packages = usePackages(profile.profile);
  const { target, setTarget, onSubmit, onSaveDraft, about, ...people } = usePeople(props);
  const now = useNow();
  const isWaiting = about.draft !== undefined && isHandedOver(about.draft, now);

  const reading = useAction();
  const { run } = reading;
  const read = useCallback(
    () => void run(() => send('readRequirements', { accessPackageId })),
    [run, accessPackageId],
  );
  const looking = useAction();
  const look = (what: 'requests' | 'assignments') => void looking.run(() => send('refresh', { what }));
  useEffect(read, [read]);
  useReturn(() => {
    read();
    if (isWaiting) look('requests');
  });
  const asOf = useLastRead(profile.profile, 'requests');

  const handlers = hubCommands(profile.profile);
  const openAnew = () => about.open && void handlers.open(about.open.id);
  const { sent, submit } = useSent(onSubmit, props.page, openAnew);
  const failureHandlers = {
    onSignIn: () => void handlers.signIn(),
    onOpenRequests: () => {
      location.hash = '#/requests';
    },
    onOpenSettings: openSettings,
    myAccessUrl: myAccessOf(profile, accessPackageId),
  };
  const contact = usePackageContact(profile, settings, accessPackageId, denial, target.length === 0);
  const knownAs = (about.open ?? about.draft ?? about.over)?.accessPackageName;
  // Some clouds have no field in which it could be sent.
  const pageFacts = clouds[profile.cloud].hasJustification ? pageFactsOf(denial, props.need) : null;
  return (
    <RequestPage
      {...people}
      accessPackageId={accessPackageId}
      accessPackage={facts.accessPackage}
      knownAs={knownAs}
      requirements={facts.requirements}
      grants={facts.grants}
      earlier={about.draft ?? about.over}
      page={pageFacts ?? undefined}
      sent={sent}
      held={about.held}
      incompatible={about.incompatible}
      heldNames={about.heldNames}
      reports={reports}
      target={target}
      onTarget={setTarget}
      sending={{ ...sendingOf(props, facts.accessPackage?.displayName ?? knownAs), contact }}
      languages={readingLanguages(settings)}
      waiting={isWaiting ? { asOf, isBusy: looking.busy, onLook: () => look('requests') } : undefined}
      look={{ isBusy: looking.busy, onLook: () => look('assignments') }}
      isGone={Array.isArray(packages) && facts.accessPackage === undefined}
      readFailure={
        reading.failure && <FailureNotice failure={reading.failure} {...failureHandlers} onRetry={read} />
      }
      onSubmit={submit}
      onSaveDraft={onSaveDraft}
      requestHandlers={{ ...handlers, refresh: refreshRequests }}
      failureHandlers={failureHandlers}
    />
  );
}

/** For whom it is, what is known of each of them, and how it is sent. */
function usePeople(props: LoadedProps) {
  const { profile, accessPackageId, settings, requests, page } = props;
  const now = useNow();
  const [chosen, setTarget] = useState<Target>();
  const first = firstTarget(requests, accessPackageId);
  const target = chosen ?? (props.isForOther && first === 'me' ? [] : first);
  const asShown = (input: SubmitInput): SubmitInput => ({
    ...input,
    profile: profile.profile,
    ...(input.targetId === undefined ? page : {}),
  });
  // The form names the package and what it brings: sending it is the second press.
  const { refused, submitFor } = useSubmitForPeople((input) =>
    submitRequest({ ...asShown(input), confirmedGuess: true }),
  );
  const { incompatiblePackages } = settings;
  const known = aboutPeople({ ...props, target, refused, incompatiblePackages, now });
  return {
    ...known,
    target,
    setTarget,
    onSubmit: (input: SubmitInput) => submitFor(known.remaining, input),
    onSaveDraft: (input: SubmitInput) => saveDraft(asShown(input)),
  };
}

/** What can be sent to anybody: the package, and the page that refused. */
function sendingOf(
  { profile, accessPackageId, denial }: LoadedProps,
  name: string | undefined,
): Omit<ForOthersProps, 'contact'> {
  return {
    sendable: {
      package: name ?? '',
      myAccessUrl: myAccessOf(profile, accessPackageId),
      page: denial ? { name: denial.resourceName, url: pageAddress(denial, profile) } : undefined,
      sender: profile.displayName,
    },
    account: actingAccount(profile),
  };
}

/** Whether what is typed was sent; then this tab can be closed. `openAnew`: where the page's own tab is gone. */
function useSent(
  send: (input: SubmitInput) => Promise<Result<unknown>>,
  page: AnsweredPage | undefined,
  openAnew: () => void,
) {
  const [isSent, setSent] = useState(false);
  const goBack = async ({ tabId }: AnsweredPage) => {
    if (!(await backToTab(tabId))) openAnew();
  };
  return {
    sent: isSent ? { onBack: page && (() => void goBack(page)) } : undefined,
    async submit(input: SubmitInput) {
      const submitted = await send(input);
      setSent(submitted.ok);
      return submitted;
    },
  };
}
