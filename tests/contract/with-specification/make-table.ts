import { SPECIFICATION_CORRECTIONS } from '../../../scripts/specification-corrections';
import { ADDRESS_CORRECTIONS, declarePathParameters } from '../address-corrections';
import type { ContractTable, FitbitTable, GoogleTable } from '../table/contract-table';
import { readAddresses, readFitbitContract } from '../table/fitbit-contract';
import { readGoogleContract } from '../table/google-contract';
import { type Member, parseMembers, printMembers } from '../table/notation';
import { readTypes } from '../table/read-types';
import { fitbitTraffic, googleTraffic } from '../traffic';
import { findWitnesses, type Witness, type Witnesses, witnessOf } from '../witnesses';
import { readSpecification } from './collected';
import { readExampleBodies } from './example-bodies';
import { addressRows, messageRows } from './fitbit-rows';
import { unknownAddresses } from './google-addresses';
import { googleRows } from './google-rows';
import { harden } from './harden-fitbit';
import { hardenGoogle, readGoogleSpecification } from './harden-google';

/** Makes the table anew from what was collected: facts that the traffic shows, and no others. */
export async function makeTable(): Promise<ContractTable> {
  return { fitbit: await fitbitTable(), google: await googleTable() };
}

async function fitbitTable(): Promise<FitbitTable> {
  const published = readSpecification();
  const narrowed = harden(published, [], [...SPECIFICATION_CORRECTIONS, declarePathParameters]);
  const addresses = addressRows(readAddresses(), narrowed);
  const typed = readTypes();
  for (const correct of ADDRESS_CORRECTIONS) correct(typed);
  const messages = messageRows(typed, harden(published, readExampleBodies()));
  const seen = findWitnesses(readFitbitContract({ addresses, messages }), await fitbitTraffic());
  return { addresses: onlySeen(addresses, seen), messages: onlySeen(messages, seen) };
}

async function googleTable(): Promise<GoogleTable> {
  const specification = readGoogleSpecification();
  const [unknown] = unknownAddresses(specification);
  if (unknown !== undefined) throw new Error(`the specification has no ${unknown}`);
  const { addresses, messages, kinds } = googleRows(hardenGoogle(specification).schemas);
  const seen = findWitnesses(readGoogleContract({ addresses, messages, kinds }), await googleTraffic());
  const queries = Object.entries(addresses).map(([address, { query = '' }]) => [address, query]);
  const used = onlySeen(Object.fromEntries(queries), seen);
  return {
    addresses: Object.fromEntries(
      Object.entries(addresses).map(([address, { query: _, ...others }]) => [
        address,
        { ...(used[address] === undefined ? {} : { query: used[address] }), ...others },
      ]),
    ),
    messages: onlySeen(messages, seen),
    kinds: onlySeen(kinds, seen),
  };
}

/** The rows that occur in bodies, with the members that occur. */
function onlySeen(rows: Readonly<Record<string, string>>, seen: Witnesses): Record<string, string> {
  const shown = Object.entries(rows).map(([row, text]): [string, string] => {
    const members = parseMembers(text).flatMap((member) => {
      const witness = witnessOf(seen, row, member.name);
      return witness ? [withSeenWords(member, witness)] : [];
    });
    return [row, printMembers(members)];
  });
  return Object.fromEntries(shown.filter(([, text]) => text !== '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lists of words that are longer are cut down to the words that are seen. */
const LONGEST_LIST = 9;

function withSeenWords(member: Member, seen: Witness): Member {
  const words = member.schema?.enum;
  if (!words || words.length <= LONGEST_LIST) return member;
  return { ...member, schema: { ...member.schema, enum: words.filter((word) => seen.words.has(word)) } };
}

/** The format of types/contract.json: one row a line. */
export function printTable({ fitbit, google }: ContractTable): string {
  const services = [
    printBlock('fitbit', [printRows('addresses', fitbit.addresses), printRows('messages', fitbit.messages)]),
    printBlock('google', [
      printRows('addresses', google.addresses),
      printRows('messages', google.messages),
      printRows('kinds', google.kinds),
    ]),
  ];
  return `{\n${services.join(',\n')}\n}\n`;
}

function printBlock(name: string, parts: readonly string[]): string {
  return `  "${name}": {\n${parts.join(',\n')}\n  }`;
}

function printRows(name: string, rows: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(rows).map(([row, value]) => `      "${row}": ${JSON.stringify(value)}`);
  return `    "${name}": {\n${lines.join(',\n')}\n    }`;
}
