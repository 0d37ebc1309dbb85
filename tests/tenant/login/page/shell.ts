import { type Html, html, raw, scriptJson } from '../../pages/html.ts';

export interface SignInPage {
  /** `ConvergedSignIn`, `ConvergedError` …: both the meta element and `$Config.pgid`. */
  pageId: string;
  title: string;
  /** Further members of `$Config`, the state that Entra's own scripts read. */
  config: Record<string, unknown>;
  body: Html;
}

/**
 * One page of the sign-in service. Only what is known of the real one's machine-readable state is imitated: the
 * `PageID` meta element and `$Config={…};` up to the CDATA end as the first inline script. The look is ours.
 */
export function signInPage({ pageId, title, config, body }: SignInPage): Html {
  return html`
<!DOCTYPE html>
<html dir="ltr" lang="en">
<head>
<title>${title}</title>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="PageID" content="${pageId}">
<meta name="SiteID" content="">
<meta name="ReqLC" content="1033">
<meta name="LocLC" content="en-US">
<meta name="robots" content="none">
<link rel="icon" href="data:,">
<script>//<![CDATA[
$Config=${scriptJson({ pgid: pageId, ...config })};
//]]></script>
<style>${raw(styles)}</style>
</head>
<body>
<main id="lightbox">
<p class="brand">Simulated Entra ID</p>
${body}
</main>
</body>
</html>`;
}

const styles = `
:root { color-scheme: light; font: 15px/1.45 'Segoe UI', system-ui, sans-serif; color: #242424; background: #eef2f6; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; box-sizing: border-box; }
main { background: #fff; width: min(440px, 100%); padding: 36px 44px; box-sizing: border-box; box-shadow: 0 2px 6px rgb(0 0 0 / .18); overflow-wrap: anywhere; }
.brand { color: #616161; font-weight: 600; margin: 0 0 16px; }
h1 { font-size: 24px; line-height: 1.25; font-weight: 600; margin: 0 0 12px; }
button, input[type='text'] { font: inherit; }
.tile { display: block; width: 100%; text-align: start; background: #fff; border: 0; border-block-end: 1px solid #e0e0e0; padding: 10px 8px; cursor: pointer; }
.tile:hover { background: #f5f5f5; }
.tile span { display: block; color: #616161; font-size: 13px; }
.people { max-height: 300px; overflow: auto; margin-block-start: 16px; border-block-start: 1px solid #e0e0e0; }
.primary, .secondary { padding: 7px 20px; border: 1px solid #0f6cbd; background: #0f6cbd; color: #fff; cursor: pointer; min-width: 108px; }
.secondary { background: #fff; color: #242424; border-color: #8a8a8a; }
.row { display: flex; gap: 8px; justify-content: flex-end; margin-block-start: 20px; flex-wrap: wrap; }
input[type='text'] { width: 100%; box-sizing: border-box; padding: 7px 4px; border: 0; border-block-end: 1px solid #616161; }
summary { cursor: pointer; padding: 10px 8px; color: #0f6cbd; }
.details { color: #424242; font-size: 13px; }
.details p { margin: 4px 0; }
:focus-visible { outline: 2px solid #0f6cbd; outline-offset: 2px; }
`;
