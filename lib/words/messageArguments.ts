import type { en, MessageKey } from './en.ts';

/** The head of what follows a brace, up to the first comma or closing brace. */
type Head<After extends string> = After extends `${infer Inner}}${string}`
  ? Inner extends `${infer Name},${string}`
    ? Name
    : Inner
  : never;

/** Arms of plurals hold spaces, `#` or braces; argument names never do. */
type OnlyName<Text extends string> = Text extends '' | `${string}${' ' | '#' | '{'}${string}` ? never : Text;

/** Names of the arguments in an ICU message, read from its literal type. */
type ArgumentNames<Message extends string> = Message extends `${string}{${infer After}`
  ? OnlyName<Head<After>> | ArgumentNames<After>
  : never;

type MessageValues<K extends MessageKey> = Readonly<Record<ArgumentNames<(typeof en)[K]>, string | number>>;

/** No second argument for messages without arguments; a complete one for the others. */
export type ValuesOf<K extends MessageKey> = [ArgumentNames<(typeof en)[K]>] extends [never]
  ? []
  : [values: MessageValues<K>];
