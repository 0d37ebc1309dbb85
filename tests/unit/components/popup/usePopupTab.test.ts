import { describe, expect, it } from 'vitest';
import { neededTab } from '../../../../components/popup/usePopupTab.ts';

describe('the popup', () => {
  it.each([
    [true, true, 'page'],
    [false, true, 'approvals'],
    [false, false, 'requests'],
  ])('refused %s, approvals that wait %s: opens on %s', (isDenied, waiting, tab) => {
    expect(neededTab(isDenied, waiting)).toBe(tab);
  });
});
