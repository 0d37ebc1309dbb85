import type { FormVerdict, FormVerdicts } from '../../lib/graph/forms.ts';
import type { Store } from '../../lib/store/database.ts';

/**
 * Keeps which forms of Graph's calls a tenant takes. One row a profile and call, erased with the profile
 * (`wholeProfile.ts` knows it by its key's end); none for a profile that is gone or has signed out.
 */
export const storedVerdicts = (store: Store): FormVerdicts => ({
  async read(profile, name) {
    return (await store.meta.get(`form/${name}/${profile}`))?.value as FormVerdict | undefined; // written below only
  },
  write: (profile, name, verdict) =>
    store.transaction('rw', [store.profiles, store.meta], async () => {
      const row = await store.profiles.get(profile);
      if (row === undefined || row.session === 'signedOut') return;
      await store.meta.put({ key: `form/${name}/${profile}`, value: verdict });
    }),
});
