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
  /** By the name of a type: the keys that must be there, and the values that are narrower than their types. */
  messages: Record<string, string>;
}

/** There are no types of this service: the table is all that is known of it. */
export interface GoogleTable {
  addresses: Readonly<Record<string, GoogleAddress>>;
  /** The keys of a message, by its name. */
  messages: Record<string, string>;
  /** The kinds of data of messages that hold exactly one. */
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
