// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { pageFactsOf, useAnsweredPage } from '../../../../components/data/useAnsweredPage.ts';
import type { Need } from '../../../../lib/entitlement/need.ts';
import type { AnsweredPage } from '../../../../lib/messaging/hubAddress.ts';
import { denialKey } from '../../../../lib/offer/denialKey.ts';
import { render } from '../render.tsx';

const area = vi.hoisted(() => ({ kept: {} as Record<string, unknown>, isBroken: false }));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => {
          if (area.isBroken) throw new Error('Not there');
          return { [key]: area.kept[key] };
        },
      },
    },
  },
}));

beforeEach(() => {
  area.isBroken = false;
  area.kept = {
    [denialKey(7)]: {
      id: 'report',
      denial: { resourceUrl: 'https://contoso.sharepoint.com/sites/B%C3%BCro' },
    },
  };
});

function Facts({ page, need }: { page?: AnsweredPage; need?: Need }) {
  const denial = useAnsweredPage(page);
  return denial === undefined ? 'being read' : JSON.stringify(pageFactsOf(denial, need));
}
const told = async (page?: AnsweredPage, need?: Need) =>
  (await render(<Facts {...(page && { page })} {...(need && { need })} />)).host.textContent;

it('are the address for reading, and what is needed there', async () => {
  expect(await told({ tabId: 7, denialId: 'report' }, 'edit')).toBe(
    '{"page":"contoso.sharepoint.com/sites/Büro","need":"edit"}',
  );
});

it('name the part that was refused', async () => {
  area.kept = {
    [denialKey(7)]: {
      id: 'report',
      denial: { resourceUrl: 'https://contoso.sharepoint.com/sites/Legal', partName: 'Contracts › 2026' },
    },
  };
  expect(await told({ tabId: 7, denialId: 'report' })).toBe(
    '{"page":"contoso.sharepoint.com/sites/Legal › Contracts › 2026"}',
  );
});

it('are none of another report, another tab, or no page', async () => {
  expect(await told({ tabId: 7, denialId: 'earlier' })).toBe('null');
  expect(await told({ tabId: 8, denialId: 'report' })).toBe('null');
  expect(await told()).toBe('null');
});

it('don’t keep a form from opening where they can’t be read', async () => {
  area.isBroken = true;
  expect(await told({ tabId: 7, denialId: 'report' }, 'view')).toBe('{"need":"view"}');
});
