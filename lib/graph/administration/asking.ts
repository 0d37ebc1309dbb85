import type * as v from 'valibot';
import type { Clock } from '../../platform/clock.ts';
import type { Profile } from '../../platform/profile.ts';
import type { Access, Send } from '../call.ts';
import { asAdministrator, entitlementManagement, literal } from '../context.ts';

/** Who asks, and how. */
export interface AdministrationDeps {
  send: Send;
  profile: Profile;
  clock: Clock;
  /** Which rights; absent: those that only read. */
  access?: Access;
}

/** A read of one shape. */
export const getter =
  ({ profile, access = asAdministrator }: AdministrationDeps) =>
  <const S extends v.GenericSchema>(path: string, where: string, schema: S) => ({
    call: { profile, access, method: 'GET' as const, path },
    where,
    schema,
  });

export const packagesPath = `${entitlementManagement}/accessPackages`;

/** A condition of a `$filter`, ready for an address. */
export const equals = (member: string, text: string): string =>
  encodeURIComponent(`${member} eq ${literal(text)}`);
export const anyOf = (member: string, texts: readonly string[]): string =>
  texts.map((text) => equals(member, text)).join(encodeURIComponent(' or '));
