import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../../simulator/cli/command';
import { UsageError } from '../../simulator/client/usage-error';
import { MINUTE_MS } from '../../simulator/world/duration';
import { messageOf } from '../../simulator/world/message-of';
import { HELP, readYearsArguments, YEAR_DAYS, type YearsArguments } from './arguments';
import { describeBreak, describeCase } from './describe-case';
import { formatMutants, runMutants } from './mutants/run-mutants';
import { Pool } from './pool';
import { readCase } from './read-case';
import type { Violation } from './run-case';
import { runYears } from './run-years';
import { shrinkCase } from './shrink';
import { type Finding, isGood } from './summary';
import type { TestCase } from './test-case';
import { toScenario } from './to-scenario';

const FBA = join(__dirname, '../../build/app.fba');
const FINDINGS_FOLDER = join(__dirname, '../../build/years');

void runCommand(async () => {
  const options = readYearsArguments(process.argv.slice(2));
  if (options.isHelp) {
    console.log(HELP);
    return 0;
  }
  if (!existsSync(FBA)) throw new UsageError('build/app.fba is missing: run `npm run build` first');
  if (options.hasMutants) return runAllMutants(options);
  const pool = new Pool(availableParallelism(), FBA);
  try {
    if (options.caseFile !== undefined) return await runOneCase(pool, options.caseFile);
    return await run(pool, options);
  } finally {
    pool.close();
  }
});

async function run(pool: Pool, { seed, days, minutes, faults, aim }: YearsArguments): Promise<number> {
  const began = performance.now();
  const realMs = (): number => performance.now() - began;
  const findings: { finding: Finding; testCase: TestCase; violation: Violation }[] = [];
  const totals = await runYears(pool, {
    seed,
    days,
    isTimeUp: () => minutes !== undefined && realMs() > minutes * MINUTE_MS,
    draw: { only: faults, aim },
    onBreak: (testCase, error) => console.error(describeBreak(testCase, error)),
    onEnd: (testCase, outcome) => {
      console.error(describeCase(testCase, outcome));
      for (const violation of outcome.violations) {
        const finding = { invariant: violation.invariant, text: violation.text, seed: testCase.seed };
        findings.push({ finding, testCase, violation });
        // The case is saved at once, so that it is there if somebody ends the run early.
        saveCase(filesOf(testCase, violation), testCase);
      }
    },
  });
  const ms = realMs();
  // Only one of each kind is shrunk: it is enough to see what is wrong.
  const kinds = new Map(findings.map((each) => [each.finding.invariant, each]));
  for (const { finding, testCase, violation } of kinds.values()) {
    try {
      finding.files = await shrinkAndSave(pool, testCase, violation);
    } catch (error) {
      // The whole case was saved when it ended.
      finding.files = { testCase: filesOf(testCase, violation).testCase };
      console.error(`${violation.invariant}, seed ${testCase.seed}: not shrunk: ${messageOf(error)}`);
    }
  }
  const isWhole = faults === undefined && aim === undefined;
  const summary = {
    ...totals.summarise(seed, ms, isWhole),
    violations: findings.map(({ finding }) => finding),
  };
  console.log(JSON.stringify(summary, null, 2));
  return isGood(summary) ? 0 : 1;
}

/** A mutant that survives is a fault that nothing would see. */
async function runAllMutants({ seed, days = YEAR_DAYS, mutants }: YearsArguments): Promise<number> {
  const results = await runMutants({
    seed,
    maxDays: days,
    only: mutants,
    parallel: availableParallelism(),
    original: FBA,
    onEnd: ({ mutant: name, days: lived, invariant, text, seed: found }) =>
      console.error(
        invariant
          ? `${name}: found after ${lived.toFixed(1)} days by ${invariant} (seed ${found}): ${text}`
          : `${name}: SURVIVED ${lived.toFixed(1)} days`,
      ),
  });
  console.log(formatMutants(results));
  return results.every(({ invariant }) => invariant !== undefined) ? 0 : 1;
}

/** Writes the smallest case that still breaks the invariant, and the scenario that shows it. */
async function shrinkAndSave(pool: Pool, testCase: TestCase, violation: Violation): Promise<CaseFiles> {
  const small = await shrinkCase((each) => pool.run(each), testCase, violation);
  const files = filesOf(testCase, violation);
  writeFileSync(files.scenario, toScenario(small.testCase, small.outcome, violation));
  saveCase(files, small.testCase);
  console.error(
    `${violation.invariant}, seed ${testCase.seed}: ${small.testCase.faults.length} faults are enough, see ${files.scenario}; with the checks: npm run years -- --case ${files.testCase}`,
  );
  return files;
}

type CaseFiles = Required<NonNullable<Finding['files']>>;

function filesOf({ seed }: TestCase, { invariant }: Violation): CaseFiles {
  const base = join(FINDINGS_FOLDER, `${invariant.replaceAll(/\W+/g, '-')}-${seed}`);
  return { scenario: `${base}.yaml`, testCase: `${base}.json` };
}

function saveCase(files: CaseFiles, testCase: TestCase): void {
  mkdirSync(FINDINGS_FOLDER, { recursive: true });
  writeFileSync(files.testCase, `${JSON.stringify(testCase, null, 2)}\n`);
}

async function runOneCase(pool: Pool, file: string): Promise<number> {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  if (!existsSync(path)) throw new UsageError(`${file} does not exist`);
  const testCase = readCase(statSync(path).isFile() ? readFileSync(path, 'utf8') : '', file);
  const outcome = await pool.run(testCase);
  console.error(describeCase(testCase, outcome));
  const { done, ...rest } = outcome;
  console.log(JSON.stringify({ testCase, ...rest, acts: done.length }, null, 2));
  return outcome.violations.length > 0 ? 1 : 0;
}
