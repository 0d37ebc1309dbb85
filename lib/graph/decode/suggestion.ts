import * as v from 'valibot';
import { defined } from '../../platform/defined.ts';
import type { GraphSuggestion, SuggestionReason } from '../api.ts';
import { id, integer, list, text, time } from './fields.ts';

const entry = v.object({
  '@odata.type': text,
  relatedPeopleAssignmentCount: integer,
  relatedPeople: list(v.object({ displayName: text })),
  lastAssignmentDateTime: time,
});

/** Reasons that Knock has no words for are left out. */
function reasonOf(value: v.InferOutput<typeof entry>): SuggestionReason[] {
  const type = value['@odata.type'];
  if (type.endsWith('RelatedPeopleBased')) {
    const names = value.relatedPeople.map(({ displayName }) => displayName).filter((name) => name !== '');
    return [{ kind: 'people', count: Math.max(value.relatedPeopleAssignmentCount, names.length), names }];
  }
  return type.endsWith('SelfAssignmentHistoryBased')
    ? [defined<SuggestionReason>({ kind: 'history', lastAt: value.lastAssignmentDateTime ?? undefined })]
    : [];
}

/** `accessPackageSuggestion` of v1.0, with its package expanded. */
export const suggestion: v.GenericSchema<unknown, GraphSuggestion> = v.pipe(
  v.object({
    reasons: list(entry),
    accessPackage: v.object({ id, displayName: text, description: text }),
  }),
  v.transform(({ reasons, accessPackage }) => ({ ...accessPackage, reasons: reasons.flatMap(reasonOf) })),
);
