import type { Profile } from '../platform/profile.ts';

/**
 * Some calls have a richer form that is declared but not documented for employees. The best form is tried first; a
 * tenant that refuses it is asked in a plainer one from then on, for as long as this object lives.
 */
export interface Forms {
  /**
   * In: the forms, best first (at least one), and an attempt that says whether its form was refused.
   * Out: the first outcome that was not, else the last one.
   */
  best<F, T>(
    profile: Profile,
    name: string,
    forms: readonly [F, ...F[]],
    attempt: (form: F) => Promise<{ outcome: T; isRefused: boolean }>,
  ): Promise<T>;
}

export function createForms(): Forms {
  const known = new Map<string, number>();
  return {
    async best(profile, name, forms, attempt) {
      const key = `${profile.cloud}/${profile.tenantId}/${name}`;
      const [first, ...plainer] = forms.slice(known.get(key) ?? 0);
      let tried = await attempt(first ?? forms[0]);
      for (const form of plainer) {
        if (!tried.isRefused) break;
        tried = await attempt(form);
        // Refused in every form says nothing about the forms: only one that works is remembered.
        if (!tried.isRefused) known.set(key, forms.indexOf(form));
      }
      return tried.outcome;
    },
  };
}
