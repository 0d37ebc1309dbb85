import type * as v from 'valibot';
import { ok, type Result } from '../../platform/failure.ts';
import type { Send } from '../call.ts';
import { type Read, readPage } from '../read.ts';

/** The beginning of a list. */
export interface Pages<T> {
  items: T[];
  /** How many calls that took. */
  pages: number;
  /** Nothing comes after it. */
  isWhole: boolean;
}

/** Reads so many pages of a list at most: the first ones, or those that a link leads to. All of them, or none. */
export async function readPages<const S extends v.GenericSchema>(
  send: Send,
  read: Read<S>,
  most: number,
  from?: string,
): Promise<Result<Pages<v.InferOutput<S>>>> {
  const items: v.InferOutput<S>[] = [];
  let next = from;
  for (let pages = 1; ; pages++) {
    const page = await readPage(send, read, next);
    if (!page.ok) return page;
    items.push(...page.value.items);
    next = page.value.next;
    if (next === undefined || pages >= most) return ok({ items, pages, isWhole: next === undefined });
  }
}
