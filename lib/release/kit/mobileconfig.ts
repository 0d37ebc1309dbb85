import { isRecord } from '../../platform/isRecord.ts';
import { firefoxPolicies } from './jsonFiles.ts';
import { type ChromiumBrowser, chromiumBrowsers, chromiumInstallation, type Plan } from './plan.ts';
import { xml, xmlHead } from './xml.ts';

/** A configuration profile for Chrome or Edge on macOS: the installation, and Knock's own settings. */
export const chromiumProfile = (plan: Plan, browser: ChromiumBrowser): string => {
  const { name, preferences } = chromiumBrowsers[browser];
  const id = plan.ids[browser];
  return profile(`Knock in ${name}`, {
    [preferences]: { ExtensionSettings: { [id]: chromiumInstallation(plan, browser) } },
    [`${preferences}.extensions.${id}`]: plan.settings,
  });
};

export const firefoxProfile = (plan: Plan): string =>
  profile('Knock in Firefox', {
    'org.mozilla.firefox': { EnterprisePoliciesEnabled: true, ...firefoxPolicies(plan) },
  });

/** A profile with one payload for each preference domain. */
function profile(name: string, domains: Record<string, object>): string {
  const top = `knock.${name.toLowerCase().replaceAll(' ', '-')}`;
  const payloads = Object.entries(domains).map(([domain, content], at) => ({
    ...payload(domain, `${top}.${at + 1}`, name),
    ...content,
  }));
  const whole = {
    ...payload('Configuration', top, name),
    PayloadScope: 'System',
    PayloadContent: payloads,
  };
  return `${xmlHead}
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(whole, '')}
</plist>
`;
}

const payload = (type: string, identifier: string, name: string) => ({
  PayloadType: type,
  PayloadVersion: 1,
  PayloadIdentifier: identifier,
  PayloadUUID: uuidOf(identifier),
  PayloadDisplayName: name,
});

/**
 * The same for the same name, so that a new profile replaces the old. Version 8 of RFC 9562 leaves the digits to us: four
 * sums by FNV-1a, since a browser makes profiles, too, and has no hash that answers at once.
 */
function uuidOf(name: string): string {
  const sum = (seed: number): string => {
    const total = [...name].reduce(
      (hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193),
      0x811c9dc5 ^ seed,
    );
    return (total >>> 0).toString(16).padStart(8, '0');
  };
  const digits = [1, 2, 3, 4].map(sum).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5').toUpperCase();
}

function plist(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}<array/>`;
    return [`${indent}<array>`, ...value.map((one) => plist(one, deeper)), `${indent}</array>`].join('\n');
  }
  if (isRecord(value)) {
    const members = Object.entries(value).map(
      ([key, one]) => `${deeper}<key>${xml(key)}</key>\n${plist(one, deeper)}`,
    );
    return [`${indent}<dict>`, ...members, `${indent}</dict>`].join('\n');
  }
  return `${indent}<string>${xml(String(value))}</string>`;
}
