import type { ChangeInput, SubmitInput } from '../../lib/entitlement/requestInput.ts';
import { send } from '../../lib/messaging/client.ts';
import type { AnsweredPage } from '../../lib/messaging/hubAddress.ts';
import type { ProfileKey } from '../../lib/platform/profile.ts';
import type { AccountHandlers } from '../account/accountList.tsx';
import type { AskingActions } from '../offer/offerActions.ts';
import type { ListHandlers } from '../requests/listedRequest.ts';
import { openSettings } from './openSettings.ts';

/** The verbs of Knock's own windows. What they change comes back through the store. */
export const accountCommands: AccountHandlers = {
  signIn: (profile) => send('signIn', profile === undefined ? {} : { profile }),
  signOut: (profile, discardUnsent) => send('signOut', { profile, discardUnsent }),
  switchTo: (profile) => send('switchProfile', { profile }),
};

/**
 * The verbs on the requests of the profile that is shown. `openForm` differs: the popup opens a tab, the hub goes to
 * its own view.
 */
export const requestCommands = (
  profile: ProfileKey,
  openForm: (accessPackageId: string) => void,
  openHeld: (assignmentId: string) => void,
): ListHandlers => ({
  cancel: (requestId) => send('cancelRequest', { requestId, profile }),
  open: (requestId) => send('openReturnTo', { requestId, profile }),
  signIn: () => send('signIn', { profile }),
  say: (requestId, works) => send('noteWord', { requestId, works, profile }),
  forget: (requestId) => send('forgetReturnTo', { requestId, profile }),
  remind: (requestId, by) => void send('noteReminder', { requestId, by, profile }),
  openForm,
  openHeld,
});

/** The verbs of *Find access* for the profile that is shown; `page`: the one that the request answers. */
export const findCommands = (
  profile: ProfileKey,
  page: AnsweredPage | undefined,
  openForm: AskingActions['openForm'],
): AskingActions => ({
  submit: (input) => send('submitRequest', { ...input, ...page, profile }),
  saveDraft: (input) => send('saveDraft', { ...input, ...page, profile }),
  signIn: () => send('signIn', { profile }),
  openForm,
  openRequests: () => void send('openHub', { view: { name: 'requests' } }),
  openSettings,
});

/** Reads what a package asks; what is known of it then comes through the store. */
export const readRequirements = (accessPackageId: string): void =>
  void send('readRequirements', { accessPackageId });

/** The verbs on what is held by the profile that is shown. `goTo`: to another view of the hub, by its fragment. */
export const heldCommands = (profile: ProfileKey, goTo: (hash: string) => void) => ({
  goTo,
  giveUp: (assignmentId: string) =>
    send('changeAssignment', {
      assignmentId,
      requestType: 'userRemove',
      justification: '',
      answers: [],
      schedule: null,
      profile,
    }),
  openRequests: () => goTo('#/requests'),
  signIn: () => send('signIn', { profile }),
});

/** Reads one's requests again. */
export const refreshRequests = () => send('refresh', { what: 'requests' });

/** Reads the list of access packages again. */
export const refreshPackages = () => send('refresh', { what: 'packages' });

export const eraseRequests = (profile: ProfileKey, requestIds: string[]) =>
  send('eraseRequests', { requestIds, profile });

export const changeAssignment = (input: ChangeInput) => send('changeAssignment', input);
export const saveChange = (input: ChangeInput) => send('saveChange', input);
export const submitRequest = (input: SubmitInput) => send('submitRequest', input);
export const saveDraft = (input: SubmitInput) => send('saveDraft', input);

/** The verbs of an approver on the queue of the profile that is shown. */
export const approverCommands = (profile: ProfileKey) => ({
  decide: (approvalIds: string[], decision: 'Approve' | 'Deny', justification: string) =>
    send('decideApprovals', { approvalIds, decision, justification, profile }),
  undo: (approvalIds: string[]) => send('undoDecisions', { approvalIds, profile }),
  readStages: (approvalIds: string[]) => void send('readApprovalStages', { approvalIds, profile }),
});

/** Signs the person in to the approver's registration. */
export const signInAsApprover = (profile: ProfileKey | undefined) =>
  send('signIn', { role: 'approver', ...(profile === undefined ? {} : { profile }) });
