// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ForOthers } from '../../../../components/others/forOthers.tsx';
import { teamText } from '../../../../components/others/forTeam.tsx';
import { actingAccount } from '../../../../lib/offer/summaries.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { adele } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const words = createWords('en');
const url = 'https://contoso.sharepoint.com/sites/Marketing';
const myAccessUrl = 'https://myaccess.microsoft.com/@tenant#/access-packages/p1';
const sendable = {
  package: 'Marketing – Visitor',
  myAccessUrl,
  page: { name: 'Marketing', url },
  sender: 'Adele Vance',
};
const megan = { name: 'Megan Bowen', mail: 'megan@contoso.com', userPrincipalName: 'megan@contoso.com' };
const show = (contact: typeof megan | undefined) =>
  render(<ForOthers sendable={sendable} account={actingAccount(adele)} contact={contact} />);

describe('for a whole team', () => {
  it('is a draft to the contact of the map: add a group to the users who can request', async () => {
    const { host } = await show(megan);
    const mail = [...host.querySelectorAll('a')].find(({ href }) => href.startsWith('mailto:megan@'));
    const body = new URL(mail?.href ?? '').searchParams.get('body') ?? '';
    expect(body).toMatch(/^Hello Megan Bowen,\r\n\r\nMy team needs the access package Marketing – Visitor\./);
    expect(body).toContain('Could you add our group to the users who can request this access package');
    expect(body.match(/https:\S+/g)).toEqual([url, myAccessUrl]);
    const teams = [...host.querySelectorAll('a')].filter(({ href }) => href.startsWith('https://teams.'));
    expect(teams).toHaveLength(1);
  });

  it('is a message to copy where the map names nobody', async () => {
    const { host, button } = await show(undefined);
    expect(host.textContent).toContain('names no contact for this');
    expect(button(/^Copy message/)).toBeDefined();
    expect([...host.querySelectorAll('a')].filter(({ href }) => !href.startsWith('mailto:?'))).toEqual([]);
  });

  it('has no line and no address but ours in it', () => {
    const evil = 'x\r\n\r\nhttps://evil.example/ me@evil.example';
    const { text } = teamText(
      { ...sendable, package: evil, sender: evil },
      { group: evil, name: evil },
      words,
    );
    const plain = teamText(sendable, { group: 'Sales', name: 'Megan' }, words).text;
    expect(text.split('\n')).toHaveLength(plain.split('\n').length);
    expect(text.match(/https?:\S+/g)).toEqual([url, myAccessUrl]);
    expect(text.replace(myAccessUrl, '')).not.toMatch(/@\S/);
  });
});

it('says what no access package helps with: guest accounts, a second account', async () => {
  const { host, click } = await show(megan);
  await click(/^When an access package doesn’t help/);
  expect(host.textContent).toContain('Ask the person who invited the guest to invite them again.');
  expect(host.textContent).toContain('No access package creates a second account');
});
