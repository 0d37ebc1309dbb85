import { Refusal } from '../state/refusal.ts';
import { type Node, valueAt } from './valueAt.ts';

type Scope = ReadonlyMap<string, Node>;
type Operand = (node: Node, scope: Scope) => unknown;
type Test = (node: Node, scope: Scope) => boolean;

/**
 * `$filter` of OData 4.01 as far as reference pages use it: `eq ne gt ge lt le in`, `contains startswith endswith`,
 * `tolower toupper`, `and or not`, parentheses, `any` and `all`. Text is compared without regard to case.
 * @throws Refusal 400 for anything else.
 */
export function parseFilter(filter: string): (node: Node) => boolean {
  const tokens = tokensOf(filter);
  const test = anyOf(tokens);
  if (tokens.length > 0) throw unsupported(filter);
  return (node) => test(node, new Map());
}

const token =
  /\s*('(?:[^']|'')*'|\b(?:and|or|not|eq|ne|gt|ge|lt|le|in)\b(?=[\s(])|[()[\],:]|[^\s()[\],:']+(?::\d\d[^\s()[\],']*)*)/y;

function tokensOf(filter: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < filter.trimEnd().length) {
    const found = token.exec(filter)?.[1];
    if (found === undefined) throw unsupported(filter);
    tokens.push(found);
  }
  return tokens;
}

function anyOf(tokens: string[]): Test {
  const tests = [allOf(tokens)];
  while (takes(tokens, 'or')) tests.push(allOf(tokens));
  return (node, scope) => tests.some((test) => test(node, scope));
}

function allOf(tokens: string[]): Test {
  const tests = [one(tokens)];
  while (takes(tokens, 'and')) tests.push(one(tokens));
  return (node, scope) => tests.every((test) => test(node, scope));
}

function one(tokens: string[]): Test {
  if (takes(tokens, 'not')) {
    const test = one(tokens);
    return (node, scope) => !test(node, scope);
  }
  if (takes(tokens, '(')) {
    const test = anyOf(tokens);
    expects(tokens, ')');
    return test;
  }
  return comparison(tokens);
}

const compare: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

function comparison(tokens: string[]): Test {
  const left = operand(tokens);
  if (takes(tokens, 'in')) {
    expects(tokens, '(');
    const members = list(tokens);
    return (node, scope) => members.some((member) => inOrder(left(node, scope), member(node, scope)) === 0);
  }
  const holds = compare[tokens[0] ?? ''];
  if (holds === undefined) return (node, scope) => left(node, scope) === true;
  tokens.shift();
  const right = operand(tokens);
  return (node, scope) => holds(inOrder(left(node, scope), right(node, scope)));
}

/** Negative, 0 or positive; NaN where there is nothing to compare. */
function inOrder(left: unknown, right: unknown): number {
  if (left === null || left === undefined || right === null || right === undefined)
    return (left ?? null) === (right ?? null) ? 0 : Number.NaN;
  const [one, other] = [String(left).toLowerCase(), String(right).toLowerCase()];
  const [time, otherTime] = [timeOf(one), timeOf(other)];
  if (time !== undefined && otherTime !== undefined) return time - otherTime;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return one === other ? 0 : one < other ? -1 : 1;
}

const timeOf = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\dt/.test(text) ? Date.parse(text) : undefined;

const functions: Record<string, (...texts: string[]) => unknown> = {
  contains: (text, part = '') => text?.includes(part),
  startswith: (text, part = '') => text?.startsWith(part),
  endswith: (text, part = '') => text?.endsWith(part),
  tolower: (text) => text,
  toupper: (text) => text,
};

function operand(tokens: string[]): Operand {
  const text = tokens.shift() ?? '';
  if (text.startsWith("'")) return () => text.slice(1, -1).replaceAll("''", "'");
  if (/^(?:true|false)$/i.test(text)) return () => text.toLowerCase() === 'true';
  if (text === 'null') return () => null;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return () => Number(text);
  if (/^\d{4}-\d\d-\d\dT|^[0-9a-f]{8}-/i.test(text)) return () => text;
  const call = functions[text.toLowerCase()];
  if (call !== undefined) {
    expects(tokens, '(');
    const given = list(tokens);
    return (node, scope) => call(...given.map((each) => String(each(node, scope) ?? '').toLowerCase()));
  }
  const lambda = /^(.+)\/(any|all)$/.exec(text);
  if (lambda !== null && tokens[0] === '(') return quantified(tokens, lambda[1] ?? '', lambda[2] === 'any');
  if (!/^[A-Za-z_][\w./]*(?:\/\$count)?$/.test(text)) throw unsupported(text);
  return (node, scope) => valueIn(node, scope, text);
}

/** `names/any(n:n eq 'x')` */
function quantified(tokens: string[], path: string, isAny: boolean): Operand {
  expects(tokens, '(');
  const variable = tokens.shift() ?? '';
  expects(tokens, ':');
  const test = anyOf(tokens);
  expects(tokens, ')');
  return (node, scope) => {
    const values = valueIn(node, scope, path);
    if (!Array.isArray(values)) throw unsupported(path);
    const holds = (value: Node) => test(node, new Map([...scope, [variable, value]]));
    return isAny ? values.some(holds) : values.every(holds);
  };
}

function valueIn(node: Node, scope: Scope, path: string): unknown {
  const [head = '', ...rest] = path.split('/');
  if (!scope.has(head)) return valueAt(node, path);
  return rest.length === 0 ? scope.get(head) : valueAt(scope.get(head), rest.join('/'));
}

/** Up to the closing bracket. */
function list(tokens: string[]): Operand[] {
  const operands = [operand(tokens)];
  while (takes(tokens, ',')) operands.push(operand(tokens));
  expects(tokens, ')');
  return operands;
}

function takes(tokens: string[], wanted: string): boolean {
  if (tokens[0] !== wanted) return false;
  tokens.shift();
  return true;
}

function expects(tokens: string[], wanted: string): void {
  if (!takes(tokens, wanted)) throw unsupported(tokens.join(' '));
}

const unsupported = (filter: string): Refusal =>
  new Refusal(400, 'BadRequest', `Invalid filter clause: '${filter}'.`);
