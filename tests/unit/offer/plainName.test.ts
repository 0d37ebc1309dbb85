import { describe, expect, it } from 'vitest';
import { plainAddress, plainName } from '../../../lib/offer/plainName.ts';

describe('a name in a text that one sends on', () => {
  it.each([
    ['Marketing – Visitor', 'Marketing – Visitor'],
    ['Sales/Marketing, v2.0, 10:42', 'Sales/Marketing, v2.0, 10:42'],
    ['evil.example', 'evil. example'],
    ['https://evil.example/sign-in', 'https: //evil. example/sign-in'],
    ['evil。example', 'evil。 example'],
    ['mail me@evil.example', 'mail me@ evil. example'],
    ['\\\\server\\share', '\\ \\ server\\ share'],
    ['tel:+15550100', 'tel: +15550100'],
    ['one\r\nBcc: two\u2028three\u0000', 'one Bcc: two three'],
    ['a\u202egnp.exe', 'agnp. exe'],
  ])('%j is %j', (name, plain) => expect(plainName(name)).toBe(plain));

  it('is none where nothing of it can be seen, and ends somewhere', () => {
    expect(plainName('\u200b\n')).toBeUndefined();
    expect(plainName(undefined)).toBeUndefined();
    expect(plainName('a.'.repeat(1_000_000))?.length).toBeLessThan(300);
  });
});

describe('an address in it', () => {
  it.each([
    ['https://contoso.sharepoint.com/sites/Büro x', 'https://contoso.sharepoint.com/sites/B%C3%BCro%20x'],
    ['https://contoso.sharepoint.com/a\r\nb', 'https://contoso.sharepoint.com/ab'],
    ['http://contoso.sharepoint.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['https://contoso.com@evil.example/', undefined],
    ['not an address', undefined],
    [undefined, undefined],
  ])('%j is %j', (url, plain) => expect(plainAddress(url)).toBe(plain));
});
