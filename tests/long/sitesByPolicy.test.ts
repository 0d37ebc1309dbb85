import { describe, expect, it } from 'vitest';
import { canManage } from '../browsers/policies.ts';
import { countRequestButtons, organizationWith, requestsInGraph } from '../e2e/chain/acts.ts';
import { effective, meetRefusal, requestByOneClick } from '../e2e/harness/acts.ts';
import type { Knock } from '../e2e/harness/knock.ts';
import { type Policy, underPolicy } from '../e2e/harness/policyStage.ts';
import { people, type Stage } from '../e2e/harness/stage.ts';
import { until } from '../e2e/harness/until.ts';
import { say } from '../e2e/harness/words.ts';
import {
  brand,
  chosenOn,
  closeBrand,
  complainAbout,
  holding,
  members,
  packagesOn,
  questions,
  visitors,
} from '../e2e/need/acts.ts';
import type { Seed } from '../tenant/organization.ts';

const contracts = 'Brand contracts';
const contractsGroup = 'dc390b7a-4cca-4865-8122-ecbbca3a9b66';
const legal = 'https://contoso.sharepoint.com/sites/Legal';
const branding = 'https://contoso.sharepoint.com/sites/Branding';

/** What only the organisation knows of its sites. */
const resourceMap = {
  version: 1,
  aliases: [
    {
      from: { kind: 'folder', id: `${brand}/Contracts` },
      to: { kind: 'group', id: contractsGroup },
      relation: 'groupAssignedTo',
    },
  ],
  contacts: [{ resource: { kind: 'site', id: brand }, name: 'Miriam Graham', mail: 'miriamg@contoso.com' }],
  moved: [
    { from: legal, to: brand },
    { from: branding, to: brand },
  ],
};

describe.runIf(canManage())('what the organisation’s policy says of its sites', () => {
  const under = (
    policy: Policy,
    seed: Seed | undefined,
    task: (stage: Stage, adele: Knock) => Promise<void>,
  ) => underPolicy({ contactDomains: ['contoso.com'], ...policy }, task, seed);

  it('a part that refuses although the package is held has its own permissions, and an owner', () =>
    under({ resourceMap }, holding(members), async (stage, adele) => {
      for (const part of ['Lists/Suppliers', 'Shared%20Documents/Agencies/Fees.xlsx']) {
        const { page, card } = await meetRefusal(adele, `${brand}/${part}`, people.adele);
        await card.getByText(say('part.text'), { exact: true }).waitFor();
        await card.getByRole('heading', { name: say('denied.titleItem', { name: 'Brand' }) }).waitFor();
        const owner = card.getByRole('link', { name: say('owner.mail', { name: 'Miriam Graham' }) });
        expect(await owner.getAttribute('href')).toMatch(/^mailto:miriamg@contoso\.com/i);
        expect(await card.getByText(say('held.text')).count()).toBe(0);
        expect(await card.getByRole('link', { name: say('held.open') }).count()).toBe(0);
        expect(await countRequestButtons(card)).toBe(0);
        await page.close();
      }
      expect(questions(stage.organization)).toBeGreaterThan(0);
      expect(effective(stage.organization)).toBe(0);
    }));

  it('it is said of the package that is held, too, where the site may not be asked', () =>
    under({ resourceMap, usabilityCheck: false }, holding(members), async (stage, adele) => {
      const { card } = await meetRefusal(adele, `${brand}/Lists/Suppliers`, people.adele);
      await card.getByText(say('held.title', { package: members }), { exact: true }).waitFor();
      await card.getByText(say('part.text'), { exact: true }).waitFor();
      await card.getByRole('link', { name: say('owner.mail', { name: 'Miriam Graham' }) }).waitFor();
      expect(await card.getByText(say('held.text')).count()).toBe(0);
      expect(questions(stage.organization)).toBe(0);
    }));

  it('a library is opened by the package of the group that it is shared with', () =>
    under({ resourceMap }, undefined, async (stage, adele) => {
      const { card } = await meetRefusal(adele, `${brand}/Contracts/Forms/AllItems.aspx`, people.adele);
      await card.getByText(say('offer.map'), { exact: true }).waitFor();
      expect(await packagesOn(card)).toEqual([contracts]);
      // One press is enough only where Graph's contents confirm what the map says.
      await requestByOneClick(card);
      expect(effective(stage.organization)).toBe(1);
      const [request] = await requestsInGraph(stage.organization, people.adele);
      expect(request.accessPackage.displayName).toBe(contracts);
    }));

  /** Of *Branding* no redirect is left. */
  const withoutRedirect = organizationWith((contoso) => {
    const site = contoso.sites.find(({ url }) => url === branding);
    if (site === undefined) throw new Error('The built-in organisation has no site Branding.');
    delete site.movedTo;
    site.isRemoved = true;
  });

  it('a site that has moved: the card and the popup lead to the new place, and offer no request', () =>
    under({ resourceMap }, withoutRedirect, async (stage, adele) => {
      const { card } = await meetRefusal(adele, `${legal}/SitePages/Home.aspx`, people.adele);
      const address = `${branding}/SitePages/Home.aspx`;
      const popup = await complainAbout(adele, address, 'thisPage.cantOpen');
      for (const [view, name] of [
        [card, 'Legal'],
        [popup, 'Branding'],
      ] as const) {
        await view.getByRole('heading', { name: say('denied.titleMoved', { name }) }).waitFor();
        await view.getByText(say('gone.moved'), { exact: true }).waitFor();
        const link = view.getByRole('link', { name: say('gone.open') });
        expect(await link.getAttribute('href')).toBe(brand);
        expect(await countRequestButtons(view)).toBe(0);
      }
      const opening = adele.context.waitForEvent('page');
      await card.getByRole('link', { name: say('gone.open') }).click();
      await (await opening).waitForURL(`${brand}/SitePages/Home.aspx`);
      expect(effective(stage.organization)).toBe(0);
    }));

  it('no site is asked where policy forbids it, and the card offers what it offered before', () =>
    under({ usabilityCheck: false }, organizationWith(closeBrand), async (stage, adele) => {
      const { card } = await meetRefusal(adele, `${brand}/SitePages/Home.aspx`, people.adele);
      await card
        .getByRole('button', { name: say('offer.request'), exact: true })
        .and(card.locator(':not([aria-disabled=true])'))
        .waitFor();
      expect(await chosenOn(card)).toBe(visitors);
      const popup = await complainAbout(
        adele,
        'https://contoso.sharepoint.com/sites/Knowledge/SitePages/Home.aspx',
        'thisPage.cantEdit',
      );
      await until('an answer', () => popup.locator('.offer:not(.offer-looking)').isVisible());
      expect(questions(stage.organization)).toBe(0);
    }));
});
