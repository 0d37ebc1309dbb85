import { appIdKey, isGuid } from '../../resource/resource.ts';
import type { Identifier } from '../detector.ts';
import { loginAddresses } from '../hosts.ts';
import { tenantFrom } from './keys.ts';

/** Entra's sign-in for an application, while its address still names it. (SAML: `remembered.ts`.) */
export const entra: Identifier = {
  product: 'entra',
  hosts: loginAddresses,
  identify(url) {
    const clientId = /\/authorize$/i.test(url.pathname) ? url.searchParams.get('client_id') : null;
    if (clientId === null || !isGuid(clientId)) return undefined;
    return {
      resources: [{ key: appIdKey(clientId), from: 'query' }],
      ...tenantFrom(url.pathname.split('/')[1] ?? null),
    };
  },
};
