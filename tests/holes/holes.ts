/** A place that is forgotten in one of two lists which must agree. */
export interface Hole {
  name: string;
  file: string;
  /** Text of the file, and what stands there instead. At most three lines are changed. */
  from: string;
  to: string;
  /** The test file that catches it; without one, the compiler does. */
  test?: string;
}

/** Each was open once, with types and tests green (2026-11). */
export const holes: readonly Hole[] = [
  {
    name: 'a table that a sign-out does not erase',
    file: 'lib/store/database.ts',
    from: '  sync: Table<',
    to: '  notes: Table<SyncRow, [ProfileKey, string]>;\n  sync: Table<',
  },
  {
    name: 'a table that only the schema knows',
    file: 'lib/store/versions/v3.ts',
    from: 'tables: {',
    to: "tables: { notes: '[profile+id]',",
    test: 'tests/unit/store/wholeProfile.test.ts',
  },
  {
    name: 'a value of a profile whose key a sign-out does not know',
    file: 'lib/requests/model/directReports.ts',
    from: '`reports/$',
    to: '`managers/$',
  },
  {
    name: 'a watched product that the background never believes',
    file: 'lib/denial/hosts.ts',
    from: "  appService: ['.azurewebsites.net'],",
    to: "  appService: ['.azurewebsites.net'],\n  wiki: ['.wiki.example'],",
  },
  {
    name: 'a product whose own pages are not believed',
    file: 'entrypoints/background/reportedDenial.ts',
    from: 'devOpsResources(url).some((own) => isSame(own.key, key))',
    to: 'devOpsResources(url).every((own) => isSame(own.key, key))',
    test: 'tests/denial/runs.test.ts',
  },
  {
    name: 'a host that a detector claims and on which nothing runs',
    file: 'lib/denial/sharePoint.ts',
    from: 'hosts: sharePointHosts,',
    to: "hosts: [...sharePointHosts, '.sharepoint.de'],",
    test: 'tests/denial/runs.test.ts',
  },
  {
    name: 'a host that the docs do not name',
    file: 'lib/platform/cloudHosts.ts',
    from: "china: 'sharepoint.cn'",
    to: "china: 'sharepoint.example'",
    test: 'tests/denial/runs.test.ts',
  },
  {
    name: 'a request state that nobody gave words',
    file: 'lib/entitlement/request.ts',
    from: '  denied: {',
    to: "  paused: { phase: 'open', graph: 'paused', takeBack: 'no', news: null, isRetried: false },\n  denied: {",
  },
  {
    name: 'a request state that does not say whether it can be taken back',
    file: 'lib/entitlement/request.ts',
    from: "graph: 'scheduled', takeBack: 'yes',",
    to: "graph: 'scheduled',",
  },
  {
    name: 'a view of the hub without an address',
    file: 'lib/messaging/hubAddress.ts',
    from: "  | { name: 'approvals' };",
    to: "  | { name: 'approvals' }\n  | { name: 'elsewhere' };",
  },
  {
    name: 'a view of the hub that no command may ask for',
    file: 'lib/messaging/schemas.ts',
    from: "v.picklist(['requests', 'history', 'approvals', 'help'])",
    to: "v.picklist(['history'])",
    test: 'tests/unit/messaging/hubAddress.test.ts',
  },
  {
    name: 'a code that does not say what it means to a sign-in',
    file: 'lib/denial/aadsts.ts',
    from: "  ['wrongAccount', 'final', '50020 50034'],",
    to: "  ['wrongAccount', '50020 50034'],",
  },
  {
    name: 'a text that has another word for one thing',
    file: 'lib/words/en/request.ts',
    from: "'Request again'",
    to: "'Ask again'",
    test: 'tests/architecture/words.test.ts',
  },
  {
    name: 'a message that the worker says and does not carry',
    file: 'lib/words/compiledWords.ts',
    from: "'notification.', 'badge.'",
    to: "'notification.'",
  },
  {
    name: 'a command of the card that the port does not know',
    file: 'lib/offer/port/messages.ts',
    from: '  noteTold: false,\n',
    to: '',
  },
  {
    name: 'a command that the card may send and that is not held against its offer',
    file: 'lib/messaging/senders.ts',
    from: "  dismissDenial: ['popup'],",
    to: "  dismissDenial: ['card', 'popup'],",
  },
  {
    name: 'a list of the map that Chrome and Edge drop',
    file: 'public/managed-schema.json',
    from: '"roles": {',
    to: '"role": {',
    test: 'tests/architecture/resourceMapSchema.test.ts',
  },
  {
    name: 'a default that the kit and the documents tell otherwise than Knock has it',
    file: 'lib/settings/decodeSettings.ts',
    from: 'historyRetentionDays: 365',
    to: 'historyRetentionDays: 364',
    test: 'tests/unit/release/kit/kit.test.ts',
  },
  {
    name: 'a value of a setting that the files of the kit do not have',
    file: 'public/managed-schema.json',
    from: '"none", "browserSession"',
    to: '"none", "token", "browserSession"',
    test: 'tests/unit/release/kit/kit.test.ts',
  },
];
