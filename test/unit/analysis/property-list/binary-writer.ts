const HEADER = 8;
const REF_SIZE = 1;
const OFFSET_SIZE = 2;

/** A binary property list of objects that are encoded already, references in one byte, with `top` as its root. */
export function binaryPropertyList(objects: readonly (readonly number[])[], top = 0): Buffer {
  let at = HEADER;
  const offsets = objects.map((bytes) => {
    at += bytes.length;
    return at - bytes.length;
  });
  const trailer = Buffer.alloc(32);
  trailer[6] = OFFSET_SIZE;
  trailer[7] = REF_SIZE;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  const table = offsets.flatMap((offset) => [offset >> 8, offset & 0xff]);
  return Buffer.concat([Buffer.from('bplist00'), Buffer.from(objects.flat()), Buffer.from(table), trailer]);
}
