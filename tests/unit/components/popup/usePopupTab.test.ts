import { describe, expect, it } from 'vitest';
import { neededTab } from '../../../../components/popup/usePopupTab.ts';

describe('the popup', () => {
  it.each([
    [true, 3, 'page'],
    [false, 3, 'approvals'],
    [false, 0, 'requests'],
  ])('refused %s, %d approvals: opens on %s', (isDenied, waiting, tab) => {
    expect(neededTab(isDenied, waiting)).toBe(tab);
  });
});
