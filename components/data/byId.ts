import type { AboutPackage } from '../../lib/offer/aboutPackages.ts';

export const byId = (about: readonly AboutPackage[]): ReadonlyMap<string, AboutPackage> =>
  new Map(about.map((one) => [one.accessPackageId, one]));
