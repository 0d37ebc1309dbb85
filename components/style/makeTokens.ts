import { writeFileSync } from 'node:fs';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import { tokensCss } from './tokens.ts';

// Run by hand after an update of @fluentui/tokens: `node components/style/makeTokens.ts`.
writeFileSync(new URL('./tokens.css', import.meta.url), tokensCss(webLightTheme, webDarkTheme));
