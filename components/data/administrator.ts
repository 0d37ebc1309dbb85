import { createAdministratorAuth } from '../../lib/auth/administratorAuth.ts';
import { store } from './store.ts';

/** The administrator's sign-in of this page: its tokens end with it. */
export const administrator = createAdministratorAuth(store);
