import type { Detector } from './detector.ts';
import { entra } from './entra.ts';
import { oneDrive } from './oneDrive.ts';
import { sharePoint } from './sharePoint.ts';

/**
 * Every detector there is, in the order in which they are asked. Content scripts take only those of their hosts
 * (`entrypoints/denial*.ts`); tools and tests try all on every page.
 */
export const detectors: readonly Detector[] = [oneDrive, sharePoint, entra];
