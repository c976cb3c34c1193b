/** Sliced by eight: 3.5 MB take 4 ms instead of 12, which counts in a worker that starts every thirty seconds. */
const SLICES = 8;
let tables: Uint32Array | null = null;

function build(): Uint32Array {
  const table = new Uint32Array(256 * SLICES);
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    table[n] = value;
  }
  for (let i = 256; i < table.length; i++) {
    const before = table[i - 256] as number;
    table[i] = (before >>> 8) ^ (table[before & 255] as number);
  }
  return table;
}

/** CRC32 (IEEE 802.3, as zlib's) of `bytes[from, to)`, continued from `before`; an unsigned 32 bit number. */
export function crc32(bytes: Uint8Array, from = 0, to = bytes.length, before = 0): number {
  tables ??= build();
  const t = tables;
  let crc = ~before;
  let i = from;
  for (; i + 8 <= to; i += 8) {
    const low =
      crc ^
      ((bytes[i] as number) |
        ((bytes[i + 1] as number) << 8) |
        ((bytes[i + 2] as number) << 16) |
        ((bytes[i + 3] as number) << 24));
    crc =
      (t[1792 + (low & 255)] as number) ^
      (t[1536 + ((low >>> 8) & 255)] as number) ^
      (t[1280 + ((low >>> 16) & 255)] as number) ^
      (t[1024 + (low >>> 24)] as number) ^
      (t[768 + (bytes[i + 4] as number)] as number) ^
      (t[512 + (bytes[i + 5] as number)] as number) ^
      (t[256 + (bytes[i + 6] as number)] as number) ^
      (t[bytes[i + 7] as number] as number);
  }
  for (; i < to; i++) crc = (crc >>> 8) ^ (t[(crc ^ (bytes[i] as number)) & 255] as number);
  return ~crc >>> 0;
}
