import { askingWay } from '../../components/offer/packageFacts.ts';
import type { Denial } from '../../lib/denial/denial.ts';
import type { Answer } from '../../lib/entitlement/request.ts';
import type { Offer, OfferedPackage } from '../../lib/offer/offer.ts';
import { needsConfirming } from '../../lib/offer/offeredPackage.ts';
import { hour } from '../../lib/platform/durations.ts';
import { askSite } from '../../lib/site/askSite.ts';
import type { SitePart } from '../../lib/site/siteAnswer.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import type { TestBrowser } from '../tenant/login/testing/browser.ts';
import { browserOf } from '../tenant/login/testing/signedIn.ts';
import { listPath, placeIds } from '../tenant/pages/sharePoint/places.ts';
import { found, unwrap } from '../unit/graph/world.ts';
import type { Went } from './answers.ts';
import type { End, LinePackage } from './line.ts';
import { people } from './packages.ts';
import type { Stage } from './play.ts';
import type { Scene } from './seed.ts';

/** For somebody who reports to one: to the hub, its form, whose it is, send. */
const pressesForReport = 4;

/** The person asks for the best package; it is decided and delivered, and the page is tried again. */
export async function askFor(
  stage: Stage,
  { packages: [best] }: Extract<Offer, { state: 'offer' }>,
  denial: Denial,
): Promise<Went> {
  const chosen = found(best);
  const whose = stage.line.for ?? 'self';
  if (whose === 'colleague') return { actions: 0, end: 'not for others' };
  const isReport = whose === 'report';
  const actions = isReport ? pressesForReport : pressesFor(chosen);
  const given = found(stage.line.packages?.find(({ name }) => name === chosen.displayName));
  if (isReport && given.forReports !== true) return { actions: 0, end: 'not for others' };
  const target = stage.world.person(isReport ? people.report : people.me);
  const decided = await decide(stage, target, chosen, given);
  return { actions, end: decided ?? (await triedAgain(stage, target, given, denial)) };
}

/** One press sends it, a second confirms it; a form is opened and sent. */
function pressesFor(chosen: OfferedPackage): number {
  const way = askingWay(chosen);
  if (way === 'form' || way === 'reading') return 2;
  return needsConfirming(chosen) ? 2 : 1;
}

/** Out: how it ended, unless it was delivered. */
async function decide(
  { world, me }: Stage,
  target: ProfileRow,
  { accessPackageId, policies }: OfferedPackage,
  { asks, approval }: LinePackage,
): Promise<End | undefined> {
  const { graph, tenant } = world;
  const policy = policies?.[0];
  const filed = await graph.submitRequest(me, {
    accessPackageId,
    ...(policy === undefined ? {} : { policyId: policy.policyId }),
    targetId: target.oid,
    ...(target.oid === me.oid ? {} : { target: { name: target.displayName, mail: target.username } }),
    justification: asks === 'reason' ? 'I need it for my work.' : '',
    answers: (policy?.questions ?? []).map(
      ({ id, kind }): Answer => ({ questionId: id, kind, value: 'Work there', displayValue: 'Work there' }),
    ),
    schedule: null,
  });
  tenant.core.clock.advance(hour);
  if (approval === 'waits') return 'waits for approval';
  if (approval !== 'none') {
    const decision = approval === 'denies' ? 'Deny' : 'Approve';
    const approver = world.person(people.approver);
    const { id } = unwrap(filed);
    const [stages] = await graph.approvalStages(approver, [id]);
    const waits = unwrap(found(stages)).find(({ isInProgress }) => isInProgress);
    const [decided] = await graph.decideStages(approver, [
      { approvalId: id, stageId: found(waits).id, decision, justification: 'Decided.' },
    ]);
    unwrap(found(decided));
    if (decision === 'Deny') return 'denied';
  }
  // Knock tries for two hours whether it works.
  tenant.core.clock.advance(2 * hour);
  return undefined;
}

/** Whether it works now: the site's own word, as Knock asks for it; of an application, the page itself. */
async function triedAgain(
  { world, scene, line, me, browser: own, fetch }: Stage,
  target: ProfileRow,
  given: LinePackage,
  denial: Denial,
): Promise<End> {
  const isMine = target.oid === me.oid;
  const browser = isMine ? own : await browserOf(world.tenant, target.username, scene.home);
  if (scene.kind === 'application') return (await opens(browser, line.page)) ? 'can open' : 'still refused';
  if (scene.kind !== 'site' || given.on === 'group') return 'delivered';
  const part = line.part === undefined ? denial.part : placeOf(scene, line.part.path);
  const question = { web: scene.site, username: target.username, ...(part === undefined ? {} : { part }) };
  const answer = await askSite(question, isMine ? fetch : browser.fetch);
  const reach = answer.state === 'opens' ? (answer.part ?? answer.reach) : answer.state;
  if (reach === 'refuses' || reach === 'gone') return 'still refused';
  return reach === 'cantTell' ? 'delivered' : `can ${reach}`;
}

async function opens(browser: TestBrowser, page: string): Promise<boolean> {
  const visit = await browser.open(page);
  return visit.url.hostname === new URL(page).hostname;
}

/** The part as SharePoint calls it. */
function placeOf({ tenant, site }: Scene, path: string): SitePart {
  const { list, item } = placeIds(found(tenant.sites.find(({ url }) => url === site)), path);
  return path === listPath(path) ? { listId: list } : { listId: list, itemId: item };
}
