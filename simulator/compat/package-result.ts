import type { ReportLine } from '../run/report';

/** How a package fared, from best to worst. */
export type Outcome = 'clean' | 'warnings' | 'incomplete' | 'exception' | 'ended' | 'refused';

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  clean: 'Runs',
  warnings: 'Runs, with warnings',
  incomplete: 'Parts are missing',
  exception: 'Exception',
  ended: 'Ended',
  refused: 'Not opened',
};

/** When a run takes its pictures. */
export const PICTURE_STAGES = ['start', 'taps', 'end'] as const;
export type PictureStage = (typeof PICTURE_STAGES)[number];

export const STAGE_LABELS: Readonly<Record<PictureStage, string>> = {
  start: 'After start',
  taps: 'After taps',
  end: 'At the end',
};

/** Families of `fonts` are drawn in the stand-in; without the others something is not there. */
export const MISSING_KINDS = ['widgets', 'modules', 'files', 'characters', 'fonts'] as const;
export type MissingParts = Readonly<Record<(typeof MISSING_KINDS)[number], readonly string[]>>;

/** `none`: the app has no sign-in that can be pressed. */
export type SignInState = 'done' | 'none';

/** A line of the report, with `at` in the author's source where it is known. */
export type Finding = Pick<ReportLine, 'text' | 'at' | 'stack' | 'count'>;

/** One package's row. */
export interface PackageResult {
  /** Name of the .fba. */
  file: string;
  /** The app's name; the file's where it was not opened. */
  name: string;
  outcome: Outcome;
  /** Why the package was refused, or why its world ended before the time was over. */
  reason: string | null;
  signIn: SignInState;
  exceptions: readonly Finding[];
  warnings: readonly Finding[];
  missing: MissingParts;
  /** Paths of the pictures from the folder of the page; absent where none was taken. */
  pictures: Partial<Record<PictureStage, string>>;
  /** Virtual ms that passed. */
  simulatedMs: number;
  /** Real seconds, without the pictures. */
  seconds: number;
  /** Largest memory of the process, MB; null where it is not known. */
  memoryMb: number | null;
}

/** The packages that stopped: at an exception, or because they were ended or not opened. */
export function didStop({ outcome }: PackageResult): boolean {
  return outcome === 'exception' || outcome === 'ended' || outcome === 'refused';
}

/** `12 packages: 9 run, 1 with an exception …`, without what there is none of. */
export function summarise(results: readonly PackageResult[]): string {
  const count = (...outcomes: Outcome[]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const parts = [
    `${count('clean', 'warnings')} run`,
    `${count('incomplete')} lack a part`,
    `${count('exception')} threw an exception`,
    `${count('ended')} ended early`,
    `${count('refused')} not opened`,
  ];
  const total = results.length === 1 ? '1 package' : `${results.length} packages`;
  return `${total}: ${parts.filter((part, i) => i === 0 || !part.startsWith('0 ')).join(', ')}`;
}
