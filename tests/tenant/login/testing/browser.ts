/** A browser without scripts: follows redirects, keeps cookies by host, submits forms. */
export interface TestBrowser {
  /** Opens an address; stops before a host that the handler does not serve. */
  open(url: string): Promise<Visit>;
  /** Presses a submit button of the page, with the form's hidden and given fields. */
  press(
    visit: Visit,
    button: { name: string; value: string },
    fields?: Record<string, string>,
  ): Promise<Visit>;
  clearCookies(host: string): void;
  /** What a page's or extension's own request gets with these cookies; redirects are not followed. */
  fetch: typeof fetch;
}

export interface Visit {
  url: URL;
  status: number;
  text: string;
  headers: Headers;
}

type Handler = (request: Request) => Promise<Response> | Response;

const extensionHost = '.chromiumapp.org';

export function createTestBrowser(handle: Handler): TestBrowser {
  const jar = new Map<string, Map<string, string>>();

  async function request(url: URL, init: RequestInit): Promise<Response> {
    const cookies = jar.get(url.hostname) ?? new Map<string, string>();
    jar.set(url.hostname, cookies);
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await handle(new Request(url, { ...init, headers }));
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  }

  async function send(url: URL, init: RequestInit, hops = 0): Promise<Visit> {
    if (url.hostname.endsWith(extensionHost)) return { url, status: 0, text: '', headers: new Headers() };
    if (hops > 12) throw new Error(`redirect loop at ${url.href}`);
    const response = await request(url, init);
    const location = response.headers.get('location');
    if (location) return send(new URL(location, url), {}, hops + 1);
    const visit = { url, status: response.status, text: await response.text(), headers: response.headers };
    return visit.text.includes('id="hiddenform"') ? submit(visit, {}) : visit;
  }

  function submit(
    { url, text }: Visit,
    fields: Record<string, string>,
    action = attribute(text, 'form', 'action'),
  ) {
    const body = new URLSearchParams({ ...hiddenFields(text), ...fields });
    return send(new URL(action, url), {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  return {
    open: (url) => send(new URL(url), {}),
    press: (visit, { name, value }, fields = {}) => {
      const button = [...visit.text.matchAll(/<button[^>]*>/g)]
        .map(([tag]) => tag)
        .find((tag) => tag.includes(`name="${name}"`) && tag.includes(`value="${value}"`));
      if (!button) throw new Error(`no button ${name}=${value} at ${visit.url.href}`);
      const action = /formaction="([^"]*)"/.exec(button)?.[1];
      return submit(visit, { ...fields, [name]: value }, action && unescaped(action));
    },
    clearCookies: (host) => void jar.delete(host),
    fetch: (input, init) => request(new URL(String(input)), init ?? {}),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

function hiddenFields(text: string): Record<string, string> {
  const inputs = text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function attribute(text: string, element: string, name: string): string {
  return unescaped(new RegExp(`<${element}[^>]* ${name}="([^"]*)"`).exec(text)?.[1] ?? '');
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
