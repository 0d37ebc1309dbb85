/** Far more than any value of a test; a larger length means that these bytes are something else. */
const limit = 64 * 1024 * 1024;

/**
 * Unpacks snappy's raw format (google/snappy, `format_description.txt`). `undefined`: the bytes are not that. Bytes
 * after the end are ignored, so a value may be tried where only its beginning is known.
 */
export function unpackSnappy(packed: Uint8Array): Buffer | undefined {
  const start = varintAt(packed, 0);
  if (start === undefined || start.value > limit) return undefined;
  const out = Buffer.alloc(start.value);
  let [at, end] = [start.next, 0];
  while (end < out.length) {
    const tag = packed[at++];
    if (tag === undefined) return undefined;
    const piece = (tag & 3) === 0 ? literal(packed, at, tag >> 2) : copy(packed, at, tag);
    if (piece === undefined || end + piece.length > out.length) return undefined;
    at = piece.next;
    if (piece.offset === undefined) {
      out.set(packed.subarray(at, at + piece.length), end);
      at += piece.length;
      if (at > packed.length) return undefined;
    } else {
      if (piece.offset === 0 || piece.offset > end) return undefined;
      // Byte by byte: a copy may overlap itself.
      for (let i = 0; i < piece.length; i++) out[end + i] = out[end + i - piece.offset] ?? 0;
    }
    end += piece.length;
  }
  return out;
}

interface Piece {
  length: number;
  next: number;
  /** How far back a copy begins; absent: the bytes follow. */
  offset?: number;
}

function literal(packed: Uint8Array, at: number, short: number): Piece {
  if (short < 60) return { length: short + 1, next: at };
  const bytes = short - 59;
  return { length: littleEndian(packed, at, bytes) + 1, next: at + bytes };
}

function copy(packed: Uint8Array, at: number, tag: number): Piece {
  if ((tag & 3) === 1) {
    const offset = ((tag >> 5) << 8) | (packed[at] ?? 0);
    return { length: ((tag >> 2) & 7) + 4, offset, next: at + 1 };
  }
  const bytes = (tag & 3) === 2 ? 2 : 4;
  return { length: (tag >> 2) + 1, offset: littleEndian(packed, at, bytes), next: at + bytes };
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** A number of seven bits a byte, lowest first. */
export function varintAt(bytes: Uint8Array, at: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, next: at + i + 1 };
  }
  return undefined;
}
