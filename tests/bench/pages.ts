import type { Tab } from './tab.ts';

const manyNodes = '<div>.</div>'.repeat(10_000); // an element and a text each

/** The page with 20,000 nodes more. */
export const heavy = (page: string): string => page.replace('</body>', `${manyNodes}</body>`);

/** The page, changed by its own script all the time. */
export const busy = (page: string): string =>
  page.replace(
    '</body>',
    `<script>setInterval(() => {
      const line = document.createElement('p');
      line.textContent = 'one more';
      document.body.append(line);
      if (document.body.childElementCount % 2) document.body.firstElementChild.textContent += '.';
    }, 20);</script></body>`,
  );

/** Answers every document of a tab below an address with a page of our own; what it returns sets the page. */
export async function answerWith(tab: Tab, urlPattern: string): Promise<(html: string) => void> {
  let html = '';
  await tab.send('Fetch.enable', { patterns: [{ urlPattern, resourceType: 'Document' }] });
  tab.on<{ requestId: string }>('Fetch.requestPaused', ({ requestId }) => {
    const responseHeaders = [{ name: 'content-type', value: 'text/html; charset=utf-8' }];
    const body = Buffer.from(html).toString('base64');
    void tab.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body });
  });
  return (page) => {
    html = page;
  };
}
