import { defined } from '../platform/defined.ts';
import { isRecord } from '../platform/isRecord.ts';
import { parseJson } from '../platform/json.ts';
import type { EntraConfig } from './detector.ts';

/**
 * What is needed of Entra's `$Config={…};`, the state its pages are built from. `script` is the start of an inline
 * script; one that was cut, or that is not JSON, gives `undefined` (then the page says nothing we believe).
 * Member names as in captures of 2021–2026.
 */
export function parseEntraConfig(script: string): EntraConfig | undefined {
  const start = script.indexOf('$Config=');
  if (start < 0) return undefined;
  const close = script.indexOf('//]]>', start);
  const end = script.lastIndexOf('};', close < 0 ? script.length : close);
  const value = parseObject(script.slice(start + '$Config='.length, end + 1));
  if (value === undefined) return undefined;
  const text = (member: unknown) => (typeof member === 'string' ? member.slice(0, maxText) : undefined);
  return defined<EntraConfig>({
    pageId: text(value.pgid),
    errorCode: [value.sErrorCode, value.iErrorCode]
      .map((code) => Number.parseInt(String(code), 10))
      .find((code) => code > 9999),
    message: text(value.strServiceExceptionMessage),
    postUrl: text(value.urlPost),
  });
}

const maxText = 4096;

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isRecord(value) ? value : undefined;
}
