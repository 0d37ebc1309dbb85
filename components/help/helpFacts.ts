import type { IndexProgress } from '../../lib/packages/indexProgress.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import type { LogEntry } from '../../lib/platform/log.ts';
import { settingKeys } from '../../lib/settings/decodeSettings.ts';
import type { SettingKey, SettingsState } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';

export type KnownSettings = Extract<SettingsState, { state: 'known' }>;

/** What is known of a token without the token. `until`: epoch ms. */
export interface TokenFacts {
  scopes: string[];
  until: number;
}

/** What Graph answered just now; `skew`: so much is this device's clock behind, in ms. */
export type Connection = 'asking' | 'notAsked' | { status: number; skew: number | undefined };

export interface Trouble {
  /** What it happened to: a section of the sync engine, a request, or a command on its way. */
  what: string;
  failure: Failure;
  at?: number;
}

/** Everything that *Help* says. Times are epoch ms. */
export interface HelpFacts {
  version: string;
  agent: string;
  /** The keys that open Knock; none where the browser has none for it. */
  keys: string | undefined;
  settings: KnownSettings;
  profile: Pick<ProfileRow, 'username' | 'displayName' | 'session' | 'isGuest' | 'cloud'> | undefined;
  employee: TokenFacts | undefined;
  approver: TokenFacts | undefined;
  connection: Connection;
  /** When each list was last read to its end. */
  read: Record<'packages' | 'requests' | 'assignments', number | undefined>;
  index: IndexProgress | undefined;
  hosts: { granted: number; missing: number };
  troubles: readonly Trouble[];
  log: readonly LogEntry[];
}

/** Texts that name neither people nor things. */
const plainTexts: readonly SettingKey[] = ['cloud', 'language', 'resourceMapAuthentication'];

/** A setting without whatever may name somebody or something: then only that it is set, or of how many entries. */
export function settingValue({ settings }: KnownSettings, key: SettingKey): string {
  const value: unknown = settings[key];
  if (value === undefined) return '–';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (key === 'expiryWarningDays') return String(value);
  if (Array.isArray(value)) return `[${value.length}]`;
  return plainTexts.includes(key) ? String(value) : '✓';
}

/** Kind, place and Graph's request id of a failure: what support can look up, and nobody's name. */
export function failureCode(failure: Failure): string {
  const { kind } = failure;
  switch (kind) {
    case 'malformedAnswer':
      return [kind, failure.where, failure.requestId].filter(Boolean).join(' ');
    case 'forbidden':
    case 'unexpected':
      return [kind, failure.requestId].filter(Boolean).join(' ');
    case 'signInRefused':
      return failure.code === undefined ? kind : `${kind} AADSTS${failure.code}`;
    case 'consentNeeded':
      return [kind, ...failure.scopes].join(' ');
    case 'notRequestable':
      return `${kind} ${failure.why}`;
    case 'policyInvalid':
      // The rest may name an application, and a key that Knock doesn't have anything.
      return `${kind} ${settingKeys.find((key) => key === /^\w+/.exec(failure.key)?.[0]) ?? '?'}`;
    default:
      return kind;
  }
}
