import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRequestButtons, organizationWith, packageNamed, requestsInGraph } from '../e2e/chain/acts.ts';
import { effective, meetRefusal, press, seesSent } from '../e2e/harness/acts.ts';
import { closedAfterEach } from '../e2e/harness/closedAfterEach.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { openStage, people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import {
  brand,
  chosenOn,
  closeBrand,
  complainAbout,
  holding,
  members,
  owners,
  packagesOn,
  questions,
  refusedAt,
  visitors,
} from '../e2e/need/acts.ts';

const home = `${brand}/SitePages/Home.aspx`;
const needs = (card: Frame, need: 'view' | 'edit' | 'manage') =>
  card.getByRole('radio', { name: say(`need.${need}`), exact: true });
const button = (card: Frame) => card.getByRole('button', { name: say('offer.request'), exact: true });

describe('a site that refuses as a whole', () => {
  let stage: Stage;
  let adele: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage({}, organizationWith(closeBrand));
    adele = await stage.enter(people.adele);
  });
  afterAll(async () => {
    expect(stage.organization.violations()).toEqual([]);
    await stage.close();
  });

  const refused = async (): Promise<Frame> => {
    const { page, card } = await meetRefusal(adele, home, people.adele);
    keep(page);
    return card;
  };

  it('offers the package for viewing first', async () => {
    const card = await refused();
    await card.getByRole('heading', { name: say('denied.title', { name: 'Brand' }) }).waitFor();
    expect(await packagesOn(card)).toEqual([visitors, members, owners]);
    expect(await chosenOn(card)).toBe(visitors);
    expect(await needs(card, 'view').isChecked()).toBe(true);
  });

  it('offers what a person needs once they say so: in place, with the focus kept and the guard begun anew', async () => {
    const card = await refused();
    await button(card).and(card.locator(':not([aria-disabled=true])')).waitFor();
    expect(await chosenOn(card)).toBe(visitors);
    await recordButton(card);
    await needs(card, 'edit').click();
    await until(
      'the other package',
      () => chosenOn(card),
      (name) => name === members,
    );
    await card.getByRole('heading', { name: say('denied.title.edit', { name: 'Brand' }) }).waitFor();
    expect(await packagesOn(card)).not.toContain(visitors);
    expect(await needs(card, 'edit').evaluate((radio) => radio === document.activeElement)).toBe(true);
    await button(card).and(card.locator(':not([aria-disabled=true])')).waitFor();
    const recorded = await recordedOn(card);
    const swapped = recorded.find((one) => one.package === members);
    const ready = recorded.find((one) => one.package === members && one.isReady);
    // The guard's half second, but for a frame or two.
    expect((ready?.at ?? 0) - (swapped?.at ?? 0)).toBeGreaterThan(400);
    expect(effective(stage.organization)).toBe(0);
  });

  it('files one request for it, which says where and what for', async () => {
    const card = await refused();
    await needs(card, 'edit').click();
    await card.getByText(members, { exact: true }).first().waitFor();
    await until(
      'the other package',
      () => chosenOn(card),
      (name) => name === members,
    );
    await press(card, say('offer.request'));
    await seesSent(card);
    expect(effective(stage.organization)).toBe(1);
    const [request] = await requestsInGraph(stage.organization, people.adele);
    expect(request.accessPackage.displayName).toBe(members);
    expect(request.justification.split('\n')[0]).toBe(
      '[Page: contoso.sharepoint.com/sites/Brand · Access: Can edit]',
    );
  });
});

interface Recorded {
  /** On the card's own clock, in ms. */
  at: number;
  isReady: boolean;
  package: string;
}

/** Writes down from now on whenever the button becomes ready, or no longer is, or is about another package. */
const recordButton = (card: Frame) =>
  card.evaluate((name) => {
    const recorded: Recorded[] = [];
    Object.assign(globalThis, { recorded });
    const look = () => {
      const buttons = [...document.querySelectorAll('button')];
      const isReady = buttons.some((one) => one.textContent === name && one.ariaDisabled !== 'true');
      const chosen = document.querySelector('.choice:has(input:checked) .package-name')?.textContent ?? '';
      const last = recorded.at(-1);
      if (isReady !== last?.isReady || chosen !== last.package)
        recorded.push({ at: performance.now(), isReady, package: chosen });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, say('offer.request'));

const recordedOn = (card: Frame) =>
  card.evaluate(() => (globalThis as unknown as { recorded: Recorded[] }).recorded);

describe('a site that one may read, and one that is no longer there', () => {
  let stage: Stage;
  let adele: Knock;
  const keep = closedAfterEach();

  beforeAll(async () => {
    stage = await openStage();
    adele = await stage.enter(people.adele);
  });
  afterAll(() => stage.close());

  it('is not waited for: the button is ready, and what comes then changes nothing under it', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    stage.organization.core.faults.add({ path: '*/_api/web', kind: 'slow', until: answered });
    // The site opens for viewing, so that its answer alone would put another package first.
    const { page, card } = await refusedAt(adele, home);
    keep(page);
    await button(card).and(card.locator(':not([aria-disabled=true])')).waitFor();
    expect(await chosenOn(card)).toBe(visitors);
    expect(questions(stage.organization)).toBe(0);
    answer();
    await until('the site has answered', () => questions(stage.organization) > 0);
    await card.getByText(say('need.tooWeak')).first().waitFor();
    expect(await needs(card, 'edit').isChecked()).toBe(true);
    expect(await chosenOn(card)).toBe(visitors);
    stage.organization.core.faults.clear();
  });

  it('is said to be gone, and its package is not offered', async () => {
    packageNamed(stage.organization.seed.tenants[0], 'Intranet 2019'); // is there to be offered
    const address = 'https://contoso.sharepoint.com/sites/Intranet2019/SitePages/Home.aspx';
    const popup = await complainAbout(adele, address, 'thisPage.cantOpen');
    await popup.getByRole('heading', { name: say('denied.titleGone') }).waitFor();
    await popup.getByText(say('gone.text'), { exact: true }).waitFor();
    await popup.getByText(say('gone.hint'), { exact: true }).waitFor();
    expect(await countRequestButtons(popup)).toBe(0);
    expect(await popup.getByText('Intranet 2019').count()).toBe(0);
    expect(effective(stage.organization)).toBe(0);
  });
});

describe('a page for owners', () => {
  it('that refuses a member asks for the owners’ package, and is no matter of signing in', async () => {
    const stage = await openStage({}, holding(members));
    try {
      const adele = await stage.enter(people.adele);
      const { card } = await refusedAt(adele, `${brand}/_layouts/15/user.aspx`);
      await card.getByRole('heading', { name: say('denied.title.manage', { name: 'Brand' }) }).waitFor();
      expect(await packagesOn(card)).toEqual([owners]);
      expect(await needs(card, 'manage').isChecked()).toBe(true);
      expect(await card.getByText(say('held.text')).count()).toBe(0);
      await card.getByLabel(say('offer.why')).fill('I keep its people.');
      await press(card, say('offer.request'));
      await seesSent(card);
      const [request] = await requestsInGraph(stage.organization, people.adele);
      expect(request.accessPackage.displayName).toBe(owners);
      expect(request.justification).toBe(
        '[Page: contoso.sharepoint.com/sites/Brand · Access: Full control]\nI keep its people.',
      );
    } finally {
      await stage.close();
    }
  });
});
