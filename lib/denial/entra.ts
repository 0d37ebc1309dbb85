import { defined } from '../platform/defined.ts';
import { appIdKey, isGuid } from '../resource/resource.ts';
import { aadstsReason } from './aadsts.ts';
import type { DeniedKey, ReasonClass } from './denial.ts';
import type { Detector, PageFacts, Refusal } from './detector.ts';
import { readEntraMessage } from './entraMessage.ts';
import { isErrorPageId } from './entraPageId.ts';
import { loginAliases, loginHosts } from './hosts.ts';
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
  aliases: loginAliases,
  rules: [
    {
      id: 'entra.conditionalAccess',
      signals: { errorPage: isErrorPage, blockPage: (facts) => errorPageId(facts) === blockPageId },
      read: (facts) => refusal(facts, 'conditionalAccess'),
    },
    {
      id: 'entra.code',
      signals: { errorPage: isErrorPage, code: (facts) => codeOf(facts) !== undefined },
      read: (facts) =>
        refusal(facts, aadstsReason(codeOf(facts), facts.config?.message ?? facts.message ?? '')),
    },
  ],
};

const blockPageId = 'ConvergedConditionalAccess';

function isErrorPage(facts: PageFacts): boolean {
  return errorPageId(facts) !== undefined && !/^\/error\/?$/i.test(facts.url.pathname);
}

/** What the page states, else what is rendered. */
function sentenceOf({ config, message = '' }: PageFacts) {
  const stated = readEntraMessage(config?.message ?? '');
  return { text: stated ?? readEntraMessage(message), isStated: stated !== undefined };
}

const codeOf = (facts: PageFacts): number | undefined =>
  sentenceOf(facts).text?.code ?? facts.config?.errorCode;

function refusal(facts: PageFacts, reason: ReasonClass): Refusal {
  const { url, config } = facts;
  const { text, isStated } = sentenceOf(facts);
  const tenantId = readTenantId(url.pathname) ?? readTenantId(config?.postUrl);
  return defined<Refusal>({
    reason,
    curable: reasons[reason].curable,
    code: codeOf(facts),
    resources: refusedApplication(url, text?.appId, isStated ? 'config' : 'message'),
    resourceName: text?.appName,
    tenantHint: tenantId === undefined ? undefined : { tenantId },
    userHint: text?.user,
  });
}

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
