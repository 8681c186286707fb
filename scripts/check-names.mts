/**
 * Fails where a declaration or a file has a retired name (scripts/retired-name-list.ts). Part of
 *
 *   npm run lint
 */
import { fileURLToPath } from 'node:url';
import { RETIRED_NAMES } from './retired-name-list';
import { findRetiredNames, readSourceFiles } from './retired-names';

const root = fileURLToPath(new URL('..', import.meta.url));
const findings = findRetiredNames(readSourceFiles(root), RETIRED_NAMES);
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
