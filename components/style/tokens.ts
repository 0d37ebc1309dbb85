/**
 * The Fluent tokens that Knock uses. `node components/style/makeTokens.ts` writes their values, light and dark, to `tokens.css`; a test
 * compares the file with the package, so that neither drifts.
 */
const usedTokens = [
  'fontFamilyMonospace',
  'fontSizeBase200',
  'fontSizeBase300',
  'fontSizeBase400',
  'fontSizeBase500',
  'fontWeightRegular',
  'fontWeightSemibold',
  'lineHeightBase200',
  'lineHeightBase300',
  'lineHeightBase400',
  'lineHeightBase500',
  'borderRadiusMedium',
  'borderRadiusLarge',
  'borderRadiusCircular',
  'durationFast',
  'durationNormal',
  'curveEasyEase',
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForeground3',
  'colorNeutralForegroundOnBrand',
  'colorNeutralBackground1',
  'colorNeutralBackground1Hover',
  'colorNeutralBackground1Pressed',
  'colorNeutralBackground2',
  'colorNeutralBackground3',
  'colorNeutralStroke1',
  'colorNeutralStroke2',
  'colorNeutralStrokeAccessible',
  'colorBrandBackground',
  'colorBrandBackgroundHover',
  'colorBrandBackgroundPressed',
  'colorBrandForegroundLink',
  'colorBrandForegroundLinkHover',
  'colorCompoundBrandStroke',
  'colorStrokeFocus2',
  'colorStatusSuccessForeground1',
  'colorStatusSuccessBackground1',
  'colorStatusSuccessBorder1',
  'colorStatusWarningForeground1',
  'colorStatusWarningBackground1',
  'colorStatusWarningBorder1',
  'colorStatusDangerForeground1',
  'colorStatusDangerForeground3',
  'colorStatusDangerBackground1',
  'colorStatusDangerBorder1',
  'shadow4',
] as const;

type Theme = Readonly<Record<(typeof usedTokens)[number], string | number>>;

/** The style sheet: values that differ in the dark theme are repeated under `prefers-color-scheme: dark`. */
export function tokensCss(light: Theme, dark: Theme): string {
  const line = (theme: Theme, name: (typeof usedTokens)[number], indent: string) =>
    `${indent}--${name}: ${cssValue(name, String(theme[name]))};`;
  const differing = usedTokens.filter((name) => light[name] !== dark[name]);
  return [
    '/* Written from @fluentui/tokens by makeTokens.ts; not by hand. */',
    ':root {',
    ...usedTokens.map((name) => line(light, name, '  ')),
    '}',
    '@media (prefers-color-scheme: dark) {',
    '  :root {',
    ...differing.map((name) => line(dark, name, '    ')),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** Type follows the browser's font size (WCAG 1.4.4), so its pixels become rem; quotes as the formatter writes them. */
function cssValue(name: string, value: string): string {
  const tidy = value.replace(/,\s*/g, ', ').replace(/\s+/g, ' ').replaceAll("'", '"').trim();
  const pixels = /^(fontSize|lineHeight)/.test(name) ? /^(\d+)px$/.exec(tidy)?.[1] : undefined;
  return pixels === undefined ? tidy : `${Number(pixels) / 16}rem`;
}
