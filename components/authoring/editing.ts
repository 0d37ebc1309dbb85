import { createContext, useContext } from 'react';
import type { DraftLimit } from '../../lib/authoring/limits.ts';
import type { DraftResource, PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { Picked } from './picker.tsx';

/** What each part of the form works upon. */
export interface Editing {
  draft: PackageDraft;
  onChange: (draft: PackageDraft) => void;
  /** Shown once somebody tried to create. */
  limits: readonly DraftLimit[];
  /** How often creating was held back by them. */
  heldBack: number;
  /** Catalogs that the person can see; absent: nobody is signed in who could. */
  catalogs?: readonly { id: string; displayName: string }[] | undefined;
  /** Reads the catalogs that are missing there; absent: none is. */
  readCatalogs?: (() => void) | undefined;
  search?: Search | undefined;
  /** Roles that Entra lists for a resource of the catalog, by its `originId`. */
  roles?: RolesOf | undefined;
  readRoles?: (() => void) | undefined;
  /** What exists of it by now: that can't be typed away. */
  steps: PackageDraftRow['steps'];
  /** The step that waits for somebody to choose a role, as the names of those there are say nothing. */
  roleWanted?: string | undefined;
}

export type RolesOf = Readonly<Record<string, readonly { originId: string; displayName: string }[]>>;

/** How pickers find things; each by the beginning of a name. */
export interface Search {
  people(text: string): Promise<Result<(Picked & { kind: 'user' | 'group' })[]>>;
  groups(text: string): Promise<Result<Picked[]>>;
  resources(text: string): Promise<Result<(Picked & { resource: DraftResource })[]>>;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing & {
  errorAt: (where: string) => string | undefined;
  isWrong: (part: string) => boolean;
  /** The step has made or found what it is about. */
  isThere: (step: string) => boolean;
} {
  const editing = useContext(EditingContext);
  const { t } = useWords();
  if (editing === undefined) throw new Error('no draft is being edited');
  const { limits, steps } = editing;
  return {
    ...editing,
    errorAt: (where) => {
      const found = limits.find((one) => one.where === where);
      return found && t(`make.limit.${found.code}`);
    },
    isThere: (step) => steps[step]?.id !== undefined || steps[step]?.sentAt !== undefined,
    isWrong: (part) => limits.some(({ where }) => where === part || where.startsWith(`${part}/`)),
  };
}
