import { type Html, html, raw } from '../html.ts';
import type { WebUser } from '../webSessions.ts';

export interface SharePointPage {
  title: string;
  /** Name of the site in the header; absent: none, as on error pages. */
  siteTitle?: string | undefined;
  siteUrl?: string | undefined;
  person?: WebUser | undefined;
  /** Further elements of the head. */
  head?: Html;
  body: Html;
}

/** A calm page in the manner of SharePoint: bar, site header, content. */
export function sharePointPage({ title, siteTitle, siteUrl, person, head, body }: SharePointPage): Html {
  return html`
<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
<style>${raw(styles)}</style>
</head>
<body>
<header class="suite"><span class="waffle" aria-hidden="true"></span><span class="product">SharePoint</span>
${person && html`<span class="me" title="${person.user.userPrincipalName}">${person.user.displayName}</span>`}</header>
${siteTitle !== undefined && siteHeader(siteTitle, siteUrl ?? '/')}
<main>${body}</main>
</body>
</html>`;
}

function siteHeader(siteTitle: string, siteUrl: string): Html {
  const initials = siteTitle
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
  return html`
<section class="site" aria-label="Site header"><span class="logo" aria-hidden="true">${initials}</span><a href="${siteUrl}">${siteTitle}</a>
<nav aria-label="Site"><a href="${siteUrl}/SitePages/Home.aspx">Home</a>
<a href="${siteUrl}/SitePages/Documents.aspx">Documents</a><a href="${siteUrl}/SitePages/Team.aspx">Team</a></nav></section>`;
}

const styles = `
:root { color-scheme: light; font: 15px/1.5 'Segoe UI', system-ui, sans-serif; color: #242424; background: #faf9f8; }
body { margin: 0; }
.suite { background: #036c70; color: #fff; height: 48px; display: flex; align-items: center; gap: 14px; padding: 0 16px; }
.waffle { width: 18px; height: 18px; background: radial-gradient(circle, #fff 2px, transparent 2.4px) 0 0 / 6px 6px; }
.product { font-weight: 600; }
.me { margin-inline-start: auto; font-size: 13px; }
.site { background: #fff; border-block-end: 1px solid #e1dfdd; display: flex; align-items: center; gap: 16px; padding: 16px 32px; flex-wrap: wrap; }
.site > a { font-size: 22px; font-weight: 600; color: inherit; text-decoration: none; }
.logo { width: 44px; height: 44px; background: #036c70; color: #fff; display: grid; place-items: center; font-weight: 600; border-radius: 4px; }
nav { display: flex; gap: 18px; margin-inline-start: 12px; }
nav a { color: #424242; text-decoration: none; }
main { max-width: 1040px; margin: 0 auto; padding: 32px; }
h1 { font-size: 28px; line-height: 1.25; font-weight: 600; margin: 0 0 12px; }
.hero { background: linear-gradient(120deg, #036c70, #4aa3a5); color: #fff; border-radius: 6px; padding: 48px 40px; margin-block-end: 24px; }
.hero h1 { color: #fff; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 16px; }
.card { background: #fff; border: 1px solid #e1dfdd; border-radius: 6px; padding: 16px; }
.card h2 { font-size: 16px; margin: 0 0 4px; }
.denied { max-width: 520px; margin: 56px 0 0; }
textarea { width: 100%; box-sizing: border-box; font: inherit; min-height: 88px; padding: 8px; border: 1px solid #8a8886; border-radius: 2px; }
button { font: inherit; padding: 6px 18px; border: 1px solid #036c70; background: #036c70; color: #fff; border-radius: 2px; cursor: pointer; margin-block-start: 12px; }
iframe { border: 1px solid #e1dfdd; }
:focus-visible { outline: 2px solid #036c70; outline-offset: 2px; }
`;
