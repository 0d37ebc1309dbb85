import type { HelpFacts } from '../../components/help/helpFacts.ts';
import { decodeSettings } from '../../lib/settings/decodeSettings.ts';
import { adele, minutes, now } from './people.ts';

const guid = '00000000-0000-4000-8000-000000000001';

export const healthyHelp: HelpFacts = {
  version: '0.2.0',
  agent: 'Mozilla/5.0 (X11; Linux x64) Chrome/156',
  keys: 'Alt+Shift+K',
  settings: decodeSettings(
    { clientId: guid, tenantId: guid, helpDeskName: 'Contoso IT', helpDeskMail: 'help@contoso.com' },
    { language: 'en-GB' },
  ),
  profile: adele,
  employee: { scopes: ['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite'], until: now + minutes(50) },
  approver: undefined,
  connection: { status: 200, skew: 800 },
  read: { packages: now - minutes(12), requests: now - minutes(2), assignments: undefined },
  index: { total: 420, known: 180, refused: 3, listing: undefined },
  hosts: { granted: 3, missing: 0 },
  troubles: [],
  log: [],
};

const requestId = '0f5ab2c4-8f0f-4a53-9d3a-8d7a7a5f3f3e';
export const troubledHelp: HelpFacts = {
  ...healthyHelp,
  keys: '',
  settings: decodeSettings({ clientId: guid, tenantId: guid, indexPace: 0, nonsense: 1 }, {}),
  employee: { scopes: ['User.Read'], until: now + minutes(50) },
  connection: { status: 403, skew: minutes(26) },
  read: { packages: now - minutes(9000), requests: now - minutes(2), assignments: undefined },
  hosts: { granted: 3, missing: 2 },
  troubles: [
    { what: 'requests', failure: { kind: 'forbidden', requestId } },
    {
      what: 'request',
      failure: { kind: 'wrongAccount', acting: 'a@contoso.com', onPage: 'b@contoso.com' },
      at: now - minutes(70),
    },
    { what: 'contents', failure: { kind: 'malformedAnswer', where: 'resourceRoleScopes', requestId } },
  ],
  log: [
    { at: now - minutes(3), event: 'sync.failed', facts: { failures: 2 } },
    { at: now - minutes(8), event: 'auth.silentAttempt', facts: { ok: false } },
  ],
};
