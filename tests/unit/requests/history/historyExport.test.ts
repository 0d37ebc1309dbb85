import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toJson } from '../../../../lib/requests/history/historyExport.ts';
import { now } from '../../../gallery/people.ts';
import { requestRow } from '../people.ts';

describe('the exported history', () => {
  const csvOf = (justification: string) => {
    const line = toCsv([requestRow({ justification })])
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    return line.slice(line.indexOf('.000Z,', line.indexOf('.000Z,', line.indexOf('.000Z,') + 1) + 1) + 6);
  };
  it('is CSV by the book', () => {
    const csv = toCsv([requestRow({ justification: 'one, "two"\nthree' })]);
    expect(csv.startsWith('\uFEFFPackage,Request type,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain('"one, ""two""\nthree"');
    expect(csv.replaceAll('\r\n', '').includes('\r')).toBe(false);
  });

  it.each([
    '=HYPERLINK("https://evil.example","x")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '\u00A0@x',
  ])('makes %j text', (typed) => expect(csvOf(typed)).toMatch(/^"?'/));
  it.each(['because', '1 - 2', 'a=b', "it's"])('leaves %j as it is', (typed) => {
    expect(csvOf(typed).startsWith(typed)).toBe(true);
  });

  it('begins no cell with a formula, wherever a spreadsheet splits it', () => {
    expect(csvOf('ok;=HYPERLINK("https://evil.example")')).toContain(`ok;'=HYPERLINK(`);
    const typed = fc
      .array(fc.constantFrom(...'=+-@＝,;|\t\r\n "\'\u00A0a1'), { maxLength: 12 })
      .map((characters) => characters.join(''));
    const splits = [/,/, /;/, /\t/, /\|/, /[\r\n]/, /[,;|\t\r\n]/];
    fc.assert(
      fc.property(typed, typed, (accessPackageName, justification) => {
        const csv = toCsv([requestRow({ accessPackageName, justification, graphId: justification })]);
        for (const split of splits)
          for (const part of csv.split(split)) expect(part).not.toMatch(/^[\s"]*[=+\-@＝]/);
      }),
    );
  });

  it('does not break at a date that is none', () => {
    expect(toCsv([requestRow({ createdAt: Number.NaN })])).toContain('Marketing site,userAdd,');
  });

  it('is JSON with the timeline and without Knock’s book-keeping', () => {
    const [row] = JSON.parse(toJson([requestRow({ openIntent: 'x' })], 'adele@contoso.com', now)).requests;
    expect(row.timeline).toEqual(requestRow().timeline);
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['profile']));
    expect(row.openIntent).toBeUndefined();
  });
});
