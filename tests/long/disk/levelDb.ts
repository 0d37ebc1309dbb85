import { unpackSnappy, varintAt } from './snappy.ts';

/** The last eight bytes of a table (google/leveldb, `doc/table_format.md`). */
const tableMagic = 0xdb4775248b80fb57n;
const footerBytes = 48;
/** Each block is followed by how it is packed, and a checksum. */
const trailerBytes = 5;

interface Handle {
  offset: number;
  size: number;
}

/** The blocks of a table, unpacked; `undefined` for a file that is none. */
export function tableBlocks(file: Buffer): Buffer[] | undefined {
  if (file.length < footerBytes || file.readBigUInt64LE(file.length - 8) !== tableMagic) return undefined;
  const footer = file.subarray(file.length - footerBytes);
  const meta = handleAt(footer, 0);
  const index = handleAt(footer, meta.next);
  return entriesOf(blockAt(file, index)).map((value) => blockAt(file, handleAt(value, 0)));
}

function handleAt(bytes: Buffer, at: number): Handle & { next: number } {
  const offset = varintAt(bytes, at);
  const size = offset && varintAt(bytes, offset.next);
  if (!offset || !size) throw new Error('A table has no handle where one has to be.');
  return { offset: offset.value, size: size.value, next: size.next };
}

/** Throws for a packing that this search can't see through: it would find nothing there. */
function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const block = file.subarray(offset, offset + size);
  const packing = file[offset + size];
  const unpacked = packing === 0 ? block : packing === 1 ? unpackSnappy(block) : undefined;
  if (unpacked === undefined || offset + size + trailerBytes > file.length)
    throw new Error(`A block of a table is packed in a way (${packing}) that is not known.`);
  return unpacked;
}

/** The values of a block, in order; keys share beginnings and are of no interest in an index. */
function entriesOf(block: Buffer): Buffer[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 * (restarts + 1);
  const values: Buffer[] = [];
  for (let at = 0; at < end; ) {
    const shared = varintAt(block, at);
    const own = shared && varintAt(block, shared.next);
    const length = own && varintAt(block, own.next);
    if (!own || !length) throw new Error('A block ends within an entry.');
    const start = length.next + own.value;
    values.push(block.subarray(start, start + length.value));
    at = start + length.value;
  }
  return values;
}

const logBlockBytes = 32 * 1024;
const logHeaderBytes = 7;

/** What a log holds, without the headers that stand in the middle of long values (`doc/log_format.md`). */
export function logContent(file: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; start < file.length; start += logBlockBytes) {
    const block = file.subarray(start, start + logBlockBytes);
    for (let at = 0; at + logHeaderBytes <= block.length; ) {
      const length = block.readUInt16LE(at + 4);
      if (length === 0 && block[at + 6] === 0) break;
      pieces.push(block.subarray(at + logHeaderBytes, at + logHeaderBytes + length));
      at += logHeaderBytes + length;
    }
  }
  return Buffer.concat(pieces);
}

/**
 * Values of IndexedDB that Blink packed before they reached the table: `ff`, a version below 20, `02`, then snappy
 * (chromium, `idb_value_wrapping.cc`, 2026-11).
 */
export function blinkValues(content: Buffer): Buffer[] {
  const values: Buffer[] = [];
  for (
    let at = content.indexOf(0xff);
    at >= 0 && at + 3 < content.length;
    at = content.indexOf(0xff, at + 1)
  ) {
    if (content[at + 1] !== 0x11 || content[at + 2] !== 0x02) continue;
    const value = unpackSnappy(content.subarray(at + 3));
    if (value !== undefined) values.push(value);
  }
  return values;
}
