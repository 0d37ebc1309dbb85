import * as v from 'valibot';
import { log } from '../../platform/log.ts';
import { optionalText } from './fields.ts';

export interface Page<T> {
  items: T[];
  /** How many could not be read. */
  skipped: number;
  nextLink: string | undefined;
}

const envelope = v.object({ value: v.array(v.unknown()), '@odata.nextLink': optionalText });

/**
 * One page of a collection. An unreadable item is left out and counted in the log, so that it does not cost the
 * others; a page of which nothing can be read is no answer: `undefined`.
 */
export function decodePage<const S extends v.GenericSchema>(
  item: S,
  body: unknown,
): Page<v.InferOutput<S>> | undefined {
  const page = v.safeParse(envelope, body);
  if (!page.success) return undefined;
  const { value } = page.output;
  const items: v.InferOutput<S>[] = [];
  for (const entry of value) {
    const parsed = v.safeParse(item, entry);
    if (parsed.success) items.push(parsed.output);
  }
  const skipped = value.length - items.length;
  if (skipped > 0) log('graphItemsSkipped', { skipped });
  if (skipped > 0 && items.length === 0) return undefined;
  return { items, skipped, nextLink: page.output['@odata.nextLink'] };
}
