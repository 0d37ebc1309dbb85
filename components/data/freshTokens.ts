import { send } from '../../lib/messaging/client.ts';
import { minute } from '../../lib/platform/durations.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import type { ProfileRow } from '../../lib/store/rows.ts';
import { readSessionMemory, type Tokens, tokensIn } from './useSessionMemory.ts';

const isFresh = (token: Tokens['employee']): boolean =>
  token !== undefined && token.until > Date.now() + 2 * minute;

/**
 * The tokens of a person, good for two minutes at least. Where one is older, the worker is asked for what it needs a
 * token for anyway: one's requests, or the queue. What can't be had is left out.
 */
export async function freshTokens(profile: ProfileRow, settings: Settings): Promise<Partial<Tokens>> {
  const now = async () => tokensIn(await readSessionMemory(), profile, settings);
  let tokens = await now();
  if (!isFresh(tokens.employee)) {
    await send('refresh', { what: 'requests' });
    tokens = await now();
  }
  if (settings.approvals && !isFresh(tokens.approver)) {
    await send('openApprovals', undefined);
    tokens = await now();
  }
  const { employee, approver } = tokens;
  return { ...(isFresh(employee) && { employee }), ...(isFresh(approver) && { approver }) };
}
