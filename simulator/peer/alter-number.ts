import { encodeCbor, tryDecodeCbor } from './cbor';

/**
 * The same CBOR map with one of its numbers changed: `v`, by which apps tell versions, or else the first. Undefined
 * where the bytes are no map with a number.
 */
export function alterNumber(bytes: Uint8Array): Uint8Array | undefined {
  const map = tryDecodeCbor(bytes);
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return undefined;
  const members = Object.entries(map);
  const [name, value] =
    members.find(([key, each]) => key === 'v' && typeof each === 'number') ??
    members.find(([, each]) => typeof each === 'number') ??
    [];
  return name === undefined ? undefined : encodeCbor({ ...map, [name]: Number(value) + 1 });
}
