import { describe, expect, it, vi } from 'vitest';
import { createSiteQuestions } from '../../../entrypoints/background/siteQuestions.ts';
import type { DenialSession } from '../../../lib/offer/denialSessions.ts';
import { siteKey } from '../../../lib/resource/resource.ts';
import type { SiteAnswer } from '../../../lib/site/siteAnswer.ts';
import type { ProfileRow } from '../../../lib/store/rows.ts';
import { found } from '../graph/world.ts';

const profile = { profile: 'p1', username: 'adelev@contoso.com' } as unknown as ProfileRow;
const session = (change: object = {}, id = 'report') =>
  ({
    id,
    tabId: 1,
    denial: {
      product: 'sharePoint',
      curable: 'yes',
      resources: [{ key: found(siteKey('https://contoso.sharepoint.com/sites/Marketing')), from: 'path' }],
      ...change,
    },
  }) as unknown as DenialSession;

function start(isEnabled = true) {
  const answers: ((answer: SiteAnswer) => void)[] = [];
  const askSite = vi.fn(() => new Promise<SiteAnswer>((resolve) => answers.push(resolve)));
  const questions = createSiteQuestions({ askSite, isEnabled: async () => isEnabled });
  const changes = vi.fn();
  questions.onChange(changes);
  return { questions, askSite, changes, answer: (one: SiteAnswer) => answers.shift()?.(one) };
}
const refuses: SiteAnswer = { state: 'refuses' };

describe('the question to the site', () => {
  it('is put once a report and account, with the part, and is waited for', async () => {
    const { questions, askSite, changes, answer } = start();
    const report = session({ part: { listId: 'l' } });
    const asked = questions.ask(report, profile);
    expect(questions.answerOf(report, profile)).toEqual({ isAskingSite: true });
    void questions.ask(report, profile);
    await vi.waitFor(() => expect(askSite).toHaveBeenCalledTimes(1));
    expect(askSite).toHaveBeenCalledWith({
      web: 'https://contoso.sharepoint.com/sites/marketing',
      username: 'adelev@contoso.com',
      part: { listId: 'l' },
    });
    answer(refuses);
    expect(await asked).toEqual(refuses);
    expect(questions.answerOf(report, profile)).toEqual({ site: refuses });
    expect(changes).toHaveBeenCalledTimes(1);
  });

  it('is waited for no longer than 300 ms; a later answer is told all the same', async () => {
    vi.useFakeTimers();
    try {
      const { questions, changes, answer } = start();
      const asked = questions.ask(session(), profile);
      await vi.advanceTimersByTimeAsync(299);
      expect(questions.answerOf(session(), profile)).toEqual({ isAskingSite: true });
      await vi.advanceTimersByTimeAsync(1);
      expect(questions.answerOf(session(), profile)).toEqual({});
      expect(changes).toHaveBeenCalledTimes(1);
      answer(refuses);
      await asked;
      expect(questions.answerOf(session(), profile)).toEqual({ site: refuses });
      expect(changes).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says that the page is open where only the person says that it refuses', async () => {
    const { questions, askSite } = start();
    void questions.ask(session({ isManual: true }), profile);
    await vi.waitFor(() => expect(askSite).toHaveBeenCalledWith(expect.objectContaining({ isOpen: true })));
  });

  it.each([
    ['switched off', false, {}],
    ['another product', true, { product: 'entra' }],
    ['nothing a package could cure', true, { curable: 'no' }],
    ['no site among what was refused', true, { resources: [] }],
  ])('is not put: %s', async (_why, isEnabled, change) => {
    const { questions, askSite } = start(isEnabled);
    expect(await questions.ask(session(change), profile)).toBeUndefined();
    expect(askSite).not.toHaveBeenCalled();
    expect(questions.answerOf(session(change), profile)).toEqual({});
  });

  it('keeps what belongs to reports apart, and no more than fifty of them', async () => {
    const { questions, askSite, answer } = start();
    const first = questions.ask(session({}, 'first'), profile);
    await vi.waitFor(() => expect(askSite).toHaveBeenCalled());
    answer(refuses);
    await first;
    expect(questions.answerOf(session({}, 'other'), profile)).toEqual({});
    for (let at = 0; at < 50; at += 1) void questions.ask(session({}, `r${at}`), profile);
    expect(questions.answerOf(session({}, 'first'), profile)).toEqual({});
  });
});
