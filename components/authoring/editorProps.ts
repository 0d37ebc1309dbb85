import type { ReactNode } from 'react';
import type { PackageDraft } from '../../lib/entitlement/packageDraft.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { PackageDraftRow } from '../../lib/store/draftRows.ts';
import type { Editing } from './editing.ts';

export interface PackageEditorProps
  extends Pick<Editing, 'catalogs' | 'readCatalogs' | 'roles' | 'readRoles' | 'search'> {
  row: PackageDraftRow;
  onChange: (draft: PackageDraft) => void;
  isRunning: boolean;
  /** Why a creation could not begin. */
  failure: Failure | undefined;
  /** `export`: policy doesn't let Knock create; `signIn`: nobody is signed in who could. */
  mode: 'create' | 'export' | 'signIn';
  graphHost: string;
  /** The packages in the admin center; none in clouds without a known address. */
  inPortal: readonly { name: string; url: string }[];
  onCreate: () => void;
  onUndo: () => void;
  onRemove: () => void;
  onSave: (name: string, type: string, text: string) => void;
  /** What exists already, above the form. */
  children?: ReactNode;
}
