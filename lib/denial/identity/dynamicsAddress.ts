import { lookUpKey } from '../../resource/lookUp.ts';
import type { ResourceKey } from '../../resource/resource.ts';

/**
 * `{org}.crm[n].dynamics.com` (`crm9`: US government), `.cn`: China, GCC High and DoD by names of their own. Other hosts of
 * these domains are no organisation, and the discovery service is everybody's.
 */
export const dynamicsKey = (url: URL): ResourceKey | undefined =>
  /^(?!(?:global)?disco\.)[a-z0-9-]+\.crm(?:\d{0,2}\.dynamics\.com|\.dynamics\.cn|\.microsoftdynamics\.us|\.appsplatform\.us)$/.test(
    url.hostname,
  )
    ? lookUpKey('dynamicsOrg', url.hostname)
    : undefined;
