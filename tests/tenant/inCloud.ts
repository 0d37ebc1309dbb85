import { type CloudId, clouds } from '../../lib/platform/cloud.ts';
import type { Seed } from './organization.ts';

/** The same organisation in another of Microsoft's clouds: its sites under that cloud's names. */
export function inCloud(seed: Seed, cloud: CloudId): Seed {
  const suffix = `.${clouds[cloud].sharePointSuffix}`;
  const moved: Seed = JSON.parse(
    JSON.stringify(seed).replaceAll(`.${clouds.global.sharePointSuffix}`, suffix),
  );
  return { ...moved, tenants: moved.tenants.map((tenant) => ({ ...tenant, cloud })) };
}
