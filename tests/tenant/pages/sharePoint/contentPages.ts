import type { SiteSeed } from '../../organization.ts';
import { includes, rights } from '../../state/permissionLevels.ts';
import { type Html, html } from '../html.ts';
import type { WebUser } from '../webSessions.ts';
import { sharePointPage } from './frame.ts';

export interface Content {
  site: SiteSeed;
  person: WebUser;
  address: URL;
  /** SharePoint's mask of what the person may do there. */
  held: bigint;
}

/**
 * Pages inside a site, all of them healthy; several look like trouble on purpose. By the last part of the path;
 * anything else is an ordinary page named after it.
 */
export function contentPage(content: Content): Html {
  const { site, person, address } = content;
  const name = decodeURIComponent(address.pathname.split('/').pop() ?? '');
  const special = pages[name.toLowerCase()];
  const { title, body } = special ? special(content) : ordinary(site, name);
  return sharePointPage({
    title: `${site.title} - ${title}`,
    siteTitle: site.title,
    siteUrl: site.url,
    person,
    body: html`${commands(content.held)}${body}`,
  });
}

/** SharePoint shows a command only to those who may use it. */
const commands = (held: bigint): Html => html`
<p class="commands">
${includes(held, rights.editListItems) && html`<button type="button">Edit</button>`}
${includes(held, rights.managePermissions) && html`<button type="button">Site permissions</button>`}
</p>`;

interface Part {
  title: string;
  body: Html;
}

const pages: Record<string, (content: Content) => Part> = {
  'home.aspx': ({ site, person }) => ({ title: 'Home', body: home(site, person) }),
  'known-errors.aspx': () => ({ title: 'Known errors', body: wiki }),
  'embedded.aspx': ({ site, address }) => ({
    title: 'Embedded',
    body: embedded(address.searchParams.get('frame') ?? `${site.url}/_layouts/15/AccessDenied.aspx?Type=web`),
  }),
  'accessdenied.aspx': () => ({ title: 'Access denied?', body: helpPage }),
  'newform.aspx': ({ address }) => ({
    title: 'New item',
    body: newForm(address.searchParams.get('Source') ?? ''),
  }),
};

function ordinary(site: SiteSeed, name: string): Part {
  const title = name.replace(/\.aspx$/i, '') || site.title;
  return { title, body: html`<h1>${title}</h1><p>This page belongs to ${site.title}.</p>` };
}

function home(site: SiteSeed, person: WebUser): Html {
  return html`
<section class="hero"><h1>${site.title}</h1><p>Good to see you, ${person.user.givenName ?? person.user.displayName}.</p></section>
<section class="cards" aria-label="News">
<article class="card"><h2>This month</h2><p>What we are working on, and who to ask.</p></article>
<article class="card"><h2>Documents</h2><p>Templates, plans and the latest figures.</p></article>
<article class="card"><h2>New here?</h2><p>Start with the short tour of ${site.title}.</p></article>
</section>`;
}

/** A wiki page that quotes refusals. */
const wiki = html`
<h1>Known errors</h1>
<p>Ticket 4711 quotes: <q>AADSTS50105: Your administrator has configured the application Payroll
('11111111-2222-4333-8444-555555555555') to block users unless they are specifically granted ('assigned') access to the
application.</q></p>
<p>Others saw <q>Access required. You need permission to access this site.</q> at an address like
<code>/sites/X/_layouts/15/AccessDenied.aspx?Source=…</code>. Answer: My Access.</p>`;

/** A content page named like the refusal, outside `/_layouts/`. */
const helpPage = html`<h1>Access denied?</h1><p>Sorry, you don't have access to this page: what that means, and whom to ask.</p>`;

const embedded = (frame: string): Html =>
  html`<h1>Team overview</h1><p>The other team's site, embedded:</p><iframe src="${frame}" width="480" height="320" title="Embedded site"></iframe>`;

const newForm = (source: string): Html =>
  html`<h1>New item</h1><form method="get" action="${source}"><label>Title <input name="title"></label> <button>Save</button></form>`;

/** `error.aspx`: a web part failed to load; `SharePointError` is there, with 0. */
export const errorAspx = sharePointPage({
  title: 'Error',
  head: html`<meta name="SharePointError" content="0">`,
  body: html`<h1>Something went wrong</h1><p>Can't load the application on this page. Use the browser's Back button to retry.</p>`,
});

export const notFoundPage = sharePointPage({
  title: 'Page not found',
  body: html`<h1>404 FILE NOT FOUND</h1><p>The site you're looking for isn't here.</p>`,
});
