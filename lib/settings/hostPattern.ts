import { loginAddresses, serviceHosts, sharePointAddresses } from '../denial/hosts.ts';

/** A product's customers have names below its hosts. */
const ofProducts = [...Object.values(serviceHosts).flat(), ...sharePointAddresses]
  .filter((host) => host.startsWith('.'))
  .map((host) => host.slice(1));

/**
 * Domains under which each customer has names of their own, or everybody's pages live: a wildcard on them or below them
 * would watch strangers. The larger ones, from the Public Suffix List's private part and Microsoft's own, 2026-11.
 */
const shared = ofProducts.concat(
  'azurestaticapps.net azureedge.net azure-api.net trafficmanager.net cloudapp.net windows.net chinacloudapi.cn usgovcloudapi.net windowsazure.com azure.com azure.us azure.cn microsoft.com microsoft.us microsoftonline.com microsoftonline.us microsoftonline.cn office.com office365.com live.com cloud.microsoft yammer.com office365.us microsoftdynamics.us appsplatform.us powerapps.com powerapps.us powerapps.cn powerappsportals.com powerbi.com powerbi.cn powerbigov.us mcas.ms amazonaws.com cloudfront.net awsapps.com amazonaws.com.cn amazonaws.eu google.com googleapis.com appspot.com run.app web.app firebaseapp.com github.com github.io gitlab.com gitlab.io pages.dev workers.dev netlify.app vercel.app herokuapp.com ondemand.com salesforce.com force.com service-now.com servicenowservices.com atlassian.net slack.com zendesk.com okta.com blogspot.com wordpress.com'.split(
    ' ',
  ),
);

/** Where people sign in: Knock has its own detector there, and nobody else may claim anything. */
const signIn = loginAddresses.concat('login.microsoftonline.de', 'login.live.com', 'accounts.google.com');

const isOrBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

/** Second levels at which countries register: `co.uk`, `gov.au`; three letters at most, and the longer ones. */
const isCountrySuffix = (labels: readonly string[]): boolean => {
  const [top = '', second = ''] = labels.toReversed();
  return (
    labels.length === 2 &&
    top.length === 2 &&
    /^(?:[a-z0-9-]{1,3}|asso|firm|gouv|govt|info|maori|name|nome|parliament|police|school|store)$/.test(
      second,
    )
  );
};

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`);

/** Why a host of policy may not be watched, or `undefined` when it may. `wiki.contoso.com` or `*.apps.contoso.com`. */
export function hostProblem(pattern: string): string | undefined {
  if (pattern.length > 253 || !host.test(pattern)) return 'not a host name such as wiki.contoso.com';
  const name = pattern.replace(/^\*\./, '');
  if (signIn.some((login) => isOrBelow(name, login)))
    return 'a sign-in page of its own; nothing else may claim it';
  if (pattern === name) return undefined;
  const labels = name.split('.');
  const isBroad =
    labels.length < 2 ||
    isCountrySuffix(labels) ||
    shared.some((domain) => isOrBelow(name, domain)) ||
    signIn.some((login) => isOrBelow(login, name));
  return isBroad ? 'too broad: other people’s pages are below it' : undefined;
}
