import type { Identifier } from '../detector.ts';
import { awsPortals } from '../hosts.ts';
import { awsApplication } from './awsAddress.ts';

/** An application of AWS IAM Identity Center. */
export const aws: Identifier = {
  product: 'aws',
  hosts: awsPortals,
  identify(url) {
    const found = awsApplication(url);
    return found && { resources: [{ key: found.key, from: 'path' }], resourceName: found.name };
  },
};
