import { isCloudId } from '../../platform/cloud.ts';
import { registerPowerShell } from '../register/powershell.ts';
import type { RegisterPlan } from '../register/registrations.ts';
import { registerShell } from '../register/shell.ts';
import { adml, admx } from './admx.ts';
import { intuneText } from './intune.ts';
import { linuxFile, policiesJson } from './jsonFiles.ts';
import { chromiumProfile, firefoxProfile } from './mobileconfig.ts';
import { type ChromiumBrowser, chromiumBrowsers, type Plan } from './plan.ts';
import { deployScript, detectScript, removeScript } from './powershell.ts';
import { registryFile } from './registry.ts';

/** Every file that says it all by itself, by its path in the kit. Knock's settings page makes them, too. */
export function browserFiles(plan: Plan): Record<string, string> {
  const browsers = Object.keys(chromiumBrowsers) as ChromiumBrowser[];
  return {
    'register.sh': registerShell(registerPlan(plan)),
    'register.ps1': registerPowerShell(registerPlan(plan)),
    'firefox/policies.json': policiesJson(plan),
    'macos/knock-firefox.mobileconfig': firefoxProfile(plan),
    'windows/detect.ps1': detectScript(plan),
    'windows/deploy.ps1': deployScript(plan),
    'windows/remove.ps1': removeScript(plan),
    ...Object.assign(
      {},
      ...browsers.map((browser) => ({
        [`linux/${browser}.json`]: linuxFile(plan, browser),
        [`macos/knock-${browser}.mobileconfig`]: chromiumProfile(plan, browser),
        [`windows/knock-${browser}.admx`]: admx(plan, browser),
        [`windows/en-US/knock-${browser}.adml`]: adml(plan, browser),
        [`windows/knock-${browser}.reg`]: registryFile(plan, browser),
        [`windows/intune-${browser}.md`]: intuneText(plan, browser),
      })),
    ),
  };
}

/** Only the employees' registration: groups are parameters of the scripts. */
export const registerPlan = ({ ids, settings }: Plan): RegisterPlan => ({
  ids,
  cloud: isCloudId(settings.cloud) ? settings.cloud : 'global',
  lookUp: settings.applicationLookUp === true,
  jobTitles: false,
  packageCreation: settings.packageCreation === true,
});
