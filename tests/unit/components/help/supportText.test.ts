import { expect, it } from 'vitest';
import { supportText } from '../../../../components/help/supportText.ts';
import { decodeSettings } from '../../../../lib/settings/decodeSettings.ts';
import { failures } from '../../../gallery/failures.ts';
import { healthyHelp, troubledHelp } from '../../../gallery/helpFacts.ts';
import { now } from '../../../gallery/people.ts';

const guid = '00000000-0000-4000-8000-000000000001';
const names = /contoso|adele|lee@|megan|@|00000000-0000-4000|dddddddd-|https?:/i;

it('has versions, settings with their source, lists, failures with request ids, and the log', () => {
  const text = supportText(troubledHelp, now);
  for (const part of [
    'Knock 0.2.0',
    'Keys: none',
    'Token, employee: User.Read, 3000 s left',
    'Graph: 403, clock 1560 s',
    'Read, assignments: never',
    'Hosts: 3 granted, 2 missing',
    'clientId: ✓ (policy)',
    'firstContact: true (default)',
    'Policy: policyInvalid indexPace',
    'Policy: policyInvalid ?',
    'Failure, requests: forbidden 0f5ab2c4-8f0f-4a53-9d3a-8d7a7a5f3f3e, never',
    'Log: sync.failed {"failures":2} 180 s ago',
  ])
    expect(text).toContain(part);
});

it('names nobody and nothing, whatever failed and whatever is set', () => {
  const settings = decodeSettings(
    {
      clientId: guid,
      tenantId: guid,
      helpDeskName: 'Contoso IT',
      helpDeskMail: 'help@contoso.com',
      helpDeskUrl: 'https://help.contoso.com',
      resourceMapUrl: 'https://contoso.com/map.json',
      contactDomains: ['contoso.com'],
      formerEmployeeFiles: 'Ask Megan',
      inHouseApplications: [{ nonsense: 'contoso' }],
      'contoso.com': 1,
    },
    {},
  );
  const troubles = Object.values(failures).map((failure) => ({ what: 'request', failure }));
  expect(supportText({ ...healthyHelp, settings, troubles }, now)).not.toMatch(names);
});
