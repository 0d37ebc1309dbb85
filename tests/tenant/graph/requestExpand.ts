import { Refusal } from '../state/refusal.ts';
import type { Call } from './route.ts';

/** `$expand` on one's own requests and assignments is shown by no reference page: a switch decides. */
export function checkRequestExpand(call: Call): void {
  const refused = call.state.switches.get('requestExpand') === 'badRequest';
  if (refused && call.query.expand.length > 0)
    throw new Refusal(400, 'BadRequest', '$expand is not supported on this function.');
}
