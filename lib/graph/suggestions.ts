import type { GraphApi } from './api.ts';
import { asEmployee, type GraphContext } from './context.ts';
import { suggestion } from './decode/suggestion.ts';
import { suggestionsPath } from './paths.ts';
import { readAll } from './read.ts';

/** What the service suggests to a person. Only in the global cloud. */
export const suggestions = ({ send }: GraphContext): Pick<GraphApi, 'suggestions'> => ({
  suggestions: (profile) =>
    readAll(send, {
      call: { profile, access: asEmployee, method: 'GET', path: suggestionsPath },
      where: 'suggestions',
      schema: suggestion,
    }),
});
