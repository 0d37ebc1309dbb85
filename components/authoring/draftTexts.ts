import type { DraftTexts } from '../../lib/authoring/prefill.ts';
import type { Words } from '../../lib/words/words.ts';

/** What a new package is called, in the person's language. */
export const asDraftTexts = ({ t }: Words): DraftTexts => ({
  name: (resource, need) => t(`make.packageName.${need}`, { resource }),
  description: (resource, need) => t(`make.packageText.${need}`, { resource }),
  policy: t('make.policyName'),
});
