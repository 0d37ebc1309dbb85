import { type Html, html } from '../html.ts';
import type { WebUser } from '../webSessions.ts';
import { sharePointPage } from './frame.ts';

export interface DenialPage {
  /** Of the address: `web`, `list`, `item`, `accessremoved` or none. */
  type: string | undefined;
  person: WebUser | undefined;
  /** SharePoint's own request form was sent. */
  asked: boolean;
  /** Further markup, for hostile variants. */
  extra?: Html;
}

/**
 * SharePoint's AccessDenied page. `SharePointError` and `ms-accessDenied-reqDialog` are in the server's templates; the
 * rest of the real page's DOM is not known and nothing may rely on it.
 */
export function denialPage({ type, person, asked, extra }: DenialPage): Html {
  const removed = type === 'accessremoved';
  return sharePointPage({
    title: removed ? 'Error' : 'Access required',
    person,
    head: html`<meta name="SharePointError" content="1"><meta name="Robots" content="NOINDEX ">`,
    body: html`
<div class="denied" id="ms-accessDenied-reqDialog">
<h1>${removed ? 'Access restricted' : 'Access required'}</h1>
<p>${sentence(type)}</p>
${!removed && (asked ? sent : form)}
<div id="ctl00_PlaceHolderMain_AccessDeniedAdditionalDetails"></div>
</div>${extra}`,
  });
}

function sentence(type: string | undefined): string {
  if (type === 'accessremoved') return "Due to organizational policies, you can't access this resource.";
  if (type === 'item' || type === 'list') return 'You need permission to access this item.';
  return 'You need permission to access this site.';
}

const form = html`
<form method="post">
<label for="ctl00_PlaceHolderMain_AccessRequestsDialog">Message</label>
<textarea id="ctl00_PlaceHolderMain_AccessRequestsDialog" name="message">I'd like access, please.</textarea>
<button type="submit">Request Access</button>
</form>`;

const sent = html`<p>Awaiting approval. We'll let you know about any updates.</p>`;
