import { describe, expect, it } from 'vitest';
import { askingWay } from '../../../../components/offer/packageFacts.ts';
import { team, visitor } from '../../../gallery/people.ts';

describe('a package is asked for', () => {
  const guess = { ...visitor, match: 'guess' as const, isOneClick: false };
  it.each([
    ['in one click when nothing is asked', visitor, 'oneClick'],
    ['with a reason in the card when only that is asked', team, 'justification'],
    ['in the form otherwise', { ...team, asksOnlyJustification: false }, 'form'],
    ['after a confirmation when it is a guess', guess, 'guess'],
    ['not at all when the person may not', { ...visitor, policies: [] }, 'notForYou'],
  ])('%s', (_name, offered, way) => expect(askingWay(offered)).toBe(way));
});
