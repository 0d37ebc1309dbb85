import { defined } from '../../platform/defined.ts';
import type { PageIdentity } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { serviceHosts } from '../hosts.ts';
import { devOpsResources } from './devOpsAddress.ts';

/** Project and organisation of an Azure DevOps page. */
export const azureDevOps: Identifier = {
  product: 'azureDevOps',
  hosts: serviceHosts.azureDevOps,
  identify(url) {
    const found = devOpsResources(url);
    if (found.length === 0) return undefined;
    return defined<Omit<PageIdentity, 'product'>>({
      resources: found.map(({ key }) => ({ key, from: 'path' })),
      resourceName: found[0]?.name,
    });
  },
};
