import { expect, it } from 'vitest';
import { homeName } from '../../../lib/platform/homeName.ts';

it.each([
  ['AdeleV@Contoso.com ', 'adelev@contoso.com'],
  ['adele_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'adele@fabrikam.com'],
  ['adele_van_ce_fabrikam.com#ext#@contoso.onmicrosoft.com', 'adele_van_ce@fabrikam.com'],
  ['adele_vance@contoso.com', 'adele_vance@contoso.com'],
])('%s is %s', (username, home) => expect(homeName(username)).toBe(home));
