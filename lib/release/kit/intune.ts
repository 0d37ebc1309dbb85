import { admxName } from './admx.ts';
import { type ChromiumBrowser, chromiumBrowsers, type Plan } from './plan.ts';
import type { PolicyKey } from './policyKeys.ts';
import { xml } from './xml.ts';

const policies = './Device/Vendor/MSFT/Policy';

/** What to enter in Intune for a custom configuration profile: the template first, then each setting. */
export function intuneText(plan: Plan, browser: ChromiumBrowser): string {
  const name = admxName(browser);
  const set = plan.keys.filter(({ key }) => key in plan.settings);
  const others = plan.keys.filter(({ key }) => !(key in plan.settings));
  return `# Intune: Knock's settings in ${chromiumBrowsers[browser].name}

Not tried: there was no Windows. A custom configuration profile for Windows takes the template in, and then its settings.
Windows lets a template write below \`Software\\Policies\\Microsoft\` in listed places only ("Win32 and Desktop Bridge
app ADMX policy ingestion"). Where it refuses this one, use \`deploy.ps1\` as a platform script or a remediation.

1. *Devices* > *Configuration* > *Create* > Windows 10 and later > *Templates* > *Custom*.
2. Add the template: OMA-URI \`${policies}/ConfigOperations/ADMXInstall/${name}/Policy/${name}\`, data type *String*, and as
   value the whole text of \`knock-${browser}.admx\`.
3. Add a row for each setting: data type *String*, OMA-URI and value as below.

## What this kit sets

${rows(set, name, (key) => plan.settings[key])}

## Every other setting, with its example

${rows(others, name, (_, example) => example)}`;
}

const rows = (
  keys: readonly PolicyKey[],
  name: string,
  chosen: (key: string, example: unknown) => unknown,
): string =>
  keys
    .map(
      (one) => `${one.title}

\`\`\`
${policies}/Config/${name}~Policy~${name}/${one.key}
${omaValue(one, chosen(one.key, one.example))}
\`\`\`
`,
    )
    .join('\n');

/** A list is its numbers and texts in turn, with U+F000 between them. */
function omaValue({ key, kind }: PolicyKey, value: unknown): string {
  if (kind === 'boolean') return value === true ? '<enabled/>' : '<disabled/>';
  const data = Array.isArray(value) && kind === 'list' ? '' : xml(textOf(kind, value));
  const list = Array.isArray(value)
    ? value.map((one, at) => `${at + 1}&#xF000;${xml(String(one))}`).join('&#xF000;')
    : '';
  return `<enabled/><data id="${key}" value="${kind === 'list' ? list : data}"/>`;
}

const textOf = (kind: PolicyKey['kind'], value: unknown): string =>
  kind === 'json' ? JSON.stringify(value) : String(value);
