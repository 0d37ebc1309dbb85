import { createHash } from 'node:crypto';
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

/** The same for the same name (RFC 9562, version 5 without a namespace), so that a new profile replaces the old. */
function uuidOf(name: string): string {
  const digits = createHash('sha1').update(name).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
    .join('-')
    .toUpperCase();
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
