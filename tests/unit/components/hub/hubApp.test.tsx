// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { HubApp } from '../../../../components/hub/hubApp.tsx';
import { person } from '../../requests/people.ts';
import { render } from '../render.tsx';

const world = vi.hoisted(() => ({ active: undefined as unknown }));
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../../components/data/useSettings.ts', () => ({
  useSettings: () => ({ state: 'known', settings: {} }),
}));
vi.mock('../../../../components/data/useProfiles.ts', () => ({
  useProfiles: () => ({ active: world.active, all: [] }),
}));
vi.mock('../../../../components/requests/requestsView.tsx', () => ({ RequestsView: () => <textarea /> }));
vi.mock('../../../../components/approvals/approvalsView.tsx', () => ({ ApprovalsView: () => null }));

const goTo = (hash: string) =>
  act(async () => {
    location.hash = hash;
    window.dispatchEvent(new Event('hashchange'));
  });

beforeEach(() => {
  location.hash = '';
  world.active = person(1);
});

it('names the tab after the view, and leaves the focus alone at the first load', async () => {
  await render(<HubApp />);
  expect(document.title).toBe('My requests – Knock');
  expect(document.activeElement).toBe(document.body);
});

it('hands the focus to the heading of each view one goes to, and names the tab after it', async () => {
  const { host } = await render(<HubApp />);
  host.querySelector<HTMLElement>('nav a')?.focus();
  for (const [hash, name] of [
    ['#/approvals', 'Approvals'],
    ['#/requests', 'My requests'],
    ['#/approvals', 'Approvals'],
  ] as const) {
    await goTo(hash);
    expect(document.title).toBe(`${name} – Knock`);
    expect(document.activeElement?.tagName).toBe('H1');
    expect(document.activeElement?.textContent).toBe(name);
    host.querySelector<HTMLElement>('nav a')?.focus();
  }
});

it('the focus stays where it is when the same view is read anew', async () => {
  const { host, again } = await render(<HubApp key="hub" />);
  await goTo('#/approvals');
  await goTo('#/requests');
  host.querySelector('textarea')?.focus();
  world.active = { ...person(1), session: 'needsSignIn' };
  await again(<HubApp key="hub" />);
  expect(document.activeElement).toBe(host.querySelector('textarea'));
});
