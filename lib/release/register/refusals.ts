/** What Entra refuses a registration with, and what helps. */
interface Refusal {
  /** A part of Graph's path; absent: any call. */
  at?: string;
  /** A part of the answer: Graph's code, or words of its sentence. */
  says: string;
  cure: string;
  /** The same call may be taken some seconds later. */
  passes?: true;
}

const later = 'then run this again: what is there is kept.';
const busy = `Entra takes no more calls for now. Wait five minutes, ${later}`;

/**
 * The first that fits counts. Codes as in "Microsoft Graph error responses" and public captures: azure-docs-powershell-azuread
 * #405 (an unknown principal is named by its id), azure-cli#12137 (consent), seen 2026-11.
 */
export const refusals: readonly Refusal[] = [
  {
    at: 'oauth2PermissionGrants',
    says: 'Authorization_RequestDenied',
    cure: `You may not consent for everybody. It takes Cloud Application Administrator, in some tenants Privileged Role Administrator. Let whoever has that role run this again: what is there is kept.`,
  },
  {
    says: 'Authorization_RequestDenied',
    cure: `You may not register applications. Activate the role Cloud Application Administrator and sign in again, ${later}`,
  },
  {
    says: 'InvalidAuthenticationToken',
    cure: `The sign-in has ended, or is for another cloud. Sign in again, ${later}`,
  },
  {
    says: 'Request_ResourceNotFound',
    cure: `Entra does not know yet what was just made. Wait a few minutes, ${later}`,
    passes: true,
  },
  {
    says: 'MultipleObjectsWithSameKeyValue',
    cure: 'Somebody made it in the meantime. Run this again: what is there is kept.',
  },
  {
    says: 'Directory_QuotaExceeded',
    cure: `You, or the tenant, have as many app registrations as Entra allows. Delete some, also among "Deleted applications", ${later}`,
  },
  { says: 'TooManyRequests', cure: busy, passes: true },
  { says: 'Throttled', cure: busy, passes: true },
  {
    says: 'ServiceUnavailable',
    cure: `Microsoft Graph is not available. Wait five minutes, ${later}`,
    passes: true,
  },
];

/** Before the others: an answer that names one of the groups. No waiting makes it one. */
export const noSuchGroup =
  'This tenant has no such group. Take the object id from the page of the group in the Entra admin center.';

export const anyOther = 'Once that is mended, run this again: what is there is kept.';

/** A redirect URI of an extension's sign-in, in Chromium or Firefox. */
export const ofExtensions = /\.(chromiumapp|extensions\.allizom)\.org\/$/;

/** Knock's registrations have fixed names: nothing is done to an app of somebody else's that has one. */
export const anotherApp = (name: string): string =>
  `An app registration named "${name}" is there, and is another app: none of its redirect URIs is an extension's. Rename it, or register Knock by hand.`;

export const several = (count: string, name: string): string =>
  `${count} app registrations are named "${name}". Rename or delete all but the one that your policy names, then run this again.`;

export interface Answered {
  path: string;
  text: string;
  /** Object ids that the registration was told. */
  groups: readonly string[];
}

const refusalOf = ({ path, text, groups }: Answered): Pick<Refusal, 'cure' | 'passes'> | undefined =>
  groups.some((group) => text.includes(group))
    ? { cure: noSuchGroup }
    : refusals.find(({ at = '', says }) => path.includes(at) && text.includes(says));

export const mayPass = (answered: Answered): boolean => refusalOf(answered)?.passes === true;

export const cureOf = (answered: Answered): string => refusalOf(answered)?.cure ?? anyOther;

/** All of them, for who makes the calls by other means. */
export const refusalsAsComment = (): string[] => [
  '# Where a call is refused:',
  ...refusals.map(({ at, says, cure }) => `# ${[at, says].filter(Boolean).join(', ')}: ${cure}`),
];
