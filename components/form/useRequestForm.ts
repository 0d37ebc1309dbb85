import { useRef, useState } from 'react';
import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import type { RequestFacts } from '../../lib/entitlement/requestFacts.ts';
import type { SubmitInput } from '../../lib/entitlement/requestInput.ts';
import type { Report } from '../../lib/graph/api.ts';
import { defined } from '../../lib/platform/defined.ts';
import type { Result } from '../../lib/platform/failure.ts';
import type { RequirementChange } from '../../lib/requests/check/requirementChanges.ts';
import { useNow } from '../base/clock.tsx';
import { type Action, useAction } from '../base/useAction.ts';
import {
  countErrors,
  type FormErrors,
  type FormState,
  formErrors,
  isUntouched,
  openForm,
  toSubmitInput,
} from './formState.ts';
import { useDraftKeeper } from './useDraftKeeper.ts';
import { type Earlier, useEarlier } from './useEarlier.ts';
import { usePatterns } from './usePatterns.ts';

export interface RequestFormDeps {
  accessPackageId: string;
  policies: readonly PolicyRequirements[];
  /** What was typed before: a draft, or a request that is over. */
  earlier: Earlier | undefined;
  /** What is known of the page that the person comes from. */
  page?: RequestFacts | undefined;
  /** Languages in which the person reads the organisation's texts, most wanted first. */
  languages: readonly string[];
  /** Whose access it is, one request each; none: one's own. A draft is the first one's. */
  targets?: readonly Report[];
  onSubmit(input: SubmitInput): Promise<Result<unknown>>;
  onSaveDraft(input: SubmitInput): Promise<Result<{ requestId?: string }>>;
}

export interface RequestFormModel {
  form: FormState;
  policy: PolicyRequirements | undefined;
  /** When the request was made that is asked once more. */
  askedAt: number | undefined;
  /** What asks or happens otherwise than when it was typed, also if it changed just now. */
  changes: RequirementChange[];
  /** Shown only after the first try to send; kept up to date from then on. */
  errors: FormErrors;
  errorCount: number;
  action: Action;
  /** Epoch ms of the last kept draft. */
  savedAt: number | undefined;
  change(change: Partial<FormState>): void;
  submit(): void;
  /** The person goes on in My Access. */
  handOver(): void;
  startEmpty(): void;
  /** Counts tries to send that were held back, so that the view can move the focus. */
  heldBack: number;
}

/** The form's state: what was typed, what is wrong with it, and a draft that is kept while typing. */
export function useRequestForm(deps: RequestFormDeps): RequestFormModel {
  const { accessPackageId, policies, languages, targets } = deps;
  const now = useNow();
  const action = useAction();
  const before = useEarlier(deps.earlier, policies, now);
  const [form, setForm] = useState(() => openForm(policies, deps.earlier, now, deps.page));
  const [heldBack, setHeldBack] = useState(0);
  const draftId = useRef(deps.earlier?.state === 'draft' ? deps.earlier.id : undefined);
  const save = async (typed: SubmitInput) => {
    const saved = await deps.onSaveDraft(typed);
    if (saved.ok) draftId.current = saved.value.requestId;
    return saved;
  };
  const { savedAt, keepSoon, settle } = useDraftKeeper(save);

  const policyOf = ({ policyId }: FormState) => policies.find((one) => one.policyId === policyId);
  const policy = policyOf(form);
  const matches = usePatterns(policy?.questions ?? []);
  const inputOf = (typed: FormState) =>
    defined<SubmitInput>({
      ...toSubmitInput(accessPackageId, policyOf(typed), typed, languages, now),
      targetId: targets?.[0]?.id,
      draftId: draftId.current,
    });
  const draftOf = (typed: FormState): SubmitInput => {
    const draft = inputOf(typed);
    return isUntouched(typed, draft, deps.page) ? { ...draft, justification: '' } : draft;
  };
  const input = inputOf(form);
  const found = formErrors(policy, form, input, now, matches);
  const isShown = heldBack > 0;
  const isAgain = before.earlier !== undefined && before.earlier.state !== 'draft';

  return {
    form,
    policy,
    errors: isShown ? found : { answers: {} },
    errorCount: isShown ? countErrors(found) : 0,
    action,
    savedAt,
    heldBack,
    askedAt: isAgain ? before.earlier?.createdAt : undefined,
    changes: before.changes(input),
    change: (change) => {
      const next = { ...form, ...change };
      setForm(next);
      keepSoon(() => draftOf(next));
    },
    submit: () => {
      if (countErrors(found) > 0) return setHeldBack(heldBack + 1);
      void action.run(async () => {
        await settle();
        return deps.onSubmit(inputOf(form));
      });
    },
    handOver: () => {
      void action.run(async () => {
        await settle();
        return save({ ...inputOf(form), handsOver: true });
      });
    },
    startEmpty: () => {
      before.forget();
      setForm(openForm(policies, undefined, now, deps.page));
    },
  };
}
