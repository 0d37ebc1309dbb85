import type { GraphApi } from './api.ts';
import { asEmployee, entitlementManagement, type GraphContext } from './context.ts';
import { suggestion } from './decode/suggestion.ts';
import { readAll } from './read.ts';

/** Both kinds of reasons that v1.0 has (reference page, 2026-09). */
const path =
  `${entitlementManagement}/accessPackageSuggestions/` +
  "filterByCurrentUser(on='relatedPeopleAssignments,assignmentHistory')?$expand=accessPackage";

/** What the service suggests to a person. Only in the global cloud. */
export const suggestions = ({ send }: GraphContext): Pick<GraphApi, 'suggestions'> => ({
  suggestions: (profile) =>
    readAll(send, {
      call: { profile, access: asEmployee, method: 'GET', path },
      where: 'suggestions',
      schema: suggestion,
    }),
});
