import { useCallback, useEffect } from 'react';
import { isOpen } from '../../lib/entitlement/request.ts';
import { send } from '../../lib/messaging/client.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { useAction } from '../base/useAction.ts';
import { changeAssignment, refreshRequests, saveChange } from '../data/commands.ts';
import { myAccessOf } from '../data/myAccess.ts';
import { useHeld } from '../data/useHeld.ts';
import { usePackage } from '../data/usePackages.ts';
import { useRequests } from '../data/useRequests.ts';
import { FailureNotice } from '../failureNotice.tsx';
import { hubCommands } from '../hub/hubCommands.ts';
import { readingLanguages } from '../hub/readingLanguages.ts';
import { answersBefore } from '../requests/answersBefore.ts';
import { ExtendPage } from './extendPage.tsx';
import type { TypedChange } from './useExtendForm.ts';

/** The extension with its data: what the policy asks is read again when it opens. */
export function ExtendView(props: { profile: ProfileRow; assignmentId: string; settings: Settings }) {
  const { profile, assignmentId, settings } = props;
  const held = useHeld(profile.profile);
  const row = held?.find(({ id }) => id === assignmentId);
  const accessPackageId = row?.accessPackageId ?? '';
  const facts = usePackage(profile.profile, accessPackageId);
  const requests = useRequests(profile.profile);
  const { run, failure } = useAction();
  const read = useCallback(() => {
    if (accessPackageId !== '') void run(() => send('readRequirements', { accessPackageId }));
  }, [run, accessPackageId]);
  useEffect(read, [read]);
  if (held === undefined || facts === undefined || requests === undefined) return null;

  const answered = answersBefore(requests, accessPackageId);
  const changes = requests.filter((request) => request.assignmentId === assignmentId);
  const requestHandlers = hubCommands(profile.profile);
  const failureHandlers = {
    onSignIn: () => void requestHandlers.signIn(),
    onOpenRequests: () => {
      location.hash = '#/requests';
    },
    myAccessUrl: myAccessOf(profile, accessPackageId || undefined),
  };
  const asShown = (typed: TypedChange) =>
    ({ ...typed, assignmentId, requestType: 'userUpdate', profile: profile.profile }) as const;
  return (
    <ExtendPage
      key={`${profile.profile} ${assignmentId}`}
      held={row}
      policies={facts.requirements?.policies}
      readFailure={failure && <FailureNotice failure={failure} {...failureHandlers} onRetry={read} />}
      open={changes.find((change) => isOpen(change.state))}
      before={changes.find((change) => change.state === 'draft') ?? answered}
      answered={answered?.answers ?? []}
      languages={readingLanguages(settings)}
      onSend={(typed) => changeAssignment(asShown(typed))}
      onSaveDraft={(typed) => saveChange(asShown(typed))}
      requestHandlers={{ ...requestHandlers, refresh: refreshRequests }}
      failureHandlers={failureHandlers}
    />
  );
}
