import { type Html, html } from '../../pages/html.ts';
import { accountKey, type Person } from '../accounts.ts';
import { signInPage } from './shell.ts';

export interface Picker {
  /** Parks the request meanwhile. */
  ctx: string;
  /** Path of the sign-in form, `/{tenant}/login`. */
  loginPath: string;
  applicationName: string;
  /** Accounts of this browser's session, shown first. */
  signedIn: Person[];
  /** Everybody who could sign in here. */
  others: Person[];
  /** What the application suggested. */
  hint: string | undefined;
  /** What was typed and is nobody. */
  unknownName?: string;
}

/**
 * Account picker and sign-in form in one: a click on a person signs them in, there are no passwords.
 * `$Config.sErrorCode` is `50058` on this healthy page, as on the real one: a trap for readers of codes alone.
 */
export function pickerPage(picker: Picker): Html {
  const { ctx, loginPath, signedIn, others } = picker;
  return signInPage({
    pageId: 'ConvergedSignIn',
    title: 'Sign in to your account',
    config: { sErrorCode: '50058', iErrorCode: 50058, sErrTxt: '', urlPost: loginPath, sCtx: ctx },
    body: html`
<h1>${signedIn.length > 0 ? 'Pick an account' : 'Sign in'}</h1>
<p>to continue to ${picker.applicationName}</p>
<form method="post">
<input type="hidden" name="ctx" value="${ctx}">
${signedIn.map((person) => tile(person, `/common/reprocess?ctx=${ctx}`, 'Signed in'))}
</form>
<form method="post" action="${loginPath}">
<input type="hidden" name="ctx" value="${ctx}">
<details id="use-another" ${(signedIn.length === 0 || picker.unknownName !== undefined) && 'open'}>
<summary>Use another account</summary>
${picker.unknownName !== undefined && html`<p role="alert">We couldn't find an account named ${picker.unknownName}.</p>`}
<label for="i0116">Email</label>
<input type="text" id="i0116" name="loginfmt" autocomplete="off" value="${picker.hint ?? ''}">
<p><label><input type="checkbox" id="kmsi" name="kmsi" value="1"> Stay signed in</label></p>
<div class="row"><button class="primary" id="idSIButton9" type="submit">Next</button></div>
<div class="people">
${others.map((person) => tile(person, loginPath, person.user.userType === 'guest' ? 'Guest' : undefined))}
</div>
</details>
</form>`,
  });
}

function tile({ account, user }: Person, action: string, note: string | undefined): Html {
  return html`
<button class="tile" type="submit" name="account" value="${accountKey(account)}" id="account-${account.homeUserId}"
 data-upn="${user.userPrincipalName}" formaction="${action}">${user.displayName}
<span>${user.userPrincipalName}</span>${note !== undefined && html`<span>${note}</span>`}</button>`;
}
