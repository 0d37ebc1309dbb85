import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import { ChoiceInput } from '../base/choiceInput.tsx';
import { useWords } from '../words/wordsContext.tsx';
import { policyFacts } from './policyFacts.ts';

interface PolicyChoiceProps {
  policies: readonly PolicyRequirements[];
  value: string | undefined;
  isMissing: boolean;
  onChange: (policyId: string) => void;
}

/** Several ways to ask, each explained; with one there is nothing to choose. */
export function PolicyChoice({ policies, value, isMissing, onChange }: PolicyChoiceProps) {
  const words = useWords();
  const { t } = words;
  if (policies.length < 2) return null;
  return (
    <ChoiceInput
      label={t('form.policy')}
      value={value}
      options={policies.map((policy) => ({
        value: policy.policyId,
        text: policy.policyDisplayName,
        // Many organisations write the name once more.
        hint: policy.policyDescription === policy.policyDisplayName ? undefined : policy.policyDescription,
        facts: policyFacts(policy, words),
      }))}
      onChange={onChange}
      error={isMissing ? t('form.error.required') : undefined}
      isRequired
    />
  );
}
