import { readFileSync } from 'node:fs';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import { expect, it } from 'vitest';
import { tokensCss } from '../../../../components/style/tokens.ts';

it('tokens.css holds the values of the installed Fluent tokens', () => {
  const file = readFileSync(new URL('../../../../components/style/tokens.css', import.meta.url), 'utf8');
  expect(file).toBe(tokensCss(webLightTheme, webDarkTheme));
});
