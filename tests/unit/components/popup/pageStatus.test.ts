import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageStatus } from '../../../../components/popup/pageStatus.ts';

const executeScript = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { scripting: { executeScript } } }));

beforeEach(() => {
  executeScript.mockReset();
});

describe('the status of the page behind the popup', () => {
  it('is read in the tab', async () => {
    executeScript.mockResolvedValue([{ result: 404 }]);
    expect(await pageStatus(7)).toBe(404);
    expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 7 } }));
  });

  it('is not known where the browser lets nobody look, or tells nothing', async () => {
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page'));
    expect(await pageStatus(7)).toBe(0);
    executeScript.mockResolvedValue([{}]);
    expect(await pageStatus(7)).toBe(0);
    executeScript.mockResolvedValue([]);
    expect(await pageStatus(7)).toBe(0);
  });
});
