import { longestExpressionPath } from '../denial/pathPattern.ts';
import { expressionCost } from './expressionCost.ts';

/** Longest expression that is taken. */
const longest = 200;
/** Comparisons for one path, at the very most: a tenth of a second (Chromium 156). */
const mostSteps = 5_000_000;

/**
 * Reads a regular expression of policy. Out: how many letters and digits every match spells out, or why it may not be
 * used. Only those are taken that can be shown to match every path within `mostSteps`, however hostile it is.
 */
export function readExpression(expression: string): { letters: number } | { why: string } {
  if (expression === '' || expression.length > longest)
    return { why: `must have 1 to ${longest} characters` };
  try {
    new RegExp(`^(?:${expression})$`, 'iu');
  } catch {
    return { why: 'is not a regular expression' };
  }
  const cost = expressionCost(expression, longestExpressionPath);
  if ('why' in cost || cost.steps <= mostSteps) return cost;
  return { why: 'has too many choices: on some paths it could take for ever' };
}
