import type { ResourceKey } from '../resource/resource.ts';

/**
 * An application of the organisation's own, declared by policy: where it is, how it says no, and what was refused
 * then. Already validated (`lib/settings/decodeInHouse.ts`); the content script gets the entries of its own host only.
 */
export interface DeclaredApplication {
  /** Policy's own name for the entry, `[a-zA-Z0-9-]{1,64}`. */
  id: string;
  /** For people. */
  displayName: string;
  /** Exact host names, or `*.` and a domain of at least two labels. */
  hosts: string[];
  resource: ResourceKey;
  /** Any one of them is a denial. */
  signals: DeclaredSignal[];
}

/** What must all hold on one page. At least one member besides `path` unless the path itself is the denial's own. */
export interface DeclaredSignal {
  /** On the path alone, whole: a glob with `*`, or a regular expression of bounded work. */
  path?: { glob: string } | { expression: string };
  /** The document's own HTTP status. */
  status?: number[];
  /** An element that is there, or a text in the page's title or first text. */
  marker?: { selector: string } | { text: string };
  /** An AADSTS code in the query or fragment: `error_description` begins with it and `state` is there. */
  redirectCode?: number;
}

/** `*.apps.contoso.com` is the names below it, and only those; a match pattern would take in the domain itself. */
export const isDeclaredFor = ({ hosts }: DeclaredApplication, host: string): boolean =>
  hosts.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern));
