import { type ChromiumBrowser, chromiumBrowsers, type Plan, settingsKey } from './plan.ts';
import { installationKey, registryValues } from './registry.ts';

/** Stands for the id in a script, which takes it as a parameter. */
const marker = '{id}';

/** What an Intune remediation runs first: 1 as its exit code means that something is missing or different. */
export const detectScript = (plan: Plan): string =>
  script(
    plan,
    'Finds out whether the registry says what the kit says. Exit code 0: it does; 1: it does not.',
    values,
    `$different = foreach ($value in $values) {
  $found = (Get-ItemProperty -LiteralPath $value.Key -Name $value.Name -ErrorAction SilentlyContinue).($value.Name)
  if ($found -cne $value.Data) { "$($value.Key) $($value.Name)" }
}
if ($different) {
  $different
  exit 1
}
'Knock is set up.'
exit 0`,
  );

export const deployScript = (plan: Plan): string =>
  script(
    plan,
    'Writes what the kit says to the registry. Run it as an administrator, or as SYSTEM by Intune.',
    (own) => `${places(own)}\n${values(own)}`,
    `${removal}
foreach ($value in $values) {
  if (-not (Test-Path -LiteralPath $value.Key)) { New-Item -Path $value.Key -Force | Out-Null }
  New-ItemProperty -LiteralPath $value.Key -Name $value.Name -PropertyType $value.Type -Value $value.Data -Force | Out-Null
}
'Knock is set up. The browser takes it up within minutes, or by "Reload policies" on its policy page.'`,
  );

export const removeScript = (plan: Plan): string =>
  script(
    plan,
    'Removes everything of Knock from the registry: the browser then removes Knock, and with it what it kept.',
    places,
    `${removal}
'Knock is removed from policy.'`,
  );

const removal = `foreach ($place in $places) {
  if (Test-Path -LiteralPath $place) { Remove-Item -LiteralPath $place -Recurse -Force }
}`;

/** Windows PowerShell takes a script without byte order mark for the machine's own code page. */
const script = (plan: Plan, what: string, data: (plan: Plan) => string, task: string): string =>
  `\uFEFF# ${what}
param(
  [string]$Chrome = ${quoted(plan.ids.chrome)},
  [string]$Edge = ${quoted(plan.ids.edge)}
)
$ErrorActionPreference = 'Stop'
${data({ ...plan, ids: { ...plan.ids, chrome: marker, edge: marker } })}
${task}
`.replaceAll('\n', '\r\n');

const browsers = Object.keys(chromiumBrowsers) as ChromiumBrowser[];
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const machine = (key: string, browser: ChromiumBrowser): string =>
  `${quoted(`HKLM:\\${key}`)}.Replace('${marker}', $${browser === 'chrome' ? 'Chrome' : 'Edge'})`;

const places = (plan: Plan): string =>
  [
    '$places = @(',
    ...browsers.flatMap((browser) =>
      [installationKey(plan, browser), settingsKey(plan, browser)].map((key) => `  ${machine(key, browser)}`),
    ),
    ')',
  ].join('\n');

const values = (plan: Plan): string =>
  [
    '$values = @(',
    ...browsers.flatMap((browser) =>
      registryValues(plan, browser).map(({ key, name, data }) => {
        const [type, written] = typeof data === 'number' ? ['DWord', data] : ['String', quoted(data)];
        return `  [pscustomobject]@{ Key = ${machine(key, browser)}; Name = ${quoted(name)}; Type = '${type}'; Data = ${written} }`;
      }),
    ),
    ')',
  ].join('\n');
