import type { Need } from '../../lib/entitlement/need.ts';
import type { Offer } from '../../lib/offer/offer.ts';
import type { MessageKey } from '../../lib/words/en.ts';
import type { Words } from '../../lib/words/words.ts';

type Held = Extract<Offer, { state: 'held' }>;

/** Why what is held doesn't help here. */
export const heldWords = {
  signIn: 'held.text',
  part: 'part.text',
  contradiction: 'held.contradiction',
} as const satisfies Record<Held['why'], MessageKey>;

export const nothingText = (need: Need | undefined, { t }: Words): string =>
  need === undefined || need === 'view' ? t('nothing.text') : t(`nothing.text.${need}`);

const needStates: readonly Offer['state'][] = ['looking', 'offer', 'nothing', 'held', 'opens', 'part'];

/** Whether the answer depends on what the person needs, where the thing knows degrees of access. */
export const isNeedAsked = ({ state }: Pick<Offer, 'state'>): boolean => needStates.includes(state);

/** What a role lets one do, with its own name where Knock can't tell. */
export const roleWords = (
  { reach, roleNames }: { reach?: Need; roleNames: readonly string[] },
  { t }: Words,
): string[] => (reach === undefined ? [...new Set(roleNames)] : [t(`need.reach.${reach}`)]);
