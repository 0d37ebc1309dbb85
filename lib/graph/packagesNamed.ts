import { ok, type Result } from '../platform/failure.ts';
import { folded } from '../platform/folded.ts';
import type { GraphApi, GraphPackage } from './api.ts';
import { sendBatches } from './batch.ts';
import { isFormRefusal } from './bestPage.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { accessPackage } from './decode/accessPackage.ts';
import { decodePage } from './decode/collection.ts';
import { readOutcome } from './outcome.ts';
import { havingWord, requestablePath } from './paths.ts';

/** `none`: the tenant takes neither, which is remembered as well. */
const waysToAsk = ['search', 'filter', 'none'] as const;

/**
 * Packages whose names begin words so. Nothing documents for employees that the list can be asked for them. A way is
 * believed only if all that comes has the word: a tenant may take the option and leave it out of account.
 */
export const packagesNamed =
  ({ send, clock, forms }: GraphContext): GraphApi['packagesNamed'] =>
  (profile, words) =>
    forms.best<(typeof waysToAsk)[number], Result<GraphPackage[] | undefined>>(
      profile,
      'named',
      waysToAsk,
      async (way) => {
        if (way === 'none') return { outcome: ok(undefined), isRefused: false };
        const answers = await sendBatches(send, clock, {
          profile,
          access: asEmployee,
          items: words,
          toCall: (word) => ({ method: 'GET', path: requestablePath + havingWord[way](word) }),
        });
        if (!answers.ok) return { outcome: answers, isRefused: false };
        let isRefused = false;
        const found = answers.value.flatMap(({ item: word, sent }) => {
          const answer = readOutcome(sent);
          const items = answer.ok ? (decodePage(accessPackage, answer.value.body)?.items ?? []) : [];
          isRefused ||= isFormRefusal(sent) || items.some((one) => !hasWord(one, word));
          return items;
        });
        return { outcome: ok(isRefused ? undefined : found), isRefused };
      },
    );

const hasWord = ({ displayName, description }: GraphPackage, word: string): boolean =>
  folded(`${displayName} ${description}`).includes(word);
