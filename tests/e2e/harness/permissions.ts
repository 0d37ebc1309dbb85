import type { Knock } from './knock.ts';

/** The same, and asks for them at once: for what is not about asking. */
export async function grantHosts(knock: Knock, patterns: readonly string[]): Promise<void> {
  await allowHosts(knock, patterns);
  await knock.desk.evaluate((origins) => chrome.permissions.request({ origins }), [...patterns]);
}

/**
 * Lets the browser allow these hosts without its prompt, which no test can reach: the extension's own request, from a
 * real click, then comes true at once. The prompt itself is the browser's.
 */
export async function allowHosts(knock: Knock, patterns: readonly string[]): Promise<void> {
  const page = await knock.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([id, hosts]) => {
      const api = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
      for (const host of hosts) await api.addHostPermission(id, host);
    },
    [knock.extensionId, patterns] as const,
  );
  await page.close();
}

interface DeveloperPrivate {
  addHostPermission(id: string, host: string): Promise<void>;
}
