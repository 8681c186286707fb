import type { Schema } from '../../../scripts/specification';
import type { GoogleTable } from '../table/contract-table';
import { type Member, printMembers } from '../table/notation';
import { GOOGLE_ADDRESSES } from './google-addresses';
import { KINDS_OF_DATA } from './harden-google';

/** The rows of all messages: their keys, and the kinds of data of which a message has exactly one. */
export function googleRows(schemas: Readonly<Record<string, Schema>>): GoogleTable {
  const table: GoogleTable = { addresses: GOOGLE_ADDRESSES, messages: {}, kinds: {} };
  for (const [message, { properties = {}, required = [] }] of Object.entries(schemas)) {
    const beside = KINDS_OF_DATA[message]?.beside;
    const members = Object.entries(properties).map(
      ([name, schema]): Member => ({ name, required: required.includes(name), schema }),
    );
    const own = members.filter(({ name }) => beside?.includes(name) ?? true);
    table.messages[message] = printMembers(own);
    const kinds = members.filter((member) => !own.includes(member));
    if (beside) table.kinds[message] = printMembers(kinds.map((kind) => ({ ...kind, required: true })));
  }
  return table;
}
