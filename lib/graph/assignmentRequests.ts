import * as v from 'valibot';
import { type Failure, ok } from '../platform/failure.ts';
import { onceEach } from '../platform/onceEach.ts';
import type { GraphApi } from './api.ts';
import { asApprover, asEmployee, type GraphContext, part } from './context.ts';
import { assignmentRequest } from './decode/assignmentRequest.ts';
import { isAboutLicense } from './decode/error.ts';
import { encodeRequest } from './encodeRequest.ts';
import { readExpanded } from './expanded.ts';
import { requestIdOf, writeOutcome } from './outcome.ts';
import { requestExpands, requestsOf, requestsPath } from './paths.ts';

const waitingExpands = [
  'requestor,accessPackage,assignment($expand=target,assignmentPolicy)',
  'requestor,accessPackage,assignment($expand=target)',
] as const;

const madeExpands = ['accessPackage,assignment($expand=target)', requestExpands[1]] as const;

/** Filing, cancelling and listing requests. */
export const assignmentRequests = (
  context: GraphContext,
): Pick<GraphApi, 'submitRequest' | 'cancelRequest' | 'myRequests' | 'requestsToApprove'> => ({
  async submitRequest(profile, request) {
    const body = encodeRequest(request, profile.cloud);
    const sent = await context.send({
      profile,
      access: asEmployee,
      method: 'POST',
      path: requestsPath,
      body,
    });
    const outcome = writeOutcome(sent, refusedSubmit);
    if (!outcome.ok) return outcome;
    const parsed = v.safeParse(assignmentRequest, outcome.value.body);
    if (parsed.success) return { ok: true, value: parsed.output };
    const where = 'assignmentRequest';
    const failure: Failure = { kind: 'malformedAnswer', where, ...requestIdOf(outcome.value) };
    return { ok: false, maybe: true, failure };
  },

  async cancelRequest(profile, graphId) {
    const path = `${requestsPath}/${part(graphId)}/cancel`;
    const sent = await context.send({ profile, access: asEmployee, method: 'POST', path });
    // 200 in the reference's text, 204 in its sample (seen 2026-09): any 2xx.
    const outcome = writeOutcome(sent, () => undefined);
    return outcome.ok ? { ok: true, value: undefined } : outcome;
  },

  async myRequests(profile, on, onUnreadable) {
    const read = await readExpanded(context, {
      profile,
      access: asEmployee,
      path: requestsOf(on ?? 'target'),
      expands: on === undefined ? requestExpands : madeExpands,
      where: on === undefined ? 'assignmentRequests' : 'requestsMade',
      schema: assignmentRequest,
      onUnreadable,
    });
    if (!read.ok || on !== undefined) return read;
    // The list itself says for whom they are.
    const target = { objectId: profile.oid, displayName: '', principalName: '' };
    return ok(read.value.map((request) => ({ target, ...request })));
  },

  async requestsToApprove(profile, as) {
    const read = await readExpanded(context, {
      profile,
      access: as === 'approver' ? asApprover : asEmployee,
      path: requestsOf('approver'),
      // The policy is for nobody but who decides, and mostly refused to them.
      expands: as === 'approver' ? [waitingExpands[0], waitingExpands[1]] : [waitingExpands[1]],
      where: `requestsOf${as}`,
      schema: assignmentRequest,
    });
    return read.ok ? ok(onceEach(read.value)) : read;
  },
});

/**
 * `AadPremiumLicenseRequired` is what Microsoft's governance services say. Graph documents no codes for a refused
 * request (reference as of 2026-09), and its message is not read. The caller reads the requirements and its own requests
 * again to learn which rule it was.
 */
const refusedSubmit = (status: number, body: unknown): Failure | undefined =>
  status === 403 && isAboutLicense(body)
    ? { kind: 'notRequestable', why: 'license' }
    : status === 400 || status === 409 || status === 422
      ? { kind: 'notRequestable', why: 'refused' }
      : undefined;
