import { useState } from 'react';
import type { PackageEditorProps } from '../../../../components/authoring/editorProps.ts';
import { PackageEditor } from '../../../../components/authoring/packageEditor.tsx';
import type { PackageDraft } from '../../../../lib/entitlement/packageDraft.ts';
import { ok } from '../../../../lib/platform/failure.ts';
import { adele } from '../../../gallery/people.ts';
import { draftRow } from '../../authoring/drafts.ts';

const nothing = () => {};

export const editorProps = (more: Partial<PackageEditorProps> = {}): PackageEditorProps => ({
  row: draftRow(adele.profile),
  onChange: nothing,
  isRunning: false,
  failure: undefined,
  mode: 'create',
  graphHost: 'graph.microsoft.com',
  inPortal: [],
  catalogs: [{ id: 'general', displayName: 'General' }],
  search: {
    people: async () => ok([]),
    groups: async () => ok([]),
    resources: async () => ok([]),
  },
  onCreate: nothing,
  onUndo: nothing,
  onRemove: nothing,
  onSave: nothing,
  ...more,
});

/** The page with a draft that changes as the store's does. */
export function Editor({
  onDraft,
  ...more
}: Partial<PackageEditorProps> & { onDraft?: (draft: PackageDraft) => void }) {
  const props = editorProps(more);
  const [draft, setDraft] = useState(props.row.draft);
  return (
    <PackageEditor
      {...props}
      row={{ ...props.row, draft }}
      onChange={(next) => {
        setDraft(next);
        onDraft?.(next);
      }}
    />
  );
}
