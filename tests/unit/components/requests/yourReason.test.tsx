// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ApprovalList } from '../../../../components/approvals/approvalList.tsx';
import { YourReason } from '../../../../components/requests/yourReason.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import { approval, now } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const facts = '[Page: contoso.sharepoint.com/sites/Marketing · Access: Can edit · Needed by: 2026-12-05]';
const inWords = 'contoso.sharepoint.com/sites/Marketing · Can edit · needed by Dec 5, 2026';
const lines = async (justification: string) =>
  [...(await render(<YourReason justification={justification} />)).host.querySelectorAll('p')].map(
    ({ textContent }) => textContent,
  );

it('tells where and what for apart from the reason', async () => {
  expect(await lines(`${facts}\nQuarter close`)).toEqual([
    `Submitted with your request: ${inWords}`,
    'Your business justification: Quarter close',
  ]);
  expect(await lines(facts)).toEqual([`Submitted with your request: ${inWords}`]);
  expect(await lines('Quarter close')).toEqual(['Your business justification: Quarter close']);
  expect(await lines('')).toEqual([]);
});

const factsApart = ['Access needed', 'Can edit', 'Needed by', 'Dec 5, 2026'];
it.each([
  [`${facts}\nQuarter close`, 'Quarter close'],
  [facts, 'No business justification'],
])('so does what an approver sees of %s', async (justification, ...texts) => {
  const nothing = () => {};
  const { host } = await render(
    <ApprovalList
      approvals={[{ ...approval, justification }]}
      isOn
      isSetByPolicy={false}
      onTurnOn={async () => true}
      isReading={false}
      onRetry={nothing}
      onDecide={async () => ok({ left: [] })}
      onUndo={async () => ok({ left: [] })}
      onOpenHub={nothing}
      onSignIn={async () => ok()}
      asOf={now}
    />,
  );
  const shown = host.querySelector('.approval-facts')?.textContent ?? '';
  for (const text of [...texts, ...factsApart]) expect(shown).toContain(text);
  expect(shown).not.toContain('[Page');
});
