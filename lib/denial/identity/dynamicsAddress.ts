import { lookUpKey } from '../../resource/lookUp.ts';
import type { ResourceKey } from '../../resource/resource.ts';

/** `{org}.crm[n].dynamics.com` (`crm9`: US government, `.cn`: China); other hosts of the domain are no organisation. */
export const dynamicsKey = (url: URL): ResourceKey | undefined =>
  /^[a-z0-9-]+\.crm\d{0,2}\.dynamics\.(?:com|cn)$/.test(url.hostname)
    ? lookUpKey('dynamicsOrg', url.hostname)
    : undefined;
