import type { GraphRequest } from '../../graph/api.ts';
import type { ProfileRow, RequestRow } from '../../store/rows.ts';

/** Which list a request was read from, and what the other list says. */
export interface ListRead {
  /** `mine`: for this person, whoever asked. `made`: asked by this person for others. */
  list: 'mine' | 'made';
  /** Ids of everything this person asked for, where that list was read. */
  madeIds?: ReadonlySet<string>;
}

/**
 * For whom a request is, and who asked, as far as Graph says it. In: the row, what was read, from which list. Out: the
 * row, marked. Nothing is claimed of a requestor that no list names.
 */
export function aboutPeople(
  row: RequestRow,
  observed: GraphRequest,
  profile: ProfileRow,
  { list, madeIds }: ListRead,
): RequestRow {
  const { forOther, askedBy, ...rest } = row;
  if (list === 'made') return { ...row, forOther: forOther ?? personOf(observed) };
  const name = requestorOf(observed, profile, madeIds) ?? askedBy;
  return name === undefined ? rest : { ...rest, askedBy: name };
}

const personOf = ({ target }: GraphRequest) => ({
  name: target?.displayName || (target?.principalName ?? ''),
  mail: target?.principalName ?? '',
});

/** Who asked, if not this person; empty: somebody whom Graph does not name; `undefined`: nothing is known. */
export function requestorOf(
  { id, requestor, requestType }: GraphRequest,
  profile: ProfileRow,
  madeIds: ReadonlySet<string> | undefined,
): string | undefined {
  if (requestor?.objectId !== undefined)
    return requestor.objectId.toLowerCase() === profile.oid.toLowerCase()
      ? undefined
      : requestor.displayName || requestor.principalName;
  return madeIds !== undefined && !madeIds.has(id) && /^user/i.test(requestType) ? '' : undefined;
}
