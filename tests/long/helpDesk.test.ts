import { expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { meetRefusal } from '../e2e/harness/acts.ts';
import { underPolicy } from '../e2e/harness/policyStage.ts';
import { people } from '../e2e/harness/stage.ts';
import { say } from '../e2e/harness/words.ts';

const legal = 'https://contoso.sharepoint.com/sites/Legal';

const helpDesk = { helpDeskName: 'Contoso IT Service', helpDeskMail: 'help@contoso.com' };
const nonsense = { helpDeskUrl: 'javascript:alert(1)' };

it.runIf(canManage())('where nothing is found, SharePoint’s own form and the help desk are named', () =>
  underPolicy({ ...helpDesk, ...nonsense }, async (_stage, adele) => {
    const { card } = await meetRefusal(adele, legal, people.adele);
    await card.getByText(say('nothing.text'), { exact: true }).waitFor();
    await card.getByText(say('nothing.form'), { exact: true }).waitFor();
    const mail = card.getByRole('link', { name: say('owner.mail', { name: 'Contoso IT Service' }) });
    const draft = new URL((await mail.getAttribute('href')) ?? '');
    expect(draft.pathname).toBe('help@contoso.com');
    expect(draft.searchParams.get('body')).toContain(legal);
    expect(await card.getByText(/Copy details and open/).count()).toBe(0);
    const options = await adele.open('options.html');
    await options.getByText('helpDeskUrl').first().waitFor();
  }),
);
