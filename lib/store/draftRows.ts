import type { PackageDraft } from '../entitlement/packageDraft.ts';
import type { Failure } from '../platform/failure.ts';
import type { ProfileKey } from '../platform/profile.ts';

/** What is stored of access packages that are being made. */

/** What became of one step of a creation. Absent: not begun. */
export interface CreationStep {
  /** When a call was sent whose effect isn't known, in the service's time; it may show as late as a minute after. */
  sentAt?: number;
  /** Where it was sent more than once. */
  firstSentAt?: number;
  /** Graph's id of what the step made or found. */
  id?: string;
  /** It was made here, and is taken away by an undo. */
  isOurs?: boolean;
  isDone?: boolean;
  /** An undo is about to delete it, or did. */
  isRemoving?: boolean;
}

/** Why a creation stopped; going on begins at the same step. */
export type CreationProblem =
  | Failure
  /** Another one has this name already. */
  | { kind: 'nameTaken' }
  /** A catalog's owner may add only groups and sites that they own. */
  | { kind: 'notResourceOwner' }
  /** The resource has no role that allows what is needed, or none whose name says so. */
  | { kind: 'noSuchRole'; roles: string[] }
  /** What was sent a while ago doesn't show. */
  | { kind: 'notSeenYet' }
  /** The policy is there and lets nobody ask. */
  | { kind: 'policyClosed' }
  /** Policies can't be seen, and whether one was made isn't known. */
  | { kind: 'policyUnseen' }
  /** Somebody holds, requested or changed it: it isn't deleted. */
  | { kind: 'inUse' };

/** A package that is being made: what was typed, and what exists of it. It is a row before anything is sent. */
export interface PackageDraftRow {
  profile: ProfileKey;
  id: string;
  draft: PackageDraft;
  state: 'draft' | 'creating' | 'created' | 'undoing' | 'undone';
  steps: Record<string, CreationStep>;
  /** Where it stopped. */
  problem?: { step: string; why: CreationProblem };
  createdAt: number;
  changedAt: number;
}
