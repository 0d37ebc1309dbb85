import { useEffect, useRef, useState } from 'react';
import type { SubmitInput } from '../../lib/messaging/protocol.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { PolicyRequirements } from '../../lib/requests/request.ts';
import { useNow } from '../base/clock.tsx';
import { type Action, useAction } from '../base/useAction.ts';
import { useWords } from '../words/wordsContext.tsx';
import {
  countErrors,
  type FormErrors,
  type FormState,
  formErrors,
  type KeptDraft,
  openForm,
  toSubmitInput,
} from './formState.ts';

/** So long after the last change the draft is kept, in ms. */
const saveDelay = 800;

export interface RequestFormDeps {
  accessPackageId: string;
  policies: readonly PolicyRequirements[];
  draft: KeptDraft | undefined;
  onSubmit(input: SubmitInput): Promise<Result<unknown>>;
  onSaveDraft(input: SubmitInput): Promise<Result<unknown>>;
}

export interface RequestFormModel {
  form: FormState;
  policy: PolicyRequirements | undefined;
  /** Shown only after the first try to send; kept up to date from then on. */
  errors: FormErrors;
  errorCount: number;
  action: Action;
  /** Epoch ms of the last kept draft. */
  savedAt: number | undefined;
  change(change: Partial<FormState>): void;
  submit(): void;
  /** Counts tries to send that were held back, so that the view can move the focus. */
  heldBack: number;
}

/** The form's state: what was typed, what is wrong with it, and a draft that is kept while typing. */
export function useRequestForm(deps: RequestFormDeps): RequestFormModel {
  const { accessPackageId, policies } = deps;
  const words = useWords();
  const now = useNow();
  const action = useAction();
  const [form, setForm] = useState(() => openForm(policies, deps.draft));
  const [heldBack, setHeldBack] = useState(0);
  const { savedAt, keepSoon, stopKeeping } = useDraftKeeper(deps.onSaveDraft);

  const policy = policies.find((one) => one.policyId === form.policyId);
  const input = toSubmitInput(accessPackageId, policy, form, words.formatLocale);
  const found = formErrors(policy, form, input, now);
  const isShown = heldBack > 0;

  return {
    form,
    policy,
    errors: isShown ? found : { answers: {} },
    errorCount: isShown ? countErrors(found) : 0,
    action,
    savedAt,
    heldBack,
    change: (change) => {
      const next = { ...form, ...change };
      setForm(next);
      const nextPolicy = policies.find((one) => one.policyId === next.policyId);
      keepSoon(toSubmitInput(accessPackageId, nextPolicy, next, words.formatLocale));
    },
    submit: () => {
      if (countErrors(found) > 0) return setHeldBack(heldBack + 1);
      stopKeeping();
      void action.run(() => deps.onSubmit(input));
    },
  };
}

/** Keeps the latest draft a moment after the last change, and at once when the page goes away. */
function useDraftKeeper(save: RequestFormDeps['onSaveDraft']) {
  const [savedAt, setSavedAt] = useState<number>();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; input: SubmitInput }>(undefined);
  const saver = useRef(save);
  saver.current = save;
  const stopKeeping = () => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
  };
  const keepNow = async () => {
    const input = waiting.current?.input;
    stopKeeping();
    if (input !== undefined && (await saver.current(input)).ok) setSavedAt(Date.now());
  };
  const keeper = useRef(keepNow);
  keeper.current = keepNow;
  const keepSoon = (input: SubmitInput) => {
    stopKeeping();
    waiting.current = { input, timer: setTimeout(() => void keeper.current(), saveDelay) };
  };
  useEffect(() => {
    const keep = () => void keeper.current();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
  return { savedAt, keepSoon, stopKeeping };
}
