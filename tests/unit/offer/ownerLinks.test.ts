import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActingAccount } from '../../../lib/offer/offer.ts';
import { mailLink, teamsLink } from '../../../lib/offer/ownerLinks.ts';
import type { ProfileKey } from '../../../lib/platform/profile.ts';

const contact = { name: 'Diego', mail: "d'o+x@contoso.com", userPrincipalName: 'DiegoS@contoso.com' };
const as = (cloud: string): ActingAccount => ({
  profile: `${cloud}/t/o` as ProfileKey,
  displayName: '',
  username: '',
  tenantId: 't',
});

describe('a message to the owner', () => {
  it('is a mail draft with everything in it encoded', () => {
    const link = mailLink(contact, { subject: 'Access to R&D?', text: 'Hello,\nplease & thank you #1' });
    expect(link).toBe(
      "mailto:d'o%2Bx@contoso.com?subject=Access%20to%20R%26D%3F&body=Hello%2C%0D%0Aplease%20%26%20thank%20you%20%231",
    );
  });

  it('is a chat draft where the map gives a user principal name and the cloud has deep links', () => {
    const message = { subject: '', text: 'Hello & more' };
    expect(teamsLink(contact, message, as('global'))).toBe(
      'https://teams.microsoft.com/l/chat/0/0?users=DiegoS%40contoso.com&message=Hello%20%26%20more',
    );
    expect(teamsLink({ name: 'Diego', mail: contact.mail }, message, as('global'))).toBeUndefined();
    for (const cloud of ['usGovHigh', 'usGovDoD', 'china'])
      expect(teamsLink(contact, message, as(cloud))).toBeUndefined();
  });

  it('says exactly what was written, whatever the page is called, to nobody else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, text) => {
        const mail = new URL(mailLink(contact, { subject, text }));
        const values = new URLSearchParams(mail.search.replaceAll('+', '%2B'));
        expect(mail.pathname).toBe("d'o%2Bx@contoso.com");
        expect([...values.keys()]).toEqual(['subject', 'body']);
        expect(values.get('subject')).toBe(subject);
        expect(values.get('body')).toBe(text.replaceAll('\n', '\r\n'));
        const chat = new URL(teamsLink(contact, { subject, text }, as('global')) ?? '');
        expect(chat.searchParams.get('users')).toBe('DiegoS@contoso.com');
        expect(chat.searchParams.get('message')).toBe(text);
      }),
    );
  });
});
