import { parseArgs } from 'node:util';
import { clouds, isCloudId } from '../../platform/cloud.ts';
import { defined } from '../../platform/defined.ts';
import { developmentIds, type Ids } from '../ids.ts';
import { idProblems } from '../kit/options.ts';
import { type RegisterPlan, rights, roles } from './registrations.ts';

export const ways = ['az', 'powershell', 'terraform', 'graph'] as const;
export type Way = (typeof ways)[number];

export const usage = `npm run register -- --how ${ways.join('|')} [options]

Prints what registers Knock in a tenant: a script for the Azure CLI or Microsoft Graph PowerShell, a file for Terraform, or
the calls of Microsoft Graph. Each ends by printing the policy. Run again, it keeps what is there and completes it.

  --chrome ID --edge ID --firefox ID   the ids of your packages, for the browsers that have Knock
                                       (default: those of a build for development)
  --cloud NAME                         ${Object.keys(clouds).join(', ')} (default: global)
  --employees GROUP                    object id of a group: only its members sign in (default: everybody)
  --approvers GROUP                    registers Knock for approvers, for the members of this group
  --administrators GROUP               registers Knock for administrators, who make access packages, likewise
  --look-up                            also what applicationLookUp needs
  --job-titles                         approvers see job titles and departments of requestors
  --package-creation                   also what packageCreation needs
  --run                                with --how graph: makes the calls, with the token in KNOCK_GRAPH_TOKEN, which needs
                                       ${rights.join(', ')}
  --undo                               with --run: deletes Knock's registrations (the scripts have an option of their own)
`;

const options = {
  how: { type: 'string' },
  chrome: { type: 'string' },
  edge: { type: 'string' },
  firefox: { type: 'string' },
  cloud: { type: 'string' },
  employees: { type: 'string' },
  approvers: { type: 'string' },
  administrators: { type: 'string' },
  'look-up': { type: 'boolean' },
  'job-titles': { type: 'boolean' },
  'package-creation': { type: 'boolean' },
  run: { type: 'boolean' },
  undo: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

interface Command {
  plan: RegisterPlan;
  how: Way;
  run: boolean;
  undo: boolean;
  help: boolean;
  /** One sentence for each value that can't be used. */
  problems: string[];
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What `npm run register` was told. Throws on an option that it doesn't know. */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
  const { how, run = false, undo = false, help = false, cloud = 'global' } = values;
  const { chrome, edge, firefox } = values;
  const named: Partial<Ids> = defined<Partial<Ids>>({ chrome, edge, firefox });
  const ids = Object.keys(named).length > 0 ? named : developmentIds;
  const groups = Object.fromEntries(
    roles.flatMap((role) => (values[role] === undefined ? [] : [[role, values[role]]])),
  );
  const plan: RegisterPlan = {
    ids,
    cloud: isCloudId(cloud) ? cloud : 'global',
    ...groups,
    lookUp: values['look-up'] ?? false,
    jobTitles: values['job-titles'] ?? false,
    packageCreation: values['package-creation'] ?? false,
  };
  const way = ways.find((one) => one === how);
  const problems = [
    ...idProblems({ ...developmentIds, ...ids }),
    ...(way === undefined ? [`--how: "${how ?? ''}" is not one of ${ways.join(', ')}.`] : []),
    ...(isCloudId(cloud) ? [] : [`--cloud: "${cloud}" is not one of ${Object.keys(clouds).join(', ')}.`]),
    ...Object.entries(groups).flatMap(([role, id]) =>
      guid.test(String(id)) ? [] : [`--${role}: "${id}" is not the object id of a group.`],
    ),
    ...(plan.packageCreation && plan.administrators === undefined
      ? ['--package-creation needs --administrators.']
      : []),
    ...(plan.jobTitles && plan.approvers === undefined ? ['--job-titles needs --approvers.'] : []),
    ...(run && way !== 'graph' ? ['--run goes with --how graph.'] : []),
    ...(undo && !run ? ['--undo goes with --run.'] : []),
  ];
  return { plan, how: way ?? 'graph', run, undo, help, problems };
}
