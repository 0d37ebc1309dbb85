import * as v from 'valibot';
import { reasonClasses } from '../denial/denial.ts';
import { isDay } from '../platform/isDay.ts';
import { givenValue } from '../platform/json.ts';
import { whole } from '../platform/whole.ts';
import type { PolicyProblem } from './decodeInHouse.ts';
import type { DetectorRules } from './settings.ts';

const root = v.looseObject({
  version: v.literal(1, 'only version 1 is understood'),
  dated: v.pipe(
    v.string(),
    v.check((day) => isDay(day), 'not a date such as 2026-11-23'),
  ),
});
const id = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z]{1,40}(?:\.[a-zA-Z0-9-]{1,64})?$/, 'not the id of a detector or rule'),
);
const code = v.strictObject({
  code: whole(10000, 9_999_999),
  reason: v.picklist(reasonClasses, 'not a reason class'),
});

/**
 * Decodes the organisation's corrections to what ships (`docs/policy.md`). In: an object or its JSON text. Out: the
 * usable part and one problem an entry that was left out; no `rules` when its head is not understood. Never throws.
 */
export function decodeDetectorRules(input: unknown): { rules?: DetectorRules; problems: PolicyProblem[] } {
  const parsed = v.safeParse(root, givenValue(input));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue);
    return { problems: [{ path: path === null ? '' : `.${path}`, why: issue.message }] };
  }
  const problems: PolicyProblem[] = [];
  const each = <const S extends v.GenericSchema>(
    name: 'disabled' | 'codes',
    schema: S,
  ): v.InferOutput<S>[] => {
    const entries = parsed.output[name] ?? [];
    if (!Array.isArray(entries)) {
      problems.push({ path: `.${name}`, why: 'not a list' });
      return [];
    }
    return entries.slice(0, 500).flatMap((entry, index) => {
      const one = v.safeParse(schema, entry);
      if (!one.success) problems.push({ path: `.${name}[${index}]`, why: one.issues[0].message });
      return one.success ? [one.output] : [];
    });
  };
  const { version, dated, disabled: _disabled, codes: _codes, ...unknown } = parsed.output;
  for (const name of Object.keys(unknown))
    problems.push({ path: `.${name}`, why: 'not a member Knock knows; it is ignored' });
  return { rules: { version, dated, disabled: each('disabled', id), codes: each('codes', code) }, problems };
}
