// @vitest-environment happy-dom
import { act } from 'react';
import { expect, it } from 'vitest';
import { ApprovalList } from '../../../../components/approvals/approvalList.tsx';
import { OptionsPage } from '../../../../components/options/optionsPage.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import { decodeSettings } from '../../../../lib/settings/decodeSettings.ts';
import { render } from '../render.tsx';

const done = async () => ok();
const fails = async () => false;
const failed = 'The settings couldn’t be saved.';

it('a choice in the settings that cannot be saved stays as it was, and that is said beside it', async () => {
  let works = false;
  const asked: unknown[] = [];
  const save = async (value: unknown) => {
    asked.push(value);
    return works;
  };
  const { host } = await render(
    <OptionsPage
      state={decodeSettings({}, {})}
      guide={{
        redirectUri: 'https://knock.example/',
        scopes: { Employee: [], Approver: [], Job: [], Administrator: [], Creation: [], LookUp: [] },
      }}
      accounts={[]}
      active={undefined}
      unsent={{}}
      accountHandlers={{ signIn: done, signOut: done, switchTo: done }}
      onSaveOrganization={save}
      onLanguage={save}
      onChoose={save}
    />,
  );
  // The form has one of its own.
  const alerts = () => [...host.querySelectorAll('section > [role=alert]')].map((one) => one.textContent);
  const toggle = host.querySelector<HTMLInputElement>('[role=switch]');
  const languages = [...host.querySelectorAll('select')].at(-1);
  if (toggle === null || languages === undefined) throw new Error('no such fields');
  expect(alerts()).toEqual(['', '', '']);

  await act(async () => toggle.click());
  expect(alerts()).toEqual([failed, '', '']);
  expect(toggle.checked).toBe(true);

  await act(async () => {
    languages.value = 'en';
    languages.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(alerts()).toEqual([failed, '', failed]);
  expect(languages.value).toBe('');
  expect(asked).toEqual([{ notificationNames: false }, 'en']);

  works = true;
  await act(async () => toggle.click());
  expect(alerts()).toEqual(['', '', failed]);
});

it('so does “I approve requests” above the queue', async () => {
  const { host } = await render(
    <ApprovalList
      approvals={[]}
      isOn={false}
      isSetByPolicy={false}
      onTurnOn={fails}
      isReading={false}
      onRetry={() => {}}
      onDecide={async () => ok({ left: [] })}
      onUndo={async () => ok({ left: [] })}
      onOpenHub={() => {}}
      onSignIn={done}
    />,
  );
  const toggle = host.querySelector<HTMLInputElement>('[role=switch]');
  await act(async () => toggle?.click());
  expect(host.querySelector('[role=alert]')?.textContent).toBe(failed);
  expect(toggle?.checked).toBe(false);
});
