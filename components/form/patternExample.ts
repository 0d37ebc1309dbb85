/** What an example repeats a part for, at the most, and how long it may become. */
const longest = 24;

/** One part of a pattern, such as `[0-9]{4}`: what it stands for, and how often. */
const part =
  /(?:\[([^\]\\^]+)\]|\\([dw])|\\([^A-Za-z0-9])|([^\\[\](){}|.*+?^$]))(?:\{(\d+)(?:,\d*)?\}|([+*?]))?/y;

/**
 * A text that fits a simple pattern: `CC-1234` for `^CC-[0-9]{4}$`. `undefined`: the pattern is not that simple, or
 * nothing can be told by an example. What comes out is shown, never run.
 */
export function patternExample(pattern: string): string | undefined {
  const inner = pattern.replace(/^\^/, '').replace(/\$$/, '');
  let example = '';
  let at = 0;
  while (at < inner.length) {
    part.lastIndex = at;
    const found = part.exec(inner);
    if (found === null) return undefined;
    at = part.lastIndex;
    const [, range, shorthand, escaped, literal, count, mark] = found;
    const times = count === undefined ? (mark === '*' || mark === '?' ? 0 : 1) : Number(count);
    const of = escaped ?? literal ?? charactersOf(range ?? (shorthand === 'd' ? '0-9' : 'A-Z'));
    if (times > longest) return undefined;
    for (let time = 0; time < times; time += 1) example += of[time % of.length];
  }
  return example === '' || example.length > longest ? undefined : example;
}

/** Some that a class holds, in their order: of its first range, or the first one. Digits begin with 1. */
function charactersOf(range: string): string {
  const [, from = '', to = ''] = /^(\w)-(\w)/.exec(range) ?? [];
  if (from === '' || to < from) return range.charAt(0);
  if (from === '0' && to === '9') return '1234567890';
  const first = from.charCodeAt(0);
  return String.fromCharCode(...Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, at) => first + at));
}
