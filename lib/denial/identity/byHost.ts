import type { ProductId } from '../denial.ts';
import type { Identifier } from '../detector.ts';
import { serviceHosts } from '../hosts.ts';
import { keyFrom } from './keys.ts';

/**
 * Applications of which each customer has a host of their own: the host is the key, and the organisation's map leads
 * from it to the enterprise application. Sign-in pages of theirs are about nothing.
 */
const hosts: readonly (readonly [ProductId, readonly string[]])[] = [
  ['applicationProxy', serviceHosts.applicationProxy],
  ['appService', serviceHosts.appService],
  ['salesforce', ['.my.salesforce.com', '.lightning.force.com']],
  ['serviceNow', ['.service-now.com', '.servicenowservices.com']],
  ['atlassian', ['.atlassian.net']],
  ['slack', ['.slack.com', '.enterprise.slack.com']],
];

/** Names under these domains that belong to nobody in particular, and paths that only sign in. */
const everybodys = /^(?:www|app|api|login|id|status)\./;
const signIn = /^\/(?:signin|login|sign-in)(?:\/|$)/i;

export const byHost: readonly Identifier[] = hosts.map(([product, domains]) => ({
  product,
  hosts: domains,
  identify: (url) =>
    everybodys.test(url.hostname) || signIn.test(url.pathname)
      ? undefined
      : {
          resources: keyFrom('applicationHost', url.hostname, 'host'),
          resourceName: url.hostname,
          resourceUrl: url.origin,
        },
}));
