import { describe, expect, test } from 'vitest';
import {
  controllerAnswers,
  days,
  em,
  graphAs,
  packageNamed,
  seconds,
  stateOf,
  stillTenant,
  userAdd,
} from './testing.ts';

const post = `${em}/assignmentRequests`;
const adele = 'AdeleV@contoso.com';

describe('what a policy asks', () => {
  test('a justification, where required', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    expect((await send('POST', post, userAdd(tenant, 'Marketing team'))).status).toBe(400);
    const body = userAdd(tenant, 'Marketing team', { justification: 'Spring launch' });
    expect((await send('POST', post, body)).status).toBe(201);
  });

  test.each([
    ['everything answered', 'CC-1234', 'DE', 201],
    ['a text that breaks the pattern', '1234', 'DE', 400],
    ['a choice that does not exist', 'CC-1234', 'XX', 400],
    ['a required answer missing', undefined, 'DE', 400],
  ])('answers: %s', async (_, costCenter, country, status) => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const answers = controllerAnswers(tenant, costCenter, country);
    const body = userAdd(tenant, 'Finance controllers', { justification: 'Year end', answers });
    expect((await send('POST', post, body)).status).toBe(status);
  });

  test('nothing that only My Access can answer', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    expect((await send('POST', post, userAdd(tenant, 'HR onboarding'))).status).toBe(400);
  });

  test('one policy to be chosen where several apply, within its longest duration', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    expect((await send('POST', post, userAdd(tenant, 'Operations projects'))).body.error.code).toBe(
      'PolicyNotSpecified',
    );
    const { id: accessPackageId, assignmentPolicies } = packageNamed(tenant, 'Operations projects');
    const body = (duration: string) => ({
      requestType: 'UserAdd',
      assignment: { accessPackageId, assignmentPolicyId: assignmentPolicies[0]?.id },
      schedule: {
        startDateTime: '2026-12-01T08:00:00Z',
        expiration: { type: 'afterDuration', duration },
      },
    });
    expect((await send('POST', post, body('P91D'))).body.error.code).toBe('InvalidSchedule');
    const made = await send('POST', post, body('P10D'));
    seconds(tenant, 10);
    expect((await stateOf(send, made.body.id)).state).toBe('scheduled');
    days(tenant, 30);
    expect((await stateOf(send, made.body.id)).state).toBe('delivered');
  });

  test('no schedule where it allows none', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const schedule = { expiration: { type: 'afterDuration', duration: 'P1D' } };
    const refused = await send('POST', post, userAdd(tenant, 'Marketing – Visitor', { schedule }));
    expect(refused.body.error.code).toBe('InvalidSchedule');
  });

  test('to be in its scope: guests, employees, named groups', async () => {
    const tenant = stillTenant();
    const employee = await graphAs(tenant, adele);
    expect((await employee('POST', post, userAdd(tenant, 'Partner workspace'))).status).toBe(403);
    const guest = await graphAs(tenant, 'kai@fabrikam.com', undefined, undefined, 'contoso.com');
    expect((await guest('POST', post, userAdd(tenant, 'Partner workspace'))).status).toBe(201);
    expect((await guest('POST', post, userAdd(tenant, 'Marketing – Visitor'))).status).toBe(403);
    const { id } = packageNamed(tenant, 'Sales Europe');
    const path = `${em}/accessPackages/${id}/getApplicablePolicyRequirements`;
    const names = (body: { value: { policyDisplayName: string }[] }) =>
      body.value.map(({ policyDisplayName }) => policyDisplayName);
    const seller = await graphAs(tenant, 'IsaiahL@contoso.com');
    expect(names((await seller('POST', path)).body)).toEqual(['Sales colleagues']);
    expect(names((await employee('POST', path)).body)).toEqual(['Everybody else']);
  });

  test('questions in the language asked for', async () => {
    const tenant = stillTenant();
    const send = await graphAs(tenant, adele);
    const { id } = packageNamed(tenant, 'Finance controllers');
    const path = `${em}/accessPackages/${id}/getApplicablePolicyRequirements`;
    const german = await send('POST', path, undefined, { 'accept-language': 'de-CH, en;q=0.5' });
    const [first, second] = german.body.value[0].questions;
    expect(first.text).toBe('Wie lautet Ihre Kostenstelle?');
    expect(second.choices[0]).toMatchObject({ actualValue: 'FR', text: 'Frankreich' });
    const english = await send('POST', path, undefined, { 'accept-language': 'en-GB' });
    expect(english.body.value[0].questions[0].text).toBe('What is your cost center?');
  });

  test('members that no page has are refused; beta names as a switch says', async () => {
    const tenant = stillTenant({ switches: { acceptBetaNames: false } });
    const send = await graphAs(tenant, adele);
    const { id } = packageNamed(tenant, 'Marketing – Visitor');
    const body = { requestType: 'UserAdd', accessPackageAssignment: { accessPackageId: id } };
    expect((await send('POST', post, body)).status).toBe(400);
    const unknown = userAdd(tenant, 'Marketing – Visitor', { isValidationOnly: true });
    expect((await send('POST', post, unknown)).status).toBe(400);
    tenant.core.switches.set({ acceptBetaNames: true });
    expect((await send('POST', post, body)).status).toBe(201);
  });
});
