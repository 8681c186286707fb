import type { Report, ReportLine } from '../run/report';
import { findMissingParts } from './find-missing-parts';
import { type Finding, MISSING_KINDS, type Outcome, type PackageResult } from './package-result';

/** How a package ended. */
interface PackageEnd {
  file: string;
  /** The name of the app; undefined where the package could not be opened. */
  appName: string | undefined;
  /** Why it ended early; null where it did not. */
  reason: string | null;
  /** The last report of its world, if there was one. */
  report: Report | undefined;
}

/** What a report says of a package: the part of its row that is not measured. */
export function describeFindings({
  file,
  appName,
  reason,
  report,
}: PackageEnd): Pick<
  PackageResult,
  'file' | 'name' | 'outcome' | 'reason' | 'exceptions' | 'warnings' | 'missing'
> {
  const exceptions = [...(report?.device.errors ?? []), ...(report?.companion.errors ?? [])].map(toFinding);
  const warnings = (report?.device.warnings ?? []).map(toFinding);
  const missing = findMissingParts(warnings.map(({ text }) => text));
  const isIncomplete = MISSING_KINDS.some((kind) => kind !== 'fonts' && missing[kind].length > 0);
  const outcome = ((): Outcome => {
    if (appName === undefined) return 'refused';
    if (reason !== null) return 'ended';
    if (exceptions.length > 0) return 'exception';
    if (isIncomplete) return 'incomplete';
    return warnings.length > 0 ? 'warnings' : 'clean';
  })();
  const name = appName === undefined || appName === '' ? file : appName;
  return { file, name, outcome, reason, exceptions, warnings, missing };
}

function toFinding(line: string | ReportLine): Finding {
  if (typeof line === 'string') return { text: line, count: 1 };
  const { text, at, stack, count } = line;
  return { text, ...(at !== undefined && { at, stack }), count };
}
