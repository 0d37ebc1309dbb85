import { requestExpands, requestsOf, stagesPath } from '../graph/paths.ts';
import type { See } from './seen.ts';
import { listOf, textOf } from './shapes.ts';
import { type Came, refusal, type Visit } from './visit.ts';

/** One's own requests, who reports to one, what is suggested. */
export async function lookAtPerson(visit: Visit, see: See): Promise<void> {
  await lookAtRequests(visit, see);
  const count = await visit('toApprove');
  see('approverCountUnderLowScope', count, count.items ? true : refusal(count) && false);
  const suggested = await visit('suggestions');
  see('suggestions', suggested, suggested.items ? insightOf(suggested) : refusal(suggested) && 'refused');
  const reports = await visit('directReports');
  see('directReports', reports, reports.items ? reportsOf(reports) : refusal(reports) && 'refused');
}

async function lookAtRequests(visit: Visit, see: See): Promise<void> {
  const rich = await visit('ownRequests');
  const isRefused = rich.status === 400 || rich.status === 403;
  const plainer = isRefused
    ? await visit('ownRequests', `${requestsOf('target')}?$expand=${requestExpands[1]}`)
    : rich;
  const worse = plainer.items ? 'withoutPeople' : refusal(plainer) && 'badRequest';
  see('requestExpand', plainer, rich.items ? 'works' : worse);
  const timedOut = plainer.items?.some(({ status }) => textOf(status).toLowerCase() === 'expired');
  see('timedOutStatus', plainer, timedOut ? 'Expired' : undefined);
}

/** Without people behind any suggestion nobody can tell whether the tenant would show them. */
function insightOf({ items = [] }: Came): 'count' | 'countAndNames' | undefined {
  const reasons = items.flatMap((one) => listOf(one.reasons));
  if (reasons.some(({ relatedPeople }) => listOf(relatedPeople).length > 0)) return 'countAndNames';
  return reasons.some(({ relatedPeopleAssignmentCount }) => Number(relatedPeopleAssignmentCount) > 0)
    ? 'count'
    : undefined;
}

function reportsOf({ items = [] }: Came): 'full' | 'idOnly' | undefined {
  if (items.length === 0) return undefined;
  return items.every(({ displayName }) => textOf(displayName) !== '') ? 'full' : 'idOnly';
}

/** With the approver's token. */
export async function lookAtApprovals(visit: Visit, see: See): Promise<void> {
  const waiting = await visit('approverRequests');
  const id = waiting.items?.map((one) => textOf(one.id)).find((one) => one !== '');
  const stages = id === undefined ? undefined : await visit('stages', stagesPath(id));
  const { status, items } = stages ?? {};
  see('stagesReadable', stages ?? waiting, items ? true : status === 403 ? false : undefined);
  see('stagesStatus', stages ?? waiting, items ? 200 : status === 404 ? 404 : undefined);
}
