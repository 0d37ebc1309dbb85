import { loginAddresses, serviceHosts, sharePointAddresses } from '../denial/hosts.ts';

/** A product's customers have names below its hosts. */
const ofProducts = [...Object.values(serviceHosts).flat(), ...sharePointAddresses]
  .filter((host) => host.startsWith('.'))
  .map((host) => host.slice(1));

/**
 * Domains under which each customer has names of their own, or everybody's pages live, and which the Public Suffix List
 * does not have: Microsoft's own and the larger ones, 2026-11.
 */
const shared = ofProducts.concat(
  'azurecontainerapps.io windows.net chinacloudapi.cn usgovcloudapi.net windowsazure.com azure.com azure.us azure.cn microsoft.com microsoft.us microsoftonline.com microsoftonline.us microsoftonline.cn office.com office365.com live.com cloud.microsoft yammer.com office365.us microsoftdynamics.us appsplatform.us powerapps.com powerapps.us powerapps.cn powerappsportals.com powerbi.com powerbi.cn powerbigov.us mcas.ms amazonaws.com amazonaws.com.cn amazonaws.eu google.com github.com gitlab.com ondemand.com salesforce.com force.com service-now.com servicenowservices.com atlassian.net slack.com zendesk.com okta.com wordpress.com'.split(
    ' ',
  ),
);

/** The Public Suffix List as text. It is read where it is needed, so that it weighs nothing in the worker. */
let suffixes: string | undefined;

/** Takes what `public/shared-hosts.txt` says (`lib/release/sharedHosts.ts`). Until then no wildcard is let through. */
export function takeSharedHosts(text: string): void {
  suffixes = text;
}

export const knowsSharedHosts = (): boolean => suffixes !== undefined;

/** Whether the list has this domain, something below it, or a company's domain above it. */
function isListed(name: string, list: string): boolean {
  const labels = name.split('.');
  const has = (line: string) => list.includes(`\n${line}\n`);
  return (
    list.includes(`.${name}\n`) ||
    has(name) ||
    (has(`*.${labels.slice(1).join('.')}`) && !has(`!${name}`)) ||
    labels.some((_, at) => has(`.${labels.slice(at).join('.')}`))
  );
}

/** Where people sign in: Knock has its own detector there, and nobody else may claim anything. */
const signIn = loginAddresses.concat('login.microsoftonline.de', 'login.live.com', 'accounts.google.com');

const isOrBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`);

/** Why a host of policy may not be watched, or `undefined` when it may. `wiki.contoso.com` or `*.apps.contoso.com`. */
export function hostProblem(pattern: string, list = suffixes): string | undefined {
  if (pattern.length > 253 || !host.test(pattern)) return 'not a host name such as wiki.contoso.com';
  const name = pattern.replace(/^\*\./, '');
  if (signIn.some((login) => isOrBelow(name, login)))
    return 'a sign-in page of its own; nothing else may claim it';
  if (pattern === name) return undefined;
  if (!list) return 'its domain can’t be checked now';
  const isBroad =
    !name.includes('.') ||
    isListed(name, list) ||
    shared.some((domain) => isOrBelow(name, domain)) ||
    signIn.some((login) => isOrBelow(login, name));
  return isBroad ? 'too broad: other people’s pages are below it' : undefined;
}
