import type { DraftTexts } from '../../lib/authoring/prefill.ts';
import type { Words } from '../../lib/words/words.ts';

/**
 * What a new package is called, in the person's language. The marks around names that a text has for reading from right to
 * left would be part of a name in Entra.
 */
export const asDraftTexts = ({ t }: Words): DraftTexts => ({
  name: (resource, need) => plain(t(`make.packageName.${need}`, { resource })),
  description: (resource, need) => plain(t(`make.packageText.${need}`, { resource })),
  policy: t('make.policyName'),
});

const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');
