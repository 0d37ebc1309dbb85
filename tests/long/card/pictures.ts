import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { root } from '../../browsers/build.ts';
import type { Rect } from './cardTarget.ts';

/** Pictures of each attack are kept here, for somebody to look at. */
const folder = join(root, '.output/attacks');

export function keep(name: string, picture: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name.replace(/[^\w]+/g, '-')}.png`), picture);
}

/** How much of a picture's part is as in another picture, 0 to 1; both of the same page at the same size. */
export function shareAlike(one: Buffer, other: Buffer, part: Rect): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  let alike = 0;
  let all = 0;
  for (let y = Math.ceil(part.y); y < Math.min(part.y + part.height, a.height, b.height); y += 1)
    for (let x = Math.ceil(part.x); x < Math.min(part.x + part.width, a.width, b.width); x += 1) {
      all += 1;
      if (isAlike(a, b, x, y)) alike += 1;
    }
  return all === 0 ? 0 : alike / all;
}

function isAlike(a: PNG, b: PNG, x: number, y: number): boolean {
  const at = (picture: PNG) => (y * picture.width + x) * 4;
  return [0, 1, 2].every(
    (channel) => Math.abs((a.data[at(a) + channel] ?? 0) - (b.data[at(b) + channel] ?? 0)) <= 2,
  );
}
