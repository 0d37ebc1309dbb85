/** What `compiledWords.ts` makes of a language module. */
declare module '*/en.ts?compiled' {
  const messages: Readonly<Record<import('./en.ts').MessageKey, import('icu-minify/format').CompiledMessage>>;
  export default messages;
}

declare module '*/en.ts?compiled=background' {
  type Message = import('icu-minify/format').CompiledMessage;
  const read: () => Promise<Readonly<Record<import('./backgroundWords.ts').BackgroundKey, Message>>>;
  export default read;
}

declare module '*/en.ts?compiled=pages' {
  const messages: Readonly<
    Partial<Record<import('./en.ts').MessageKey, import('icu-minify/format').CompiledMessage>>
  >;
  export default messages;
}
