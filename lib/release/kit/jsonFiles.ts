import { type ChromiumBrowser, chromiumInstallation, firefoxInstallation, type Plan } from './plan.ts';

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A file of the folder of managed policies on Linux: Chrome's, Chromium's or Edge's. */
export const linuxFile = (plan: Plan, browser: ChromiumBrowser): string =>
  text({
    ExtensionSettings: { [plan.ids[browser]]: chromiumInstallation(plan, browser) },
    '3rdparty': { extensions: { [plan.ids[browser]]: plan.settings } },
  });

/** Firefox's policies, as `policies.json` and macOS profiles have them. */
export const firefoxPolicies = (plan: Plan) => ({
  ExtensionSettings: { [plan.ids.firefox]: firefoxInstallation(plan) },
  '3rdparty': { Extensions: { [plan.ids.firefox]: plan.settings } },
  ...(plan.unsigned === true
    ? { Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } } }
    : {}),
});

export const policiesJson = (plan: Plan): string => text({ policies: firefoxPolicies(plan) });
