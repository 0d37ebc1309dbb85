import type { TokenSource } from '../auth/tokenSource.ts';
import { type DirectoryReads, directoryReads } from '../graph/administration/directory.ts';
import { type AdministrationReads, administrationReads } from '../graph/administration/reads.ts';
import type { Write } from '../graph/administration/writes.ts';
import type { Sent } from '../graph/call.ts';
import { createSend } from '../graph/client.ts';
import { asPackageMaker } from '../graph/context.ts';
import type { ServiceClock } from '../platform/clock.ts';
import type { Profile } from '../platform/profile.ts';

export interface AdministrationOptions {
  profile: Profile;
  tokens: TokenSource;
  clock: ServiceClock;
  locale: () => string;
  fetch?: typeof fetch;
}

/** What the page that makes access packages asks of Graph, as one person. */
export interface Administration {
  reads: AdministrationReads;
  directory: DirectoryReads;
  /** Asks for the right to write at that moment, and sends once. */
  write(write: Write): Promise<Sent>;
  clock: ServiceClock;
}

export function createAdministration(options: AdministrationOptions): Administration {
  const { profile, tokens, clock, locale } = options;
  const request: typeof fetch = (input, init) => (options.fetch ?? fetch)(input, init);
  const send = createSend({ tokens, clock, locale, fetch: request });
  return {
    reads: administrationReads({ send, profile, clock }),
    directory: directoryReads({ send, profile, clock }),
    write: (call) => send({ ...call, profile, access: asPackageMaker }),
    clock,
  };
}
