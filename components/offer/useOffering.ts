import { type RefObject, useEffect, useRef, useState } from 'react';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { defined } from '../../lib/platform/defined.ts';
import { type Action, useAction } from '../base/useAction.ts';
import type { OfferActions } from './offerActions.ts';
import { askingWay } from './packageFacts.ts';
import { useKeepDraft } from './useKeepDraft.ts';
import { useSelected } from './useSelected.ts';

/** Which package is chosen, what was typed, and how far the asking is. */
export interface Offering {
  selected: OfferedPackage | undefined;
  select(accessPackageId: string): void;
  justification: string;
  justify(text: string): void;
  /** The reason is missing: said beside the field, which gets the focus. */
  isMissing: boolean;
  /** It was pressed once, and takes a second press. */
  isConfirming: boolean;
  goBack(): void;
  action: Action;
  send(): void;
  field: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

export function useOffering(packages: readonly OfferedPackage[], actions: OfferActions): Offering {
  const { selected, select } = useSelected(packages);
  const [justification, setJustification] = useState('');
  const [confirmingId, setConfirmingId] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [isSent, setSent] = useState(false);
  const action = useAction();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // A confirmation is for the package that was named, and for no other.
  const isConfirming = confirmingId !== undefined && confirmingId === selected?.accessPackageId;
  const isUnsent = selected !== undefined && !isSent;

  useKeepDraft(isUnsent ? inputFor(selected, justification) : undefined, actions.saveDraft);
  useEffect(() => {
    if (isMissing) field.current?.focus();
  }, [isMissing]);

  async function send(): Promise<void> {
    if (selected === undefined) return;
    if (askingWay(selected) === 'justification' && justification.trim() === '') return setMissing(true);
    if (needsConfirming(selected) && !isConfirming) return setConfirmingId(selected.accessPackageId);
    setSent(true);
    setSent(await action.run(() => actions.submit(inputFor(selected, justification, isConfirming))));
  }

  return {
    selected,
    select: (id) => {
      select(id);
      setConfirmingId(undefined);
    },
    justification,
    justify: (text) => {
      setJustification(text);
      setMissing(false);
    },
    isMissing,
    isConfirming,
    goBack: () => setConfirmingId(undefined),
    // After the answer "sent" the button stays busy until the offer itself changes.
    action: { ...action, busy: action.busy || isSent },
    send: () => void send(),
    field,
  };
}

/** Only a single policy is sent from here; several go through the form. */
function inputFor(selected: OfferedPackage, justification: string, confirmedGuess = false): SubmitInput {
  const policyId = selected.policies?.length === 1 ? selected.policies[0]?.policyId : undefined;
  return defined<SubmitInput>({
    accessPackageId: selected.accessPackageId,
    justification: justification.trim(),
    answers: [],
    schedule: null,
    policyId,
    confirmedGuess: confirmedGuess || undefined,
  });
}
