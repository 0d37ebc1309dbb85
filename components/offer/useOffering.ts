import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Need } from '../../lib/entitlement/need.ts';
import { readablePath, withFacts } from '../../lib/entitlement/requestFacts.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { Offer, OfferedPackage } from '../../lib/offer/offer.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { cloudOf } from '../../lib/offer/ownerLinks.ts';
import { clouds } from '../../lib/platform/cloud.ts';
import { defined } from '../../lib/platform/defined.ts';
import { useNow } from '../base/clock.tsx';
import { type Action, useAction } from '../base/useAction.ts';
import type { AskingActions } from './offerActions.ts';
import { askingWay } from './packageFacts.ts';
import { sendableFacts, type TypedFacts } from './typedFacts.ts';
import { useKeepDraft } from './useKeepDraft.ts';
import { useSelected } from './useSelected.ts';

type Offered = Extract<Offer, { state: 'offer' }>;

/** Which package is chosen, what was typed, and how far the asking is. */
export interface Offering {
  selected: OfferedPackage | undefined;
  select(accessPackageId: string): void;
  justification: string;
  justify(text: string): void;
  /** Where, and what for; `undefined`: there is nothing to say of that, or no field in which it could be sent. */
  facts: TypedFacts | undefined;
  changeFacts(change: Partial<TypedFacts>): void;
  /** The reason is missing: said beside the field, which gets the focus. */
  isMissing: boolean;
  /** It was pressed once, and takes a second press. */
  isConfirming: boolean;
  goBack(): void;
  action: Action;
  send(): void;
  field: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
}

export function useOffering(offer: Offered, actions: AskingActions, chosenNeed: Need | undefined): Offering {
  const { selected, select } = useSelected(offer.packages, {
    isAskingSite: offer.isAskingSite === true,
    chosenNeed,
  });
  const [justification, setJustification] = useState('');
  const [typedFacts, setTypedFacts] = useState<Partial<TypedFacts>>({});
  const facts = factsOf(offer, typedFacts);
  const now = useNow();
  const [confirmingId, setConfirmingId] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const [isSent, setSent] = useState(false);
  const action = useAction();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // A confirmation is for the package that was named, and for no other.
  const isConfirming = confirmingId !== undefined && confirmingId === selected?.accessPackageId;
  const isUnsent = selected !== undefined && !isSent;

  const written = facts === undefined ? justification : withFacts(sendableFacts(facts, now), justification);
  // What is filled in by itself is nothing that the person has typed.
  const isTyped = justification.trim() !== '' || Object.keys(typedFacts).length > 0;

  useKeepDraft(isUnsent ? inputFor(selected, isTyped ? written : '') : undefined, actions.saveDraft);
  useEffect(() => {
    if (isMissing) field.current?.focus();
  }, [isMissing]);

  async function send(): Promise<void> {
    if (selected === undefined) return;
    if (askingWay(selected) === 'justification' && justification.trim() === '') return setMissing(true);
    if (needsConfirming(selected) && !isConfirming) return setConfirmingId(selected.accessPackageId);
    setSent(true);
    setSent(await action.run(() => actions.submit(inputFor(selected, written, isConfirming))));
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
    facts,
    changeFacts: (change) => setTypedFacts({ ...typedFacts, ...change }),
    isMissing,
    isConfirming,
    goBack: () => setConfirmingId(undefined),
    // After the answer "sent" the button stays busy until the offer itself changes.
    action: { ...action, busy: action.busy || isSent },
    send: () => void send(),
    field,
  };
}

/** Filled in with what the page is about, then the person's own words. */
export function factsOf(
  { denial, need, account }: Offered,
  typed: Partial<TypedFacts> = {},
): TypedFacts | undefined {
  if (!clouds[cloudOf(account)].hasJustification) return undefined;
  const { resourceUrl, partName } = denial;
  if (resourceUrl === undefined && need === undefined) return undefined;
  const page = resourceUrl === undefined ? '' : readablePath(resourceUrl, partName);
  return { page, neededBy: '', ...typed, need };
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
