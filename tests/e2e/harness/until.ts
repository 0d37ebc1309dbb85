/**
 * Asks until the answer satisfies; rejects with the last answer after `timeout` ms. For conditions that give no event
 * (tenant log, badge, notifications); pages are waited for by their own locators.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  satisfies: (answer: T) => boolean = Boolean,
  timeout = 10_000,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (performance.now() > end) throw new Error(`${what}: still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
