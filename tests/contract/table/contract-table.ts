import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What types cannot say of the two services, as far as the pretend cloud and the companion show it:
 * types/contract.json, made by `npm run types:table`. notation.ts describes the format of a row.
 */
export interface ContractTable {
  fitbit: FitbitTable;
  google: GoogleTable;
}

export interface FitbitTable {
  /** `GET /1/user/-/devices.json`: parameters whose values are narrower than their types. */
  addresses: Readonly<Record<string, string>>;
  /** By the name of a type: keys that must be there, and values that are narrower than their types. */
  messages: Record<string, string>;
}

/** There are no types of this service: the table is all that is known of it. */
export interface GoogleTable {
  addresses: Readonly<Record<string, GoogleAddress>>;
  /** By the name of a message: its keys. */
  messages: Record<string, string>;
  /** Of messages that hold exactly one kind of data: which there are. */
  kinds: Record<string, string>;
}

/** `GET /v4/users/{user}/identity`: parameters of the query, the message that is sent, the one that comes back. */
export interface GoogleAddress {
  query?: string;
  sends?: string;
  returns: string;
}

export const CONTRACT_TABLE = join(__dirname, '../../../types/contract.json');

export function readTable(): ContractTable {
  return JSON.parse(readFileSync(CONTRACT_TABLE, 'utf8')) as ContractTable;
}
