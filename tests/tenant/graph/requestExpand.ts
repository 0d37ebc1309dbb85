import { Refusal } from '../state/refusal.ts';
import type { Call } from './route.ts';

/** `$expand` on one's own requests and assignments is shown by no reference page: a switch decides. */
export function checkRequestExpand(call: Call): void {
  const position = call.state.switches.get('requestExpand');
  const names = call.query.expand.flatMap(({ name, query }) => [
    name,
    ...query.expand.map((one) => one.name),
  ]);
  const isRefused =
    position === 'badRequest'
      ? names.length > 0
      : position === 'withoutPeople' && names.some((name) => name === 'requestor' || name === 'target');
  if (isRefused) throw new Refusal(400, 'BadRequest', '$expand is not supported on this function.');
}
