/**
 * `npm run situations -- FILE [--json OUT]`: plays what people stand before, one JSON object a line, through Knock's
 * engine and the simulated organisation (`docs/situations.md`). Exits 1 if a line is wrong or broken, 2 without a file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Judged, judgeLines, type Verdict } from './judge.ts';

const marks: Record<Verdict, string> = { right: '✓', wrong: '✗', "can't tell": '?', broken: '!' };

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('npm run situations -- FILE [--json OUT]');
  const judged = await judgeLines(readFileSync(file, 'utf8'));
  for (const one of judged) console.log(row(one));
  console.log(summary(judged));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(judged, null, 2)}\n`);
  return judged.some(({ verdict }) => verdict === 'wrong' || verdict === 'broken') ? 1 : 0;
}

function row({ line, verdict, about, problem, played, differences = [] }: Judged): string {
  const head = `${marks[verdict]} ${String(line).padStart(3)}`;
  if (played === undefined) return `${head}  broken: ${problem}`;
  const { first, onSight, actions, isInPopup, end } = played;
  const went = [
    first,
    ...(onSight === undefined ? [] : [`on sight: ${onSight}`]),
    `${actions} ${actions === 1 ? 'action' : 'actions'}${isInPopup ? ' in the popup' : ''}`,
    end,
  ].join(' · ');
  return [`${head}  ${went}${about === undefined ? '' : `  (${about})`}`, ...differences].join('\n       ');
}

function summary(judged: readonly Judged[]): string {
  const shares = (Object.keys(marks) as Verdict[]).map((verdict) => {
    const count = judged.filter((one) => one.verdict === verdict).length;
    return `${count} ${verdict} (${Math.round((100 * count) / (judged.length || 1))} %)`;
  });
  return `\n${judged.length} lines: ${shares.join(', ')}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
