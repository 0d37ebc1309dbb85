import { type Html, html, raw, scriptJson } from '../../pages/html.ts';
import { signInPage } from './shell.ts';

/** Posts fields to the application by itself, or by a button where scripts are off. */
export function formPostPage(action: string, fields: Record<string, string>): Html {
  return html`
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Working...</title><link rel="icon" href="data:,"></head>
<body>
<form method="post" action="${action}" id="hiddenform">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<noscript><button type="submit">Continue</button></noscript>
</form>
<script>document.getElementById('hiddenform').submit();</script>
</body>
</html>`;
}

/** Healthy pages between the name and the application: none of them refuses anybody. */
export const interrupts: Record<string, string> = {
  ConvergedTFA: 'Verify your identity',
  ConvergedProofUpRedirect: 'More information required',
  KmsiInterrupt: 'Stay signed in?',
  BssoInterrupt: 'Trying to sign you in',
};

/** One of `interrupts`; the MFA registration carries a code in `iErrorCode` like the real one. */
export function interruptPage(pageId: string): Html {
  return signInPage({
    pageId,
    title: 'Sign in to your account',
    config: pageId === 'ConvergedProofUpRedirect' ? { iErrorCode: 50203 } : { sErrorCode: '' },
    body: html`<h1>${interrupts[pageId] ?? ''}</h1><p>Continue to your application.</p>`,
  });
}

/** `/error?code=50105`: talks about a code on the very host of the real refusals, and refuses nobody. */
export function errorTalkPage(code: string): Html {
  return html`
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Error</title><link rel="icon" href="data:,">
<script>var errorLookup = ${scriptJson({ code })};</script>
<style>${raw('body{font:15px/1.5 system-ui,sans-serif;margin:48px auto;max-width:640px;padding:0 24px}')}</style></head>
<body>
<h1>Look up an error</h1>
<form><label>Error code or message <input name="code" value="${code}"></label> <button>Submit</button></form>
<table><tr><th>Error Code</th><td>${code}</td></tr>
<tr><th>Message</th><td>Your administrator has configured the application {appName} ('{appId}') to block users unless
they are specifically granted ('assigned') access to the application. The signed in user '{user}' is blocked.</td></tr>
<tr><th>Remediation</th><td>An administrator assigns the user to the application. See AADSTS${code}.</td></tr></table>
</body>
</html>`;
}

/** After sign-out without a page to return to. */
export function signedOutPage(): Html {
  return signInPage({
    pageId: 'Converged_SignOut',
    title: 'Sign out',
    config: {},
    body: html`<h1>You signed out of your account</h1><p>It's a good idea to close all browser windows.</p>`,
  });
}
