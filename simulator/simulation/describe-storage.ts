import { decodeToShow } from '../peer/cbor';
import type { World } from '../run/world';
import type { StorageInfo, StoredItem } from './protocol';

/** Longest value, characters. A longer one is cut. */
const MAX_TEXT_LENGTH = 20_000;

/** All that the app has stored, with sizes. Tokens and secrets are masked unless `showTokens`. */
export function describeStorage(
  { settings, localStore, disk, record: { secrets } }: World,
  { showTokens }: { showTokens: boolean },
): StorageInfo {
  const toItem = (key: string, bytes: number, text: string | null): StoredItem => {
    const masked = text === null ? null : secrets.maskSetting(key, text);
    return {
      key,
      bytes,
      text: (showTokens ? text : masked)?.slice(0, MAX_TEXT_LENGTH) ?? null,
      hasSecret: masked !== text,
    };
  };
  const toTextItem = (key: string, value: string | null): StoredItem =>
    toItem(key, byteLength(value ?? ''), value ?? '');
  return {
    settings: settings.keys().map((key) => toTextItem(key, settings.get(key))),
    local: localStore.keys().map((key) => toTextItem(key, localStore.get(key))),
    files: disk.list().map((name) => {
      const bytes = disk.read(name) ?? new Uint8Array();
      return toItem(name, bytes.length, readContent(bytes));
    }),
  };
}

/** The content as text: that of a CBOR file as JSON; null where it is neither. */
function readContent(bytes: Uint8Array): string | null {
  try {
    return JSON.stringify(decodeToShow(bytes)) ?? null;
  } catch {
    return readText(bytes);
  }
}

function readText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
