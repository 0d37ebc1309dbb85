import type { Detector } from './detector.ts';
import { awsPortals, serviceHosts } from './hosts.ts';
import { awsApplication } from './identity/awsAddress.ts';
import { reasons } from './reasons.ts';

/**
 * AWS IAM Identity Center's answer to a sign-in nobody assigned: JSON of a type of its own (200 in one capture, 2025),
 * at the address the SAML response is sent to.
 */
export const aws: Detector = {
  id: 'aws',
  product: 'aws',
  hosts: serviceHosts.aws,
  aliases: awsPortals,
  rules: [
    {
      id: 'aws.noAccess',
      signals: {
        assertion: ({ url }) => awsApplication(url) !== undefined,
        forbidden: ({ text = '' }) =>
          /^\s*\{/.test(text) && /"com\.amazonaws\.switchboard\.portal#ForbiddenException"/.test(text),
      },
      read: ({ url }) => {
        const found = awsApplication(url);
        return (
          found && {
            reason: 'notAssigned',
            curable: reasons.notAssigned.curable,
            resources: [{ key: found.key, from: 'path' }],
            resourceName: found.name,
          }
        );
      },
    },
  ],
};
