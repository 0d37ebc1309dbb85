import { isRecord } from '../../platform/isRecord.ts';
import {
  type ChromiumBrowser,
  chromiumBrowsers,
  chromiumInstallation,
  type Plan,
  settingsKey,
} from './plan.ts';

/** A value of the Windows registry, below `HKEY_LOCAL_MACHINE`. */
export interface RegistryValue {
  key: string;
  name: string;
  data: string | number;
}

/** Where the browser reads whether Knock is installed: a key of its own, so that other extensions keep theirs. */
export const installationKey = (plan: Plan, browser: ChromiumBrowser): string =>
  `${chromiumBrowsers[browser].registry}\\ExtensionSettings\\${plan.ids[browser]}`;

/** Everything that the registry says of Knock. */
export const registryValues = (plan: Plan, browser: ChromiumBrowser): RegistryValue[] => [
  ...valuesOf(installationKey(plan, browser), chromiumInstallation(plan, browser)),
  ...valuesOf(settingsKey(plan, browser), plan.settings),
];

/**
 * As Chromium reads the registry by the extension's schema (`components/policy/core/common/policy_loader_win.cc` and
 * `registry_dict.cc`, 2026-11): booleans and numbers are DWORDs, lists are keys of numbered texts, objects are JSON.
 */
function valuesOf(key: string, members: Readonly<Record<string, unknown>>): RegistryValue[] {
  return Object.entries(members).flatMap(([name, value]): RegistryValue[] => {
    if (typeof value === 'boolean' || typeof value === 'number') return [{ key, name, data: Number(value) }];
    if (typeof value === 'string') return [{ key, name, data: value }];
    if (Array.isArray(value) && value.length > 0 && !value.some(isRecord))
      return value.map((one, at) => ({ key: `${key}\\${name}`, name: String(at + 1), data: String(one) }));
    return [{ key, name, data: JSON.stringify(value) }];
  });
}

/** A registry file. What stood in Knock's two keys is removed first, so that nothing older is left there. */
export function registryFile(plan: Plan, browser: ChromiumBrowser): string {
  const values = registryValues(plan, browser);
  const keys = [...new Set(values.map(({ key }) => key))];
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...[installationKey(plan, browser), settingsKey(plan, browser)].map((key) => `[-${machine(key)}]`),
    ...keys.flatMap((key) => [
      '',
      `[${machine(key)}]`,
      ...values.filter((value) => value.key === key).map(({ name, data }) => `"${name}"=${written(data)}`),
    ]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const machine = (key: string): string => `HKEY_LOCAL_MACHINE\\${key}`;

/** The registry editor takes a file without byte order mark for the machine's own code page: other letters go as bytes. */
function written(data: string | number): string {
  if (typeof data === 'number') return `dword:${data.toString(16).padStart(8, '0')}`;
  if (/^[ -~]*$/.test(data)) return `"${data.replace(/[\\"]/g, '\\$&')}"`;
  return `hex(1):${(Buffer.from(`${data}\0`, 'utf16le').toString('hex').match(/../g) ?? []).join(',')}`;
}
