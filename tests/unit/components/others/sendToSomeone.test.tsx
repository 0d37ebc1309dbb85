// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { colleagueText, type Sendable } from '../../../../components/others/colleagueText.ts';
import { SendToSomeone } from '../../../../components/others/sendToSomeone.tsx';
import { actingAccount } from '../../../../lib/offer/summaries.ts';
import { createWords } from '../../../../lib/words/words.ts';
import { adele } from '../../../gallery/people.ts';
import { render } from '../render.tsx';

const words = createWords('en');
const myAccessUrl = 'https://myaccess.microsoft.com/@tenant#/access-packages/p1';
const url = 'https://contoso.sharepoint.com/sites/Marketing';
const sendable: Sendable = {
  package: 'Marketing – Visitor',
  myAccessUrl,
  page: { name: 'Marketing', url },
  sender: 'Adele Vance',
};
const text = (more: Partial<Sendable>) => colleagueText({ ...sendable, ...more }, words)?.text;

describe('the text for a colleague', () => {
  it('has the page for whoever has Knock, and My Access with the tenant for everybody else', () => {
    expect(colleagueText(sendable, words)).toEqual({
      subject: 'Access package Marketing – Visitor',
      text: [
        'Hello,',
        'You can request access to Marketing with the access package Marketing – Visitor.',
        `If your browser has Knock, open this page. Knock offers the access package there, or when you select its icon:\n${url}`,
        `If not, request access in My Access:\n${myAccessUrl}`,
        'Adele Vance',
      ].join('\n\n'),
    });
  });

  it('has My Access alone where no page is known, and is none without either', () => {
    expect(text({ page: undefined })).toContain(`Request access in My Access:\n${myAccessUrl}`);
    expect(text({ page: undefined, myAccessUrl: undefined })).toBeUndefined();
    expect(text({ page: { url: 'http://contoso.com' }, myAccessUrl: undefined })).toBeUndefined();
    expect(text({ myAccessUrl: undefined })).not.toContain('My Access');
  });

  it('has no address but ours, and no line but ours, whatever things and people are called', () => {
    const evil = 'x\r\n\r\nSign in at https://evil.example/ or me@evil.example\u2028';
    const said = text({ package: evil, page: { name: evil, url }, sender: evil }) ?? '';
    expect(said.split('\n')).toHaveLength(text({})?.split('\n').length ?? 0);
    expect(said.match(/\S+\.\p{L}\S*/gu)).toEqual([url, myAccessUrl]);
    expect(said.match(/https?:\S+/g)).toEqual([url, myAccessUrl]);
    expect(text({ package: '\u200b' })).toContain('with the access package below.');
  });
});

describe('sending it', () => {
  const show = () =>
    render(<SendToSomeone sendable={sendable} account={actingAccount(adele)} />).then(({ host }) => ({
      host,
      links: () => [...host.querySelectorAll('a')].map((link) => link.href),
      type: (value: string) =>
        act(async () => {
          const field = host.querySelector('input');
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
          field?.dispatchEvent(new Event('input', { bubbles: true }));
        }),
    }));

  it('is a mail draft to nobody yet, and to one person a Teams draft too', async () => {
    const { links, type } = await show();
    expect(links()).toHaveLength(1);
    expect(links()[0]).toMatch(/^mailto:\?subject=Access%20package%20Marketing/);
    await type(' lynne@contoso.com ');
    const [mail, chat] = links();
    expect(mail).toMatch(/^mailto:lynne@contoso\.com\?subject=/);
    expect(chat).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=lynne%40contoso\.com&message=/,
    );
    expect(new URL(chat ?? '').searchParams.get('message')).toContain(url);
  });

  it.each(['a@b.example,c@d.example', 'a@b.example?bcc=c', 'a @b.example', 'a@b'])(
    'takes %j for no address: the draft is to nobody',
    async (typed) => {
      const { links, type, host } = await show();
      await type(typed);
      expect(links()).toHaveLength(1);
      expect(links()[0]).toMatch(/^mailto:\?subject/);
      expect(host.textContent).toContain('Enter one email address.');
    },
  );
});
