import { readFileSync } from 'node:fs';

export interface Guide {
  title: string;
  /** HTML, in order. */
  steps: readonly string[];
  /** What to do after that. */
  next: readonly { title: string; text: string; url?: string }[];
}

const source = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Knock's own colours and type; what only the guide needs follows. */
const style = `
${['tokens', 'base'].map((name) => source(`components/style/${name}.css`).replace(/^@import.*$/m, '')).join('\n')}
body { background: var(--colorNeutralBackground2); font-size: 1rem; line-height: 1.5rem; }
main { display: grid; gap: var(--gap-xl); max-inline-size: 44rem; margin: 0 auto; padding: 48px var(--gap-xl); }
header { display: flex; align-items: center; gap: var(--gap-m); }
header svg { inline-size: 40px; block-size: 40px; }
h1 { font-size: 1.5rem; line-height: 2rem; }
h2 { margin-block-end: var(--gap-s); font-size: var(--fontSizeBase400); }
a { color: var(--colorBrandForegroundLink); }
.steps { display: grid; gap: var(--gap-m); counter-reset: step; }
.steps > li { display: grid; grid-template-columns: 28px 1fr; gap: var(--gap-m); counter-increment: step; }
.steps > li::before {
  content: counter(step); inline-size: 28px; block-size: 28px; border-radius: 50%; line-height: 28px; text-align: center;
  background: var(--colorBrandBackground); color: var(--colorNeutralForegroundOnBrand); font-weight: 600;
}
.next { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: var(--gap-m); }
.next > li {
  padding: var(--gap-m) var(--gap-l); border: 1px solid var(--colorNeutralStroke2); border-radius: var(--borderRadiusLarge);
  background: var(--colorNeutralBackground1); box-shadow: var(--shadow4);
}
.next p { font-size: var(--fontSizeBase300); line-height: var(--lineHeightBase300); color: var(--colorNeutralForeground2); }
.title { font-weight: 600; }
`;

export const guidePage = ({ title, steps, next }: Guide): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} – Knock</title>
<style>${style}</style>
<main>
<header>${source('components/style/knock.svg')}<h1>${title}</h1></header>
<ol class="steps">${steps.map((step) => `<li><span>${step}</span></li>`).join('')}</ol>
<section>
<h2>Then try</h2>
<ul class="next">${next.map(card).join('')}</ul>
</section>
<p class="quiet">Everything here is a simulated organization on this machine; nothing leaves it. Close a window to end the demo.</p>
</main>
</html>`;

const card = ({ title, text, url }: Guide['next'][number]): string =>
  `<li><p class="title">${url === undefined ? title : `<a href="${url}" target="_blank">${title}</a>`}</p><p>${text}</p></li>`;
