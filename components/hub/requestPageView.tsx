import { useCallback, useEffect, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import type { RequestFacts } from '../../lib/entitlement/requestFacts.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { send } from '../../lib/messaging/client.ts';
import type { AnsweredPage } from '../../lib/messaging/hubAddress.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import { isHandedOver } from '../../lib/requests/model/requestStatus.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import { useNow } from '../base/clock.tsx';
import { useAction } from '../base/useAction.ts';
import { backToTab } from '../data/backToTab.ts';
import { refreshRequests, saveDraft, submitRequest } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { openSettings } from '../data/openSettings.ts';
import { useAssignments } from '../data/useAssignments.ts';
import { useLastRead } from '../data/useLastRead.ts';
import { type PackageFacts, usePackage, usePackages } from '../data/usePackages.ts';
import { usePageFacts } from '../data/usePageFacts.ts';
import { useReports } from '../data/useReports.ts';
import { useRequests } from '../data/useRequests.ts';
import { useReturn } from '../data/useReturn.ts';
import { FailureNotice } from '../failureNotice.tsx';
import type { Target } from '../form/targetPicker.tsx';
import { aboutRequest, firstTarget } from './aboutRequest.ts';
import { hubCommands } from './hubCommands.ts';
import { readingLanguages } from './readingLanguages.ts';
import { RequestPage } from './requestPage.tsx';

interface RequestPageViewProps {
  profile: ProfileRow;
  accessPackageId: string;
  page: AnsweredPage | undefined;
  /** What the person said there that they need. */
  need: Need | undefined;
  settings: Settings;
}

/** The form with its data, once the store has been read. */
export function RequestPageView(props: RequestPageViewProps) {
  const { profile } = props.profile;
  const facts = usePackage(profile, props.accessPackageId);
  const requests = useRequests(profile);
  const assignments = useAssignments(profile);
  const pageFacts = usePageFacts(props.page, props.need);
  if (facts === undefined || requests === undefined || assignments === undefined || pageFacts === undefined)
    return null;
  return (
    <LoadedPage
      key={`${profile} ${props.accessPackageId}`}
      {...props}
      facts={facts}
      pageFacts={clouds[props.profile.cloud].hasJustification ? pageFacts : null}
      requests={requests}
      assignments={assignments}
    />
  );
}

interface LoadedProps extends RequestPageViewProps {
  facts: PackageFacts;
  /** `null`: it comes from no page, or there is no field in which that could be sent. */
  pageFacts: RequestFacts | null;
  requests: RequestRow[];
  assignments: AssignmentRow[];
}

/** What the package asks is read again when the form opens, and when the person comes back to it. */
function LoadedPage(props: LoadedProps) {
  const { profile, accessPackageId, page, settings, facts, requests } = props;
  const reports = useReports(profile.profile, settings.requestForOthers) ?? [];
  const packages = usePackages(profile.profile);
  const now = useNow();
  const [chosen, setTarget] = useState<Target>();
  const target = chosen ?? firstTarget(requests, accessPackageId);
  const about = aboutRequest({
    ...props,
    target,
    incompatiblePackages: settings.incompatiblePackages,
    now,
  });
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

  const asShown = (input: SubmitInput): SubmitInput => ({
    ...input,
    profile: profile.profile,
    ...(input.targetId === undefined ? page : {}),
  });
  const handlers = hubCommands(profile.profile);
  const sending = useSending(page, () => about.open && void handlers.open(about.open.id));
  const failureHandlers = {
    onSignIn: () => void handlers.signIn(),
    onOpenRequests: () => {
      location.hash = '#/requests';
    },
    onOpenSettings: openSettings,
    myAccessUrl: myAccessOf(profile, accessPackageId),
  };
  return (
    <RequestPage
      accessPackageId={accessPackageId}
      accessPackage={facts.accessPackage}
      knownAs={(about.open ?? about.draft ?? about.over)?.accessPackageName}
      requirements={facts.requirements}
      grants={facts.grants}
      earlier={about.draft ?? about.over}
      page={props.pageFacts ?? undefined}
      open={about.open}
      sent={sending.sent}
      held={about.held}
      incompatible={about.incompatible}
      heldNames={about.heldNames}
      returned={about.draft?.failure}
      reports={reports}
      target={target}
      onTarget={setTarget}
      languages={readingLanguages(settings)}
      waiting={isWaiting ? { asOf, isBusy: looking.busy, onLook: () => look('requests') } : undefined}
      look={{ isBusy: looking.busy, onLook: () => look('assignments') }}
      isGone={Array.isArray(packages) && facts.accessPackage === undefined}
      readFailure={
        reading.failure && <FailureNotice failure={reading.failure} {...failureHandlers} onRetry={read} />
      }
      // The form names the package and what it brings: sending it is the second press.
      onSubmit={(input) => sending.submit({ ...asShown(input), confirmedGuess: true })}
      onSaveDraft={(input) => saveDraft(asShown(input))}
      requestHandlers={{ ...handlers, refresh: refreshRequests }}
      failureHandlers={failureHandlers}
    />
  );
}

/** Sends what is typed; then this tab can be closed. `openAnew`: where the page's own tab is gone. */
function useSending(page: AnsweredPage | undefined, openAnew: () => void) {
  const [isSent, setSent] = useState(false);
  const goBack = async ({ tabId }: AnsweredPage) => {
    if (!(await backToTab(tabId))) openAnew();
  };
  return {
    sent: isSent ? { onBack: page && (() => void goBack(page)) } : undefined,
    async submit(input: SubmitInput) {
      const submitted = await submitRequest(input);
      setSent(submitted.ok);
      return submitted;
    },
  };
}
