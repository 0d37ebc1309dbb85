import { Hono } from 'hono';
import { html, page, raw } from './html.ts';

/**
 * Other products' pages as far as they are known (denied-page research, 2026-11): those that refuse, their sisters
 * that do not, and single-page shells that answer 200 to everybody. No more of their DOM than is relied on.
 */
export function createServicesApp(): Hono {
  const app = new Hono();
  app.all('*', (c) => {
    const url = new URL(c.req.url);
    return answers[kindOf(url.hostname)]?.(url, c.req.raw.headers) ?? shell('Nothing special');
  });
  return app;
}

type Answer = (url: URL, headers: Headers) => Response;

const kindOf = (host: string): string =>
  host.endsWith('.msappproxy.net')
    ? 'applicationProxy'
    : host.endsWith('.dynamics.com')
      ? 'dynamics'
      : host.endsWith('.amazonaws.com')
        ? 'aws'
        : host;

const shell = (title: string, body = '<p>Everything is fine here.</p>', status = 200): Response =>
  page(
    html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body><h1>${title}</h1>${raw(body)}</body></html>`,
    status,
  );

const uhOh = (status: number, title: string): Response =>
  shell(title, `<div class="title">${status} - Uh-oh, you do not have access.</div>`, status);

const answers: Record<string, Answer> = {
  'dev.azure.com': ({ pathname }) => {
    if (pathname.startsWith('/contoso/Secret'))
      return uhOh(401, "TF400813: The user 'AdeleV@contoso.com' is not authorized to access this resource.");
    if (pathname.startsWith('/contoso/Hidden'))
      return uhOh(
        404,
        "VS800075: The project with id 'Hidden' does not exist, or you do not have permission to access it.",
      );
    if (pathname.startsWith('/contoso/Guarded'))
      return uhOh(403, 'VS403463: The conditional access policy defined by your administrator has failed.');
    return shell('How to fix TF400813 - Wiki', '<p>TF400813: The user is not authorized …</p>');
  },
  applicationProxy: ({ pathname }) => {
    if (pathname === '/ok') return shell('Intranet');
    const [status, words] = pathname === '/slow' ? [504, 'Gateway Timeout'] : [403, 'Forbidden'];
    return shell(
      "This corporate app can't be accessed.",
      `<p>This corporate app can't be accessed.</p><p>You are not authorized to access this application.</p><footer>Status Code: ${words}</footer>`,
      Number(status),
    );
  },
  dynamics: ({ pathname }) =>
    pathname === '/refused'
      ? shell('Error', '<p>0x80072560 The user is not a member of the organization.</p>', 403)
      : shell('Dynamics 365'),
  aws: ({ pathname }) =>
    pathname.startsWith('/saml/assertion/') && !pathname.endsWith('apl-fedcba9876543210')
      ? Response.json({
          message: 'No access',
          __type: 'com.amazonaws.switchboard.portal#ForbiddenException',
        })
      : shell('AWS access portal'),
  'teams.microsoft.com': ({ pathname }) =>
    shell(
      'Microsoft Teams',
      pathname.startsWith('/l/') ? "<script>history.replaceState(null, '', '/v2/');</script>" : undefined,
    ),
  'wiki.contoso-apps.example': ({ pathname, searchParams }, headers) => {
    if (pathname === '/knock/map.json') return tagged(searchParams.get('map') ?? '', headers);
    if (pathname.startsWith('/secret')) return shell('403', '<p>Not for you.</p>', 403);
    if (pathname.startsWith('/app')) return shell('Wiki', singlePage);
    if (pathname.startsWith('/late')) return shell('Wiki', late);
    return shell('Wiki');
  },
};

/** A file with this text, as a server that knows `ETag` gives it. */
function tagged(text: string, headers: Headers): Response {
  const etag = `"${text.length}"`;
  return headers.get('If-None-Match') === etag
    ? new Response(null, { status: 304, headers: { etag } })
    : new Response(text, { headers: { 'content-type': 'application/json', etag } });
}

/** Shows its refusal without loading anything, and takes it back. */
const singlePage = `
<button id="closed">Closed board</button><button id="later">Slow board</button>
<button id="open">Open board</button><main></main>
<script>
const refuse = () => {
  document.querySelector('main').innerHTML = '<div class="no-access">This board is closed.</div>';
};
const show = () => {
  document.querySelector('main').innerHTML = '<p>Board</p>';
  if (location.pathname.endsWith('/closed')) refuse();
  if (location.pathname.endsWith('/later')) setTimeout(refuse, 500);
};
for (const id of ['closed', 'later', 'open'])
  document.getElementById(id).onclick = () => { history.pushState(null, '', '/app/' + id); show(); };
show();
</script>`;

/** Shows its refusal a second after it has loaded. */
const late = `<main></main><script>
setTimeout(() => { document.querySelector('main').innerHTML = '<div class="no-access">Closed.</div>'; }, 1000);
</script>`;
