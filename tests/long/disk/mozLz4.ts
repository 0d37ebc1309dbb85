const magic = Buffer.from('mozLz40\0', 'latin1');

/** Unpacks Firefox's `mozLz4` files: a magic, the length, one LZ4 block (lz4/lz4, `lz4_Block_format.md`). */
export function unpackMozLz4(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, magic.length).equals(magic)) return undefined;
  const out = Buffer.alloc(file.readUInt32LE(magic.length));
  let [at, end] = [magic.length + 4, 0];
  /** A length of four bits goes on in further bytes while these are full. */
  const lengthOf = (short: number): number => {
    let length = short;
    if (short === 15) {
      let more: number;
      do {
        more = file[at++] ?? 0;
        length += more;
      } while (more === 255);
    }
    return length;
  };
  while (at < file.length && end < out.length) {
    const token = file[at++] ?? 0;
    const literals = lengthOf(token >> 4);
    file.copy(out, end, at, at + literals);
    at += literals;
    end += literals;
    if (at >= file.length) break;
    const offset = file.readUInt16LE(at);
    at += 2;
    const length = lengthOf(token & 15) + 4;
    for (let i = 0; i < length; i++) out[end + i] = out[end + i - offset] ?? 0;
    end += length;
  }
  return out;
}
