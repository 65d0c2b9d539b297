/** The unsigned integer of `size` bytes at an offset, big-endian; NaN out of bounds or if it has no such size. */
export function intAt(view: DataView, offset: number, size: number): number {
  if (!(size >= 1 && size <= 16 && offset >= 0 && offset + size <= view.byteLength)) return NaN;
  let value = 0;
  for (let at = offset; at < offset + size; at++) value = value * 256 + view.getUint8(at);
  return value;
}

/** The number behind a marker that tells its kind and size, 1 an integer, 2 a real, 3 a date; NaN if there is none. */
export function numberAt(view: DataView, offset: number, marker: number): number {
  const size = 1 << (marker & 0x0f);
  const at = offset + 1;
  if (Number.isNaN(intAt(view, at, size))) return NaN;
  if (marker >> 4 !== 1) return size === 8 ? view.getFloat64(at) : size === 4 ? view.getFloat32(at) : NaN;
  // Eight bytes have a sign, fewer have none.
  return size === 8 ? Number(view.getBigInt64(at)) : intAt(view, at, size);
}

/** `count` characters of `width` bytes, or `undefined` if they are out of bounds. */
export function textAt(view: DataView, offset: number, count: number, width: number): string | undefined {
  if (!(count >= 0 && offset >= 0 && offset + count * width <= view.byteLength)) return undefined;
  let text = '';
  for (let at = offset; at < offset + count * width; at += width) text += String.fromCharCode(intAt(view, at, width));
  return text;
}
