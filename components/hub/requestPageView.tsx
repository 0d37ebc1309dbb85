import { useCallback, useEffect } from 'react';
import { send } from '../../lib/messaging/client.ts';
import type { SubmitInput } from '../../lib/messaging/protocol.ts';
import { asksForAccess } from '../../lib/requests/openness.ts';
import { isEnd } from '../../lib/requests/request.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useAction } from '../base/useAction.ts';
import { requestCommands, saveDraft, submitRequest } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { openSettings } from '../data/openSettings.ts';
import { usePackage, usePackages } from '../data/usePackages.ts';
import { useRequests } from '../data/useRequests.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { answersBefore } from '../requests/answersBefore.ts';
import { formHash, heldHash } from './hubRoute.ts';
import { RequestPage } from './requestPage.tsx';

interface RequestPageViewProps {
  profile: ProfileRow;
  accessPackageId: string;
  tabId: number | undefined;
}

/** The form with its data: what the package asks is read again when the form opens. */
export function RequestPageView({ profile, accessPackageId, tabId }: RequestPageViewProps) {
  const facts = usePackage(profile.profile, accessPackageId);
  const packages = usePackages(profile.profile);
  const requests = useRequests(profile.profile);
  const { run, failure } = useAction();
  const read = useCallback(
    () => void run(() => send('readRequirements', { accessPackageId })),
    [run, accessPackageId],
  );
  useEffect(read, [read]);
  if (facts === undefined || requests === undefined) return null;

  const ofPackage = requests.filter(
    (request) => request.accessPackageId === accessPackageId && asksForAccess(request.requestType),
  );
  const asShown = (input: SubmitInput): SubmitInput => ({
    ...input,
    profile: profile.profile,
    ...(tabId === undefined ? {} : { tabId }),
  });
  const handlers = requestCommands(
    profile.profile,
    (id) => {
      location.hash = formHash(id);
    },
    (id) => {
      location.hash = heldHash(id);
    },
  );
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
      key={`${profile.profile} ${accessPackageId}`}
      accessPackageId={accessPackageId}
      accessPackage={facts.accessPackage}
      requirements={facts.requirements}
      grants={facts.grants}
      draft={ofPackage.find((request) => request.state === 'draft')}
      before={answersBefore(requests, accessPackageId)}
      open={ofPackage.find((request) => request.state !== 'draft' && !isEnd(request.state))}
      isGone={Array.isArray(packages) && facts.accessPackage === undefined}
      readFailure={failure && <FailureNotice failure={failure} {...failureHandlers} onRetry={read} />}
      onSubmit={(input) => submitRequest(asShown(input))}
      onSaveDraft={(input) => saveDraft(asShown(input))}
      requestHandlers={handlers}
      failureHandlers={failureHandlers}
    />
  );
}
