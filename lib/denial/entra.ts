import { appIdKey, isGuid } from '../resource/resource.ts';
import { aadstsReason } from './aadsts.ts';
import { defined } from './defined.ts';
import type { Denial, DeniedKey } from './denial.ts';
import type { Detector, PageFacts } from './detector.ts';
import { readEntraMessage } from './entraMessage.ts';
import { isErrorPageId } from './entraPageId.ts';
import { loginHosts } from './hosts.ts';
import { reasons } from './reasons.ts';

/**
 * Entra's own error page: its page id *and* an exact code, or the page id of the Conditional Access block.
 * The path says nothing (errors render at `/authorize`, `/login`, `/reprocess`, `/kmsi`), the words are translated,
 * and a code alone stands on healthy pages, too. `/error` is the public look-up page that talks about codes.
 */
export const entra: Detector = {
  id: 'entra',
  product: 'entra',
  hosts: loginHosts,
  detect(facts) {
    const pageId = errorPageId(facts);
    if (pageId === undefined || /^\/error\/?$/i.test(facts.url.pathname)) return undefined;
    const { config, message = '', url } = facts;
    const stated = readEntraMessage(config?.message ?? '');
    const text = stated ?? readEntraMessage(message);
    const code = text?.code ?? config?.errorCode;
    const isPolicy = pageId === 'ConvergedConditionalAccess';
    if (code === undefined && !isPolicy) return undefined;
    const reason = isPolicy ? 'conditionalAccess' : aadstsReason(code, config?.message ?? message);
    const tenantId = readTenantId(url.pathname) ?? readTenantId(config?.postUrl);
    return defined<Denial>({
      detector: 'entra',
      product: 'entra',
      reason,
      curable: reasons[reason].curable,
      code,
      resources: refusedApplication(url, text?.appId, stated === undefined ? 'message' : 'config'),
      resourceName: text?.appName,
      tenantHint: tenantId === undefined ? undefined : { tenantId },
      userHint: text?.user,
    });
  },
};

/** The page's id where both places that name it agree. */
function errorPageId({ pageId, config }: PageFacts): string | undefined {
  const id = pageId ?? config?.pageId;
  if (!isErrorPageId(id)) return undefined;
  return config?.pageId === undefined || config.pageId === id ? id : undefined;
}

/** The application that the sentence names (it may be another than the address's), else the address's client. */
function refusedApplication(url: URL, appId: string | undefined, from: DeniedKey['from']): DeniedKey[] {
  if (appId !== undefined) return [{ key: appIdKey(appId), from }];
  const clientId = /\/authorize$/i.test(url.pathname) ? url.searchParams.get('client_id') : null;
  return clientId !== null && isGuid(clientId) ? [{ key: appIdKey(clientId), from: 'query' }] : [];
}

/** The tenant that a path of Entra's begins with; names and `common` are no hint. */
function readTenantId(address = ''): string | undefined {
  const id = /^(?:https:\/\/[^/]+)?\/([^/]+)/.exec(address)?.[1]?.toLowerCase();
  return id !== undefined && isGuid(id) ? id : undefined;
}
