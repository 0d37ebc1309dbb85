import { type DeclaredApplication, isDeclaredFor } from '../../lib/denial/declared.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import {
  isOnHosts,
  loginHosts,
  type ServiceProduct,
  serviceHosts,
  sharePointHosts,
} from '../../lib/denial/hosts.ts';
import { awsApplication } from '../../lib/denial/identity/awsAddress.ts';
import { devOpsResources } from '../../lib/denial/identity/devOpsAddress.ts';
import type { CommandSender } from '../../lib/messaging/server.ts';
import type { ReportingPage } from '../../lib/offer/denialSessions.ts';
import { defined } from '../../lib/platform/defined.ts';
import { lookUpKey } from '../../lib/resource/lookUp.ts';
import { parseResourceKey, type ResourceKey } from '../../lib/resource/resource.ts';
import { collectionOf, declaredBy } from './describedByKey.ts';

/** The document that sent a report; `undefined` unless it is in a tab. */
export function reportingPage({ tab, frameId, url, documentId }: CommandSender): ReportingPage | undefined {
  const origin = url === undefined ? undefined : URL.parse(url)?.origin;
  if (tab?.id === undefined || origin === undefined) return undefined;
  return defined<ReportingPage>({ tabId: tab.id, frameId: frameId ?? 0, origin, documentId });
}

type Key = ReturnType<typeof parseResourceKey>;

const isSame = (key: ResourceKey | undefined, { system, id }: Key): boolean => key === `${system}|${id}`;

/** What a page of a service may speak of. */
const services: Record<ServiceProduct, (key: Key, url: URL) => boolean> = {
  applicationProxy: ({ system, id }, { hostname }) => system === 'applicationhost' && id === hostname,
  azureDevOps: (key, url) => devOpsResources(url).some((own) => isSame(own.key, key)),
  dynamics: ({ system, id }, { hostname }) => system === 'dynamicsorg' && id === hostname,
  aws: (key, url) => isSame(awsApplication(url)?.key, key),
  appService: () => false,
};

const isService = (product: string): product is ServiceProduct => Object.hasOwn(services, product);

/**
 * Whether a report is believable: the page that sent it must belong to the product it names. A page can't make Knock
 * offer something for another host. A page of Entra may name only an application. A page that policy declares may name
 * only what policy names. From a frame, Knock believes only SharePoint.
 */
export function isBelievable(
  denial: Denial,
  sender: CommandSender,
  declared: readonly DeclaredApplication[] = [],
): boolean {
  const url = sender.url === undefined ? null : URL.parse(sender.url);
  if (url === null) return false;
  const { hostname } = url;
  const keys = denial.resources.map(({ key }) => parseResourceKey(key));
  if (denial.returnTo !== undefined && URL.parse(denial.returnTo)?.hostname !== hostname) return false;
  if (denial.product === 'sharePoint' || denial.product === 'oneDrive')
    return isSharePoints(denial, keys, url);
  if ((sender.frameId ?? 0) !== 0) return false;
  if (denial.product === 'entra')
    return isOnHosts(url, loginHosts) && keys.every(({ system }) => system === 'appid');
  if (denial.product === 'inHouse') return isDeclared(denial, hostname, declared);
  const { product } = denial;
  return (
    isService(product) &&
    isOnHosts(url, serviceHosts[product]) &&
    keys.every((key) => services[product](key, url))
  );
}

function isDeclared(denial: Denial, host: string, declared: readonly DeclaredApplication[]): boolean {
  const application = declaredBy(denial, declared);
  return (
    application !== undefined &&
    isDeclaredFor(application, host) &&
    denial.resources.every(
      ({ key }) => key === application.resource || key === lookUpKey('applicationHost', host),
    )
  );
}

/** Keys of one site collection on this host. The page may name nothing else. */
function isSharePoints(denial: Denial, keys: readonly Key[], url: URL): boolean {
  const sites = denial.resources.flatMap(({ key }) => collectionOf(key) ?? []);
  return (
    isOnHosts(url, sharePointHosts) &&
    keys.every(({ system }) => system === 'sharepointsiteid' || system === 'sharepointonline') &&
    sites.every((site) => site === sites[0] && URL.parse(site)?.hostname === url.hostname) &&
    (denial.tenantHint?.sharePointHost ?? url.hostname) === url.hostname
  );
}

/** Firefox containers have their own sessions: what one sees says nothing about the others. */
export const isDefaultContainer = (sender: CommandSender): boolean => {
  const container = sender.tab?.cookieStoreId;
  return container === undefined || container === 'firefox-default' || container === '0';
};
