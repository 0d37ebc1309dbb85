import type { Settings } from '../../settings/settings.ts';
import type { Ids } from '../ids.ts';
import { registerPowerShell } from '../register/powershell.ts';
import type { RegisterPlan } from '../register/registrations.ts';
import { registerShell } from '../register/shell.ts';
import { browserFiles, registerPlan } from './browserFiles.ts';
import type { Plan } from './plan.ts';
import { keysIn } from './policyKeys.ts';

/** The browser that the settings page is open in. */
export interface OwnBrowser {
  browser: keyof Ids;
  id: string;
  /** Of a self-hosted package. */
  updateUrl?: string;
}

/**
 * The files of the kit that say something of one browser, with its id and the registration that the settings have. The others
 * need ids that no browser knows but its own.
 */
export function ownFiles(
  { browser, id, updateUrl }: OwnBrowser,
  schema: unknown,
  { clientId, approverClientId, administratorClientId, tenantId, cloud }: Settings,
): Record<string, string> {
  const settings = Object.entries({ clientId, approverClientId, administratorClientId, tenantId, cloud });
  const plan: Plan = {
    ids: { chrome: id, edge: id, firefox: id },
    keys: keysIn(schema).keys,
    settings: Object.fromEntries(settings.filter(([, value]) => value !== undefined)),
    updateUrls: updateUrl === undefined || browser === 'firefox' ? {} : { [browser]: updateUrl },
  };
  const register: RegisterPlan = { ...registerPlan(plan), ids: { [browser]: id } };
  return {
    'register.sh': registerShell(register),
    'register.ps1': registerPowerShell(register),
    ...Object.fromEntries(Object.entries(browserFiles(plan)).filter(([path]) => path.includes(browser))),
  };
}
