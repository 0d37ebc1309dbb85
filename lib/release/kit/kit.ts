import { adml, admx } from './admx.ts';
import { followsFromIds } from './follows.ts';
import { powerShellScript, shellScript } from './idScripts.ts';
import { intuneText } from './intune.ts';
import { linuxFile, policiesJson } from './jsonFiles.ts';
import { chromiumProfile, firefoxProfile } from './mobileconfig.ts';
import { type ChromiumBrowser, chromiumBrowsers, type Plan } from './plan.ts';
import { deployScript, detectScript, removeScript } from './powershell.ts';
import { registryFile } from './registry.ts';

/** Every file of the kit, by its path in it. */
export function kitFiles(plan: Plan): Record<string, string> {
  const browsers = Object.keys(chromiumBrowsers) as ChromiumBrowser[];
  return {
    'README.md': followsFromIds(plan),
    'ids.sh': shellScript(plan),
    'ids.ps1': powerShellScript(plan),
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
