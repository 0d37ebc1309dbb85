import { undoMs } from '../../lib/approvals/decisionCommand.ts';
import type { CommandHandlers } from '../../lib/messaging/server.ts';
import { readRequirements } from '../../lib/packages/requirements.ts';
import { after } from '../../lib/platform/after.ts';
import { ok } from '../../lib/platform/failure.ts';
import { quietly } from '../../lib/platform/quietly.ts';
import { readReports } from '../../lib/requests/model/directReports.ts';
import { eraseProfile } from '../../lib/store/wholeProfile.ts';
import { asActive, asShown, thenWake } from './acting.ts';
import { noteSeen } from './badge.ts';
import { createDenialCommands } from './denialCommands.ts';
import { noteTold } from './gaps.ts';
import { openHub } from './hubPages.ts';
import type { Looks } from './looks.ts';
import { noteData } from './lostData.ts';
import type { Parts } from './parts.ts';
import { createRequestCommands } from './requestCommands.ts';
import type { SettingsNow } from './settingsNow.ts';

/** The command table: what each command does, in the words of the parts that do it. */
export function createCommands(parts: Parts, settings: SettingsNow, looks: Looks): CommandHandlers {
  const { auth, engine, approvals, sessions } = parts;

  return {
    ...createDenialCommands(parts, settings),
    ...createRequestCommands(parts, settings),

    signIn: async (input) => {
      const done = await auth.signIn(input);
      if (done.ok) {
        looks.forget();
        quietly(noteData(parts));
      }
      return thenWake(parts, done);
    },
    signOut: async ({ profile, discardUnsent }) => {
      const done = await auth.signOut(profile);
      // Before the rows are erased, so that nobody is told later that the browser removed them.
      await noteData(parts);
      // Under the profile's locks, so that a late answer doesn't write the rows again.
      await engine.alone(profile, () => eraseProfile(parts.store, profile, { keepUnsent: !discardUnsent }));
      return done;
    },
    switchProfile: async ({ profile }) => thenWake(parts, await auth.switchProfile(profile)),

    refresh: ({ what }) =>
      asActive(parts, async ({ profile }) => {
        const done = await engine.runNow(what, profile);
        // A person who has the list read again is looking at it.
        if (what === 'requests') await noteSeen(parts, profile);
        return done;
      }),
    readRequirements: ({ accessPackageId }) =>
      asActive(parts, (profile) => readRequirements(parts, profile, [accessPackageId])),
    readReports: (input) => asShown(parts, input, (profile) => readReports(parts, profile)),

    openApprovals: () => asActive(parts, (profile) => approvals.openQueue(profile)),
    countApprovals: () => asActive(parts, (profile) => approvals.count(profile)),
    readApprovalStages: (input) =>
      asShown(parts, input, (profile) => approvals.readStages(profile, input.approvalIds)),
    decideApprovals: async (decision) => {
      const done = await asShown(parts, decision, (profile) => approvals.decide(profile, decision));
      // An alarm sends it if this worker dies first.
      if (done.ok) quietly(after(undoMs).then(() => engine.wake({ ignoreBackoff: true })));
      return thenWake(parts, done);
    },
    undoDecisions: (input) => asShown(parts, input, (profile) => approvals.undo(profile, input.approvalIds)),

    noteTold: (input) =>
      asShown(parts, input, async (profile) => {
        const session = input.tabId === undefined ? undefined : await sessions.get(input.tabId);
        if (session !== undefined) await noteTold(parts, profile, session.denial);
        return ok();
      }),
    dismissDenial: async ({ tabId }) => {
      await sessions.update(tabId, { dismissed: true });
      return ok();
    },
    openHub: async ({ view }) => {
      await openHub(view);
      return ok();
    },
  };
}
