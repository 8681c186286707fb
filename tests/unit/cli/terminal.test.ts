import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../simulator/cli/command';
import { print } from '../../../simulator/cli/terminal';
import { UsageError } from '../../../simulator/client/usage-error';

const CLI = join(__dirname, '../../../simulator/cli');
const EVIL = 'a\u001b]0;owned\u0007\u009b2J\u202e.fba';
const ESCAPED = String.raw`a\u001b]0;owned\u0007\u009b2J\u202e.fba`;

afterEach(() => jest.restoreAllMocks());

test('what a command prints has no character that a terminal obeys', () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  print(`${EVIL}\nb`);
  expect(write.mock.calls).toEqual([[`${ESCAPED}\nb\n`]]);
});

test('neither has the line about what is wrong, which is one', async () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  await runCommand(() => Promise.reject(new UsageError(`unknown key "${EVIL}\nb"`)));
  expect(process.exitCode).toBe(2);
  process.exitCode = before;
  expect(write.mock.calls).toEqual([[`unknown key "${ESCAPED}\\u000ab"\n`]]);
});

test('the commands print in no other way', () => {
  for (const file of readdirSync(CLI).filter((name) => name !== 'terminal.ts'))
    expect(
      `${file}: ${readFileSync(join(CLI, file), 'utf8').match(/console\.\w+|process\.std(out|err)\.write/)}`,
    ).toBe(`${file}: null`);
});
