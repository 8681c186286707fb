import { inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';

/** Size and pixels of a PNG; throws where it is none, or cut short. Eight bits a channel, with alpha or without. */
export function readPng(bytes: Buffer): { width: number; height: number; rows: Buffer } {
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('no PNG');
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = content;
    if (kind === 'IDAT') data.push(content);
    if (kind === 'IEND' && header) {
      const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
      const rows = inflateSync(Buffer.concat(data));
      const channels = header[9] === 2 ? 3 : 4;
      if (rows.length !== height * (1 + channels * width)) throw new Error('pixels are missing');
      return { width, height, rows };
    }
    at += 12 + length;
  }
  throw new Error('the PNG has no end');
}
