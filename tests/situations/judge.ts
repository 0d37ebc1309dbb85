import { type Line, readLine } from './line.ts';
import { type Played, play } from './play.ts';

export type Verdict = 'right' | 'wrong' | "can't tell" | 'broken';

/** What became of one line of a file. */
export interface Judged {
  /** Its number in the file, from 1. */
  line: number;
  verdict: Verdict;
  about?: string;
  /** Why the line can't be played. */
  problem?: string;
  played?: Played;
  expected?: Line['expect'];
  /** What is not as expected. */
  differences?: string[];
}

/** Plays the lines of a file, one after the other; empty ones are left out. */
export async function judgeLines(text: string): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, json] of text.split(/\r?\n/).entries())
    if (json.trim() !== '') judged.push(await judgeLine(json, index + 1));
  return judged;
}

async function judgeLine(json: string, line: number): Promise<Judged> {
  try {
    const read = readLine(json);
    const played = await play(read);
    const differences = differencesOf(read.expect, played);
    return {
      line,
      verdict: verdictOf(played, differences),
      ...(read.about === undefined ? {} : { about: read.about }),
      played,
      expected: read.expect,
      ...(differences.length === 0 ? {} : { differences }),
    };
  } catch (error) {
    return { line, verdict: 'broken', problem: error instanceof Error ? error.message : 'unreadable' };
  }
}

/** Where the answer is a guess, and says so, what follows from it proves nothing. */
function verdictOf({ first }: Played, differences: readonly string[]): Verdict {
  if (differences.length === 0) return 'right';
  return first === 'cantTell' ? "can't tell" : 'wrong';
}

function differencesOf({ first, actions, end }: Line['expect'], played: Played): string[] {
  const differs = (name: string, wanted: string | readonly string[] | undefined, got: string): string[] => {
    const all = wanted === undefined ? [got] : [wanted].flat();
    return all.includes(got) ? [] : [`${name}: ${got}, expected ${all.join(' or ')}`];
  };
  return [
    ...differs('first', first, played.first),
    ...(actions !== undefined && played.actions > actions
      ? [`actions: ${played.actions}, expected at most ${actions}`]
      : []),
    ...differs('end', end, played.end),
  ];
}
