// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ApprovalFacts } from '../../../../components/approvals/approvalFacts.tsx';
import type { ApprovalRow } from '../../../../lib/store/rows.ts';
import { approval, approvalContext, approvalInSecondStage } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

async function factsOf(row: ApprovalRow, context = approvalContext) {
  const { host } = await render(<ApprovalFacts approval={row} context={context} />);
  const texts = (name: string) => [...host.querySelectorAll(name)].map((one) => one.textContent);
  const values = texts('dd');
  return new Map(texts('dt').map((name, at) => [name, values[at]]));
}

it('shows where, what for and by when, which the requestor’s first line says, apart from the reason', async () => {
  const facts = await factsOf(approval);
  expect(facts.get('Page')).toBe('contoso.sharepoint.com/sites/Finance');
  expect(facts.get('Access needed')).toBe('Can view');
  expect(facts.get('Needed by')).toBe('Nov 27, 2026');
  expect(facts.get('Business justification')).not.toContain('Page:');
});

it('shows what the package gives, and hides nothing that is risky', async () => {
  const given = (await factsOf(approval)).get('Includes');
  expect(given).toContain('Finance · Full control');
  expect(given).toContain('Reports Reader · Directory role');
  expect(given).toContain('2 more resources');
});

it('shows everything that is risky at once, however much that is', async () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const risky = names.map((name) => ({ name, roleNames: ['Owner'], reach: 'manage' as const }));
  const given = [...risky, { name: 'Harmless', roleNames: ['Visitors'], reach: 'view' as const }];
  const context = { ...approvalContext, given: new Map([[approval.accessPackageId, given]]) };
  const includes = (await factsOf(approval, context)).get('Includes') ?? '';
  for (const name of names) expect(includes).toContain(`${name} · Full control`);
  expect(includes).toContain('1 more resource');
});

it('shows the stage by the approval’s own stages, what was decided before, and one’s own last decision', async () => {
  const facts = await factsOf(approvalInSecondStage);
  expect(facts.get('Stage')).toBe('2 of 3 · Finance leads');
  expect(facts.get('Decide by')).toBe('Nov 23, 2026 · tomorrow');
  expect(facts.get('Earlier decisions')).toContain('Approved by Megan Bowen');
  expect(facts.get('Earlier decisions')).toContain('He is on the closing team.');
  expect(facts.get('Your last decision for this access package')).toContain('Denied for Alex Wilber');
});

it('shows that who it is for has it already, or is no person', async () => {
  const facts = await factsOf({ ...approval, isExtension: true, isForApp: true });
  expect(facts.get('Request type')).toBe('Extension of current access');
  expect(facts.get('Requested for')).toBe('App or agent');
});

it('keeps the decision in sight whatever somebody wrote, and shows all of it where that is wanted', async () => {
  const long = `<img src=x>\u202e${'x'.repeat(1_000_000)}`;
  const row = { ...approval, justification: long, answers: [{ question: 'Why?', answer: long }] };
  const { host, click } = await render(<ApprovalFacts approval={row} context={approvalContext} />);
  expect(host.textContent?.length).toBeLessThan(5000);
  expect(host.querySelector('img')).toBeNull();
  expect([...host.querySelectorAll('q, dd bdi')].map((one) => one.getAttribute('dir'))).toContain('auto');
  await click(/^Show all text$/);
  expect(host.querySelector('.disclosure-panel q')?.textContent).toBe(long);
});

it('leaves out what is not known', async () => {
  const row = { ...approval, justification: '', answers: [], schedule: null };
  const facts = await factsOf(row, { given: new Map(), decisions: [] });
  expect([...facts.keys()]).toEqual(['Business justification']);
});
