import { describe, expect, it, vi } from 'vitest';
import { createPreparedOffers } from '../../../entrypoints/background/preparedOffers.ts';
import type { DenialSession } from '../../../lib/offer/denialSessions.ts';
import type { Offer } from '../../../lib/offer/offer.ts';

const denial: DenialSession['denial'] = {
  product: 'sharePoint',
  reason: 'notAssigned',
  curable: 'yes',
  detector: 'sharePoint',
  rule: 'sharePoint.accessDenied',
  resources: [],
};
const session = (id: string, tabId = 1): DenialSession => ({
  id,
  tabId,
  frameId: 0,
  origin: 'https://contoso.sharepoint.com',
  denial,
  dismissed: false,
  cardBlocked: false,
  isInFrame: false,
});
const offer: Offer = { state: 'looking', denial: { product: 'sharePoint', reason: 'notAssigned' } };

function watched() {
  const emitters = new Map<string, (offer: Offer) => void>();
  const stop = vi.fn<(id: string) => void>();
  const watch = vi.fn((one: DenialSession, onOffer: (offer: Offer) => void) => {
    emitters.set(one.id, onOffer);
    return () => stop(one.id);
  });
  return {
    prepared: createPreparedOffers(watch),
    emit: (id: string) => emitters.get(id)?.(offer),
    watch,
    stop,
  };
}

describe('prepared offers', () => {
  it('hands over what is there, and what comes later, without asking again', () => {
    const { prepared, emit, watch, stop } = watched();
    prepared.prepare(session('a'));
    emit('a');
    const seen: Offer[] = [];
    const end = prepared.watch(session('a'), (one) => seen.push(one));
    expect(seen).toEqual([offer]);
    emit('a');
    expect(seen).toHaveLength(2);
    expect(watch).toHaveBeenCalledTimes(1);
    end();
    expect(stop).toHaveBeenCalledExactlyOnceWith('a');
  });

  it('is made once a report; what the person says of it since is for the view that has it', () => {
    const { prepared, watch } = watched();
    prepared.prepare(session('a'));
    prepared.watch(session('a'), () => {});
    prepared.prepare({ ...session('a'), denial: { ...denial, need: 'edit' } });
    expect(watch).toHaveBeenCalledTimes(1);
    prepared.drop(1);
    prepared.prepare(session('a'));
    expect(watch).toHaveBeenCalledTimes(2);
  });

  it('does not hand over what was made before the person said what they need', () => {
    const { prepared, watch } = watched();
    prepared.prepare(session('a'));
    prepared.watch({ ...session('a'), denial: { ...denial, need: 'edit' } }, () => {});
    expect(watch).toHaveBeenCalledTimes(2);
  });

  it('serves one view only; the next one has its own', () => {
    const { prepared, watch } = watched();
    prepared.prepare(session('a'));
    prepared.watch(session('a'), () => {});
    prepared.watch(session('a'), () => {});
    expect(watch).toHaveBeenCalledTimes(2);
  });

  it('never serves another report of the same tab', () => {
    const { prepared, emit } = watched();
    prepared.prepare(session('a'));
    emit('a');
    const seen: Offer[] = [];
    prepared.watch(session('b'), (one) => seen.push(one));
    expect(seen).toEqual([]);
  });

  it('stops with the page, and with the next report', () => {
    const { prepared, stop } = watched();
    prepared.prepare(session('a'));
    prepared.prepare(session('b'));
    expect(stop.mock.calls).toEqual([['a']]);
    prepared.drop(1);
    prepared.drop(1);
    expect(stop.mock.calls).toEqual([['a'], ['b']]);
  });
});
