import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPublicSuffix } from 'tldts';
import { expect, it } from 'vitest';
import { sharedHosts } from '../../../lib/release/sharedHosts.ts';
import { root } from '../../browsers/build.ts';

const text = sharedHosts();
const rules = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

it('public/shared-hosts.txt is what the installed Public Suffix List says; `npm run shared-hosts` writes it', () => {
  expect(readFileSync(join(root, 'public/shared-hosts.txt'), 'utf8')).toBe(text);
});

it('each rule is one by the public interface of the list, too', () => {
  expect(rules.length).toBeGreaterThan(8000);
  const suffixOf = (name: string) => getPublicSuffix(name, { allowPrivateDomains: true });
  const wrong = rules.filter((rule) => {
    if (rule.startsWith('!')) return suffixOf(`x.${rule.slice(1)}`) === rule.slice(1);
    const name = rule.replace(/^(\*\.|\.)/, '');
    // A wildcard takes in each name one label below it.
    const wanted = [name, `x.${name}`];
    return !wanted.includes(suffixOf(`y.x.${name}`) ?? '');
  });
  expect(wrong).toEqual([]);
});
