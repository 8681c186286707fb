import { readArguments } from '../../simulator/cli/command';
import { UsageError } from '../../simulator/client/usage-error';
import { readInteger } from '../../simulator/client/world-arguments';
import { FAULTS } from '../../simulator/run/faults';
import { FaultError, parseFault } from '../../simulator/run/parse-fault';
import { isMoment, MOMENT_NAMES } from '../../simulator/world/moments';
import { MUTANTS } from './mutants/mutants';

export const HELP = `npm run years -- [options]
Lives through years of bad luck: the built clock face, companion and settings page run in simulated worlds in which
everything fails that can, all drawn from one seed. Checks what must always be true, and counts which situations were
reached. Prints each world as it ends, and one JSON object last.

  --days N | --years N    simulated time (default 365 days)
  --minutes N             real time instead: no world begins after it
  --seed N                another run (default 1)
  --faults LIST           only these faults, with commas between: lost-answer,answer=500
  --aim KIND              all faults happen at this moment: request, written=account, …
  --mutants [--mutant M]  breaks the product in each known way, or in those whose name contains M (M,M), and looks how soon
                          that is found; a mutant that lives for N days survives
  --case FILE             runs one world again, from the file that a violation names
  --help                  this text

Exit status: 0; 1 where something was wrong, was not reached in ten years, or did not repeat; 2 for bad arguments.`;

export const YEAR_DAYS = 365;

/** What to run. */
export interface YearsArguments {
  isHelp: boolean;
  seed: number;
  /** Simulated days; undefined: as many as fit into `minutes`. */
  days: number | undefined;
  /** Real minutes. */
  minutes: number | undefined;
  faults: readonly string[] | undefined;
  aim: string | undefined;
  hasMutants: boolean;
  /** Parts of names: only mutants with one of these run. */
  mutants: readonly string[] | undefined;
  /** The path of a case. */
  caseFile: string | undefined;
}

/** Throws a UsageError. */
export function readYearsArguments(argv: string[]): YearsArguments {
  const { values, positionals } = readArguments(argv, {
    days: { type: 'string' },
    years: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    faults: { type: 'string' },
    aim: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    case: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is not expected. Try --help`);
  if (values.mutant !== undefined && !values.mutants)
    throw new UsageError('--mutant chooses among --mutants, which is missing');
  const mutants = values.mutant?.split(',');
  for (const part of mutants ?? [])
    if (!MUTANTS.some(({ name }) => name.includes(part)))
      throw new UsageError(
        `--mutant "${part}": no mutant has this in its name; docs/reliability.md lists them`,
      );
  const lengths = [values.days, values.years, values.minutes].filter((each) => each !== undefined);
  if (lengths.length > 1) throw new UsageError('--days, --years and --minutes exclude one another');
  const days = readInteger('days', values.days);
  const years = readInteger('years', values.years);
  const minutes = readInteger('minutes', values.minutes);
  if ([days, years, minutes].includes(0)) throw new UsageError('a run needs some time');
  const faults = values.faults?.split(',');
  for (const fault of faults ?? []) checkFault(fault);
  if (values.aim !== undefined) checkMoment(values.aim);
  return {
    isHelp: values.help,
    seed: readInteger('seed', values.seed) ?? 1,
    days: minutes !== undefined ? undefined : (days ?? (years ?? 1) * YEAR_DAYS),
    minutes,
    faults,
    aim: values.aim,
    hasMutants: values.mutants,
    mutants,
    caseFile: values.case,
  };
}

/** Throws where `fault` is no fault. For a name without a value, the value is drawn. */
function checkFault(fault: string): void {
  if (Object.hasOwn(FAULTS, fault)) return;
  if (fault.includes('@')) throw new UsageError(`"${fault}": --faults has no times; they are drawn`);
  try {
    parseFault(fault);
  } catch (error) {
    if (error instanceof FaultError) throw new UsageError(error.message);
    throw error;
  }
}

/** Throws where `aim` is no moment, such as `written=account` or `request#2`, or has a time or an end. */
function checkMoment(aim: string): void {
  const [name = ''] = aim.split(/[=#]/);
  if (!isMoment(name) || aim.includes('..'))
    throw new UsageError(`--aim "${aim}" is no moment; there are ${MOMENT_NAMES.join(', ')}`);
  try {
    parseFault(`kill-companion@${aim}`);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new UsageError(error.message.replace(/^fault "[^"]*"/, `--aim "${aim}"`));
  }
}
