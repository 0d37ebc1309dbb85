import type { Clock } from '../platform/clock.ts';
import { day } from '../platform/durations.ts';
import { type Profile, type ProfileKey, profileKey } from '../platform/profile.ts';

/**
 * Some calls have a richer form that is declared but not documented for employees. The best form is tried first; a
 * person whose tenant refuses it is asked in a plainer one for a day, whether or not the worker lives so long.
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

/** Which form of a call was taken last, and when. */
export interface FormVerdict {
  form: number;
  at: number;
}

/** What outlives the worker. */
export interface FormVerdicts {
  read(profile: ProfileKey, name: string): Promise<FormVerdict | undefined>;
  write(profile: ProfileKey, name: string, verdict: FormVerdict): Promise<void>;
}

/** A tenant that refuses today may allow tomorrow. */
const goodFor = day;

export function createForms(verdicts: FormVerdicts | undefined, clock: Clock): Forms {
  const known = new Map<string, FormVerdict>();

  async function formOf(profile: ProfileKey, name: string): Promise<number> {
    const key = `${profile}/${name}`;
    const verdict = known.get(key) ?? (await verdicts?.read(profile, name));
    if (verdict === undefined || verdict.at + goodFor <= clock.now()) return 0;
    known.set(key, verdict);
    return verdict.form;
  }

  async function keep(profile: ProfileKey, name: string, form: number): Promise<void> {
    const verdict = { form, at: clock.now() };
    known.set(`${profile}/${name}`, verdict);
    await verdicts?.write(profile, name, verdict);
  }

  return {
    async best(profile, name, forms, attempt) {
      const key = profileKey(profile);
      const [first, ...plainer] = forms.slice(await formOf(key, name));
      let tried = await attempt(first ?? forms[0]);
      for (const form of plainer) {
        if (!tried.isRefused) break;
        tried = await attempt(form);
        // A refusal in every form says nothing about the forms. So only a form that works is remembered.
        if (!tried.isRefused) await keep(key, name, forms.indexOf(form));
      }
      return tried.outcome;
    },
  };
}
