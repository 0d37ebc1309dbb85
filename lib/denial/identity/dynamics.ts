import type { Identifier } from '../detector.ts';
import { serviceHosts } from '../hosts.ts';
import { dynamicsKey } from './dynamicsAddress.ts';

/** The organisation of a Dynamics 365 host; model-driven apps inside it are not granted one by one. */
export const dynamics: Identifier = {
  product: 'dynamics',
  hosts: serviceHosts.dynamics,
  identify(url) {
    const key = dynamicsKey(url);
    return key === undefined
      ? undefined
      : { resources: [{ key, from: 'host' }], resourceName: url.hostname, resourceUrl: url.origin };
  },
};
