import { type Html, html } from '../../pages/html.ts';
import type { Person } from '../accounts.ts';
import type { Client } from '../applications.ts';
import { signInPage } from './shell.ts';

export interface ConsentQuestion {
  ctx: string;
  client: Client;
  person: Person;
  /** Graph scopes by short name; empty when consent is merely repeated. */
  scopes: string[];
  forEverybody: boolean;
}

/** *Permissions requested*, with Accept and Cancel. */
export function consentPage({ ctx, client, person, scopes, forEverybody }: ConsentQuestion): Html {
  return signInPage({
    pageId: 'ConvergedConsent',
    title: 'Permissions requested',
    config: { sErrorCode: '', urlPost: '/common/Consent/Set', sCtx: ctx },
    body: html`
<p>${person.user.userPrincipalName}</p>
<h1>${forEverybody ? 'Permissions requested: review for your organization' : 'Permissions requested'}</h1>
<p><strong>${client.application.displayName}</strong> would like to:</p>
<ul>${scopes.map((scope) => html`<li>${scope}</li>`)}</ul>
<form method="post" action="/common/Consent/Set" class="row">
<input type="hidden" name="ctx" value="${ctx}">
<button class="secondary" id="idBtn_Back" type="submit" name="answer" value="cancel">Cancel</button>
<button class="primary" id="idBtn_Accept" type="submit" name="answer" value="accept">Accept</button>
</form>`,
  });
}
