import { browserFiles } from './browserFiles.ts';
import { followsFromIds } from './follows.ts';
import { powerShellScript, shellScript } from './idScripts.ts';
import type { Plan } from './plan.ts';

/** Every file of the kit, by its path in it. */
export const kitFiles = (plan: Plan): Record<string, string> => ({
  'README.md': followsFromIds(plan),
  'ids.sh': shellScript(plan),
  'ids.ps1': powerShellScript(plan),
  ...browserFiles(plan),
});
