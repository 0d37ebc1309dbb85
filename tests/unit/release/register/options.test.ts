import { expect, it } from 'vitest';
import { developmentIds } from '../../../../lib/release/ids.ts';
import { readCommand } from '../../../../lib/release/register/options.ts';

const group = '0b0e0000-0000-4000-8000-000000000001';

it('reads what it is told', () => {
  const { plan, how, problems } = readCommand([
    '--how',
    'az',
    '--approvers',
    group,
    '--look-up',
    '--job-titles',
    '--cloud',
    'china',
  ]);
  expect(problems).toEqual([]);
  expect(how).toBe('az');
  expect(plan).toMatchObject({
    approvers: group,
    lookUp: true,
    jobTitles: true,
    packageCreation: false,
    cloud: 'china',
  });
});

it.each([
  [['--how', 'mail'], /--how: "mail" is not one of az, powershell, terraform, graph/],
  [[], /--how: "" is not one of/],
  [['--how', 'az', '--edge', 'x'], /--edge: "x" is not an id/],
  [['--how', 'az', '--cloud', 'moon'], /--cloud: "moon" is not one of global/],
  [['--how', 'az', '--employees', 'All'], /--employees: "All" is not the object id of a group/],
  [['--how', 'az', '--package-creation'], /--package-creation needs --administrators/],
  [['--how', 'az', '--job-titles'], /--job-titles needs --approvers/],
  [['--how', 'az', '--run'], /--run goes with --how graph/],
  [['--how', 'graph', '--undo'], /--undo goes with --run/],
])('%j is refused', (args, sentence) => {
  expect(readCommand(args).problems.join('\n')).toMatch(sentence);
});

it('registers the browsers that are named, or those of a build for development', () => {
  const ids = (...args: string[]) => readCommand(['--how', 'az', ...args]).plan.ids;
  expect(ids('--firefox', 'knock@contoso.com')).toEqual({ firefox: 'knock@contoso.com' });
  expect(ids()).toEqual(developmentIds);
});

it('an unknown option is refused', () => {
  expect(() => readCommand(['--id', 'x'])).toThrow(/--id/);
});
