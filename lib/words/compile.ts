import compileMessage from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';

export type Compiled<K extends string = string> = Readonly<Record<K, CompiledMessage>>;

/** Messages as `icu-minify` formats them. Only a build and tests come here: the parser does not ship. */
export const compileAll = <K extends string>(messages: Readonly<Record<K, string>>): Compiled<K> =>
  Object.fromEntries(
    Object.entries<string>(messages).map(([key, text]) => [key, compileMessage(text)]),
  ) as Compiled<K>;
