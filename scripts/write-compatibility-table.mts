/**
 * Writes the tables of simulator/README.md: what works of every module, element, property and component.
 *
 *   npm run compatibility-table
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { messageOf } from '../simulator/world/message-of';
import { README, updateReadme } from './compatibility-table';

try {
  writeFileSync(README, updateReadme(readFileSync(README, 'utf8')));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
