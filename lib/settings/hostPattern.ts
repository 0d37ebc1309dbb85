/**
 * Domains under which each customer has names of their own, or everybody's pages live: a wildcard below them would
 * watch strangers. The larger ones, from the Public Suffix List's private part and Microsoft's own, 2026-11; names
 * with two letters at the end and a short one before (`co.uk`) are refused by their form.
 */
const shared = new Set(
  'azurewebsites.net azurestaticapps.net azurefd.net azureedge.net cloudapp.azure.com cloudapp.net windows.net core.windows.net web.core.windows.net sharepoint.com sharepoint.us sharepoint.cn microsoft.com microsoftonline.com office.com office365.com live.com cloud.microsoft dynamics.com powerapps.com powerbi.com msappproxy.net mcas.ms visualstudio.com azure.com amazonaws.com cloudfront.net awsapps.com google.com googleapis.com appspot.com run.app web.app firebaseapp.com github.io gitlab.io pages.dev workers.dev netlify.app vercel.app herokuapp.com onrender.com fly.dev salesforce.com my.salesforce.com force.com lightning.force.com service-now.com atlassian.net slack.com zendesk.com okta.com blogspot.com wordpress.com'.split(
    ' ',
  ),
);

/** Where people sign in: Knock has its own detector there, and nobody else may claim anything. */
const signIn =
  /(?:^|\.)(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|login\.microsoft\.com|login\.live\.com|login\.windows\.net|sts\.windows\.net|accounts\.google\.com)$/;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`);

/** Why a host of policy may not be watched, or `undefined` when it may. `wiki.contoso.com` or `*.apps.contoso.com`. */
export function hostProblem(pattern: string): string | undefined {
  if (pattern.length > 253 || !host.test(pattern)) return 'not a host name such as wiki.contoso.com';
  const name = pattern.replace(/^\*\./, '');
  if (signIn.test(name)) return 'a sign-in page of its own; nothing else may claim it';
  if (pattern === name) return undefined;
  const labels = name.split('.');
  const [top = '', second = ''] = labels.toReversed();
  const isCountrySuffix = labels.length === 2 && top.length === 2 && second.length <= 3;
  if (labels.length < 2 || isCountrySuffix || shared.has(name))
    return 'too broad: other people’s pages are below it';
  return undefined;
}
