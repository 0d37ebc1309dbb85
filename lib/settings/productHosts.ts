import { type CloudId, clouds } from '../platform/cloud.ts';
import { coversPattern } from './matchPatterns.ts';
import { type WatchedProduct, watches } from './products.ts';
import type { Settings } from './settings.ts';

/** Match patterns that a product needs: of a product that is there from the start, those that came with it. */
export const hostsOf = (product: WatchedProduct): string[] =>
  watches
    .filter((watch) => watch.product === product && (watch.required || !isRequired(product)))
    .flatMap(({ hosts }) => hosts);

const isRequired = (product: WatchedProduct): boolean =>
  watches.some((watch) => watch.product === product && watch.required);

/** Hosts of the organisation's cloud, of the declared applications, and of the products the organisation names. */
export function askedPatterns({
  cloud,
  inHouseApplications,
  watchedProducts,
}: Pick<Settings, 'cloud' | 'inHouseApplications' | 'watchedProducts'>): string[] {
  const declared = inHouseApplications.flatMap(({ hosts }) => hosts.map((host) => `https://${host}/*`));
  const products = watches
    .filter(({ required, product }) => !required && watchedProducts.includes(product))
    .flatMap(({ hosts }) => hosts);
  return [...new Set([...hostsOfCloud(cloud), ...declared, ...products])];
}

/** A national cloud has its own sites, sign-in and Graph; the global one's came with the installation. */
function hostsOfCloud(cloud: CloudId): string[] {
  if (cloud === 'global') return [];
  const { sharePointSuffix, loginHost, graphHost } = clouds[cloud];
  return [`*.${sharePointSuffix}`, loginHost, graphHost].map((host) => `https://${host}/*`);
}

/**
 * What may be given back when a product is switched off: not what the organisation asks for, be it a part of the
 * product's hosts (an application of its own below them) or more than them.
 */
export const spareHosts = (product: WatchedProduct, asked: readonly string[]): string[] =>
  isRequired(product)
    ? []
    : hostsOf(product).filter(
        (host) => !asked.some((one) => coversPattern(host, one) || coversPattern(one, host)),
      );
