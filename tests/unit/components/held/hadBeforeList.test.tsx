// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { HadBeforeList } from '../../../../components/held/hadBeforeList.tsx';
import { HeldList } from '../../../../components/held/heldList.tsx';
import { ok } from '../../../../lib/platform/failure.ts';
import type { AssignmentRow } from '../../../../lib/store/rows.ts';
import { assignmentRow, packageId } from '../../requests/people.ts';
import { render } from '../render.tsx';

const works = async () => ok();
const nothing = () => {};
const handlers = { extend: nothing, giveUp: works, openRequests: nothing, signIn: works };
const row = (number: number): AssignmentRow => ({
  ...assignmentRow(),
  id: `row-${number}`,
  accessPackageId: packageId.replace(/1$/, String(number)),
  expiration: { type: 'noExpiration' },
});
const last = /Your organization may then turn off or delete your guest account/;

async function questionOf(held: AssignmentRow[], isGuest: boolean) {
  const view = await render(
    <HeldList
      held={held}
      changes={[]}
      grants={undefined}
      soonDays={14}
      handlers={handlers}
      isGuest={isGuest}
    />,
  );
  await view.click(/^Remove access/);
  return view.host.querySelector('legend')?.textContent ?? '';
}

it('a guest is warned before the last access package goes, and nobody else is', async () => {
  expect(await questionOf([row(1)], true)).toMatch(last);
  // Two assignments of one package are one package.
  expect(await questionOf([row(1), { ...row(1), id: 'again' }], true)).toMatch(last);
  expect(await questionOf([row(1), row(2)], true)).not.toMatch(last);
  expect(await questionOf([row(1)], false)).not.toMatch(last);
});

it('each package leads to the form for somebody else', async () => {
  const { host } = await render(
    <HeldList held={[row(1)]} changes={[]} grants={undefined} soonDays={14} handlers={handlers} />,
  );
  const link = [...host.querySelectorAll('a')].find((one) => one.textContent === 'For someone else');
  expect(link?.getAttribute('href')).toBe(`#/request/${packageId}?for=other`);
  expect(link?.getAttribute('aria-label')).toBe('For someone else: Marketing site');
});

it('what one had before is requested again by the form; the first five are shown', async () => {
  const had = Array.from({ length: 7 }, (_, index) => ({
    accessPackageId: `p${index}`,
    accessPackageName: index === 0 ? '' : `Package ${index}`,
    ...(index === 1 && { endedAt: Date.UTC(2026, 9, 1) }),
  }));
  const view = await render(<HadBeforeList had={had} />);
  const links = () => [...view.host.querySelectorAll('a')].map((one) => one.getAttribute('href'));
  expect(links()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'].map((id) => `#/request/${id}`));
  expect(view.host.textContent).toContain('Ended on Oct 1, 2026');
  await view.click(/^Show all 7/);
  expect(links()).toHaveLength(7);
  expect((await render(<HadBeforeList had={[]} />)).host.textContent).toBe('');
});
