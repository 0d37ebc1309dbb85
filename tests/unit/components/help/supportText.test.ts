import { expect, it } from 'vitest';
import { supportText } from '../../../../components/help/supportText.ts';
import { decodeSettings } from '../../../../lib/settings/decodeSettings.ts';
import { healthyHelp, troubledHelp } from '../../../gallery/helpFacts.ts';
import { now } from '../../../gallery/people.ts';

it('says what support needs', () => {
  const text = supportText(troubledHelp, now);
  for (const line of [
    'Knock 0.1.0',
    'Account: signedIn, member, global',
    'Graph: 403, clock 1560 s',
    'Read, assignments: never',
    'clientId: ✓ (policy)',
    'usabilityCheck: true (default)',
    'Policy: policyInvalid indexPace',
    'Failure, requests: forbidden 0f5ab2c4-8f0f-4a53-9d3a-8d7a7a5f3f3e, never',
    'Log: sync.failed {"failures":2} 180 s ago',
  ])
    expect(text).toContain(line);
});

it('has no name and no id of a person, a package or the organization', () => {
  const names = ['Secret', '5ec2e700'];
  const id = '5ec2e700-0000-4000-8000-000000000001';
  const settings = decodeSettings(
    {
      clientId: id,
      approverClientId: id,
      tenantId: id,
      helpDeskName: 'Secret',
      helpDeskUrl: 'https://secret.example/Secret',
      helpDeskMail: 'Secret@example.com',
      formerEmployeeFiles: 'Secret',
      contactDomains: ['Secret.example'],
      resourceMapUrl: 'https://Secret.example/map.json',
      incompatiblePackages: [{ accessPackageId: id, excludedBy: [id] }],
      disabledDetectors: ['Secret'],
    },
    {},
  );
  const problems = [
    {
      key: 'inHouseApplications (Secret)',
      why: 'Secret',
      failure: { kind: 'policyInvalid' as const, key: 'inHouseApplications (Secret)', why: 'Secret' },
    },
  ];
  const facts = {
    ...healthyHelp,
    settings: { ...settings, problems },
    profile: healthyHelp.profile && { ...healthyHelp.profile, username: 'Secret', displayName: 'Secret' },
    troubles: [
      { what: 'request', failure: { kind: 'otherAccount' as const, asked: 'Secret', got: 'Secret' } },
      { what: 'request', failure: { kind: 'alreadyRequested' as const, requestId: id } },
      { what: 'request', failure: { kind: 'claimsChallenge' as const, claims: 'Secret' } },
    ],
  };
  const text = supportText(facts, now);
  for (const name of names) expect(text.toLowerCase()).not.toContain(name.toLowerCase());
  expect(text).toContain('contactDomains: [1] (policy)');
});
