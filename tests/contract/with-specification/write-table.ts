/**
 * Writes types/contract.json from what was collected beside this checkout:
 *
 *   npm run types:table
 */
import { writeFileSync } from 'node:fs';
import { CONTRACT_TABLE } from '../table/contract-table';
import { isCollected } from './collected';
import { makeTable, printTable } from './make-table';

if (isCollected) {
  makeTable().then((table) => writeFileSync(CONTRACT_TABLE, printTable(table)));
} else {
  console.error('the specifications and the bodies that the table is made of are not beside this checkout');
  process.exitCode = 2;
}
