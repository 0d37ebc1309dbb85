import { approverScopes, employeeScopes, jobScopes, lookUpScopes } from '../../auth/tokenSource.ts';
import { clouds } from '../../platform/cloud.ts';
import { redirectUris } from '../ids.ts';
import { allowedHosts, type ChromiumBrowser, chromiumBrowsers, type Plan, settingsKey } from './plan.ts';

const browsers = Object.keys(chromiumBrowsers) as ChromiumBrowser[];
const list = (lines: readonly string[]): string => lines.map((line) => `- \`${line}\``).join('\n');

/** The kit's own page: everything that follows from the ids, and what each file is for. */
export const followsFromIds = (plan: Plan): string => `# Kit

Files to roll Knock out, made by \`npm run kit\` from Knock's own list of settings. With your ids and values you can make them
anew: \`npm run kit -- --help\`. Without Node, \`sh ids.sh --chrome ID --edge ID --firefox ID\`, or \`ids.ps1\` with the same
names, puts your ids into a copy of them, and you edit the values there. [policy.md](../policy.md) says what each setting
does, and how Knock is installed.

| browser | id |
|---|---|
${browsers.map((browser) => `| ${chromiumBrowsers[browser].name} | \`${plan.ids[browser]}\` |`).join('\n')}
| Firefox | \`${plan.ids.firefox}\` |

Tried on Debian with Chromium and Firefox ESR: \`linux/chrome.json\` and \`firefox/policies.json\`, every key
(\`npm run long -- kit\`). The templates hold against Microsoft's schema, \`policies.json\` against Mozilla's, the profiles
are well formed, the PowerShell scripts parse (by tree-sitter's grammar; none was run). \`register.sh\` ran against the simulated
tenant. Not tried: Windows, macOS, branded Chrome, Edge, Intune.

## Files

| file | what to do with it |
|---|---|
| \`register.sh\`, \`register.ps1\` | register Knock in your tenant, by the Azure CLI or Microsoft Graph PowerShell, and print the policy; their first lines say how |
| \`windows/knock-chrome.admx\`, \`windows/knock-edge.admx\` | copy to \`PolicyDefinitions\`, with what is in \`en-US\` beside them |
| \`windows/knock-chrome.reg\`, \`windows/knock-edge.reg\` | the same settings for one machine, and the installation |
| \`windows/detect.ps1\`, \`deploy.ps1\`, \`remove.ps1\` | for Intune, or by hand; \`-Chrome\` and \`-Edge\` take ids |
| \`windows/intune-chrome.md\`, \`windows/intune-edge.md\` | what to enter in Intune |
| \`macos/knock-chrome.mobileconfig\` and the others | configuration profiles for an MDM |
| \`linux/chrome.json\`, \`linux/edge.json\` | copy to the folder below; Chromium takes Chrome's |
| \`firefox/policies.json\` | Windows: \`distribution\` beside \`firefox.exe\`; macOS: \`Firefox.app/Contents/Resources/distribution\`; Linux: \`/etc/firefox/policies\` |

All of them install Knock, pin its button to the toolbar, and let it to its hosts where others are closed to extensions.

## Redirect URIs

The two scripts register them. By hand: as those of a single-page application:

${list(redirectUris(plan.ids))}

Delegated permissions of Microsoft Graph: ${names(employeeScopes)}. For approvals, in a registration of
its own: ${names(approverScopes)}, and for job titles and departments ${names(jobScopes)}. To look up applications: ${names(lookUpScopes)}.

## Places of policy

| browser | Windows | macOS | Linux |
|---|---|---|---|
${browsers.map((browser) => placeRow(plan, browser)).join('\n')}
| Firefox | \`policies.json\` | \`org.mozilla.firefox\`, \`3rdparty\` | \`3rdparty.Extensions.${plan.ids.firefox}\` |

## Allowed hosts

What Knock needs in the global cloud, for a proxy as well:

${list(allowedHosts)}

In other clouds people are asked for these:

${list(otherHosts())}
`;

const names = (scopes: readonly string[]): string => scopes.map((scope) => `\`${scope}\``).join(', ');

function placeRow(plan: Plan, browser: ChromiumBrowser): string {
  const { name, preferences, linux } = chromiumBrowsers[browser];
  return `| ${[
    name,
    `\`${settingsKey(plan, browser)}\``,
    `\`${preferences}.extensions.${plan.ids[browser]}\``,
    `\`${linux}\``,
  ].join(' | ')} |`;
}

const otherHosts = (): string[] =>
  [
    ...new Set(
      Object.entries(clouds)
        .filter(([id]) => id !== 'global')
        .flatMap(([, { loginHost, graphHost, sharePointSuffix }]) => [
          loginHost,
          graphHost,
          `*.${sharePointSuffix}`,
        ]),
    ),
  ]
    .map((host) => `https://${host}`)
    .filter((host) => !allowedHosts.includes(host));
