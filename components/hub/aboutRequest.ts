import { isHeld } from '../../lib/assignments/held.ts';
import { isGivenUp } from '../../lib/assignments/removedAssignments.ts';
import { isOpen } from '../../lib/entitlement/request.ts';
import type { Report } from '../../lib/graph/api.ts';
import type { Failure } from '../../lib/platform/failure.ts';
import { isRenewable } from '../../lib/requests/check/conflict.ts';
import { asksForAccess } from '../../lib/requests/model/requestStatus.ts';
import { deliveryWatchMs } from '../../lib/requests/model/timing.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { AssignmentRow, ProfileRow, RequestRow } from '../../lib/store/rows.ts';
import type { Target } from '../form/targetPicker.tsx';

/** What is known of a package for one person, from the rows of the store. */
export interface AboutRequest {
  draft: RequestRow | undefined;
  /** Under way, or delivered so recently that it may just not work yet: as the background judges it. */
  open: RequestRow | undefined;
  /** The last one that is over, with something worth asking again. */
  over: RequestRow | undefined;
  /** Has it, and not so near its end that another request may renew it. */
  held: AssignmentRow | undefined;
  incompatible: string[];
  heldNames: string[];
}

interface Known {
  profile: ProfileRow;
  accessPackageId: string;
  /** Of whom. */
  target: 'me' | Report;
  /** Last change first. */
  requests: readonly RequestRow[];
  assignments: readonly AssignmentRow[];
  incompatiblePackages: Settings['incompatiblePackages'];
  now: number;
}

/** Only one's own rows say what one holds: of others nothing is known but what was asked here. */
export function aboutRequest(known: Known): AboutRequest {
  const { profile, accessPackageId, target, assignments, now } = known;
  const targetId = typeof target === 'object' ? target.id : profile.oid;
  const asked = known.requests.filter((row) => asksForAccess(row.requestType));
  const ours = asked.filter(
    (row) => isSame(row.accessPackageId, accessPackageId) && isSame(row.targetId, targetId),
  );
  const mine = typeof target === 'object' ? [] : assignments.filter((row) => isHeld(row, now));
  const lasting = mine.filter((row) => !isRenewable(row, now));
  const excluding = known.incompatiblePackages
    .filter((pair) => isSame(pair.accessPackageId, accessPackageId))
    .flatMap((pair) => pair.excludedBy);
  const underWay =
    typeof target === 'object' ? [] : asked.filter((row) => row.forOther === undefined && isOpen(row.state));
  const ruledOutBy = [...mine, ...underWay].filter((row) =>
    excluding.some((id) => isSame(id, row.accessPackageId)),
  );
  return {
    draft: ours.find((row) => row.state === 'draft'),
    open:
      ours.find((row) => isOpen(row.state)) ??
      ours.find(
        (row) => row.state === 'delivered' && !isOver(row, lasting, now) && !isGivenUp(row, known.requests),
      ),
    over: ours.find((row) => row.state !== 'draft' && !isOpen(row.state) && isWorthAsking(row)),
    held: lasting.find((row) => isSame(row.accessPackageId, accessPackageId)),
    incompatible: namesOf(ruledOutBy),
    heldNames: namesOf(mine),
  };
}

/** A delivery that is no longer held, or ends soon, as far as assignments were read since, blocks nothing. */
const isOver = (row: RequestRow, lasting: readonly AssignmentRow[], now: number): boolean =>
  now - row.changedAt > deliveryWatchMs &&
  !lasting.some((held) => isSame(held.accessPackageId, row.accessPackageId));

const isWorthAsking = (row: RequestRow): boolean =>
  row.justification !== '' || row.answers.length > 0 || row.schedule !== null;

const namesOf = (rows: readonly { accessPackageName: string }[]): string[] => [
  ...new Set(rows.map(({ accessPackageName }) => accessPackageName).filter(Boolean)),
];

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * For whom the form opens: the person of the last draft. The background checks whether that person still reports to
 * this one, because the list of reports may not be read yet.
 */
export function firstTarget(requests: readonly RequestRow[], accessPackageId: string): Target {
  const draft = requests.find(
    (row) =>
      row.state === 'draft' && asksForAccess(row.requestType) && isSame(row.accessPackageId, accessPackageId),
  );
  if (draft?.forOther === undefined) return 'me';
  const { name, mail } = draft.forOther;
  return [{ id: draft.targetId, displayName: name, mail }];
}

/** What is known of a package for everybody it is for, in the order in which they were chosen. */
export interface AboutPeople {
  /** Of whom the form is: the first who can be asked for, or oneself. */
  about: AboutRequest;
  /** Whom the form is for; empty: oneself. */
  remaining: readonly Report[];
  /** What is under way, one for each. */
  open: RequestRow[];
  /** What came back, and whose it was; of one's own: no name. */
  returned: Returned[];
}

export interface Returned {
  name?: string;
  failure: Failure;
}

/** `refused`: what the background said no to just now, by person. */
export function aboutPeople(
  known: Omit<Known, 'target'> & { target: Target; refused: ReadonlyMap<string, Failure> },
): AboutPeople {
  const { target, refused } = known;
  if (target === 'me' || target.length === 0) {
    const about = aboutRequest({ ...known, target: 'me' });
    const failure = about.draft?.failure;
    return {
      about,
      remaining: [],
      open: about.open === undefined ? [] : [about.open],
      returned: failure === undefined ? [] : [{ failure }],
    };
  }
  const people = target.map((report) => ({ report, about: aboutRequest({ ...known, target: report }) }));
  const rest = people.filter(({ about }) => about.open === undefined);
  return {
    about: (rest[0] ?? people[0])?.about ?? aboutRequest({ ...known, target: 'me' }),
    remaining: rest.map(({ report }) => report),
    open: people.flatMap(({ about }) => about.open ?? []),
    returned: rest.flatMap(({ report, about }) => {
      const failure = refused.get(report.id) ?? about.draft?.failure;
      return failure === undefined ? [] : [{ name: report.displayName, failure }];
    }),
  };
}
