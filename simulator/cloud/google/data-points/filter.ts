import { type Calendar, type DayNumber, parseIsoDate } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import { type DataPoint, type DataType, type FilterMember, snakeCase } from '../data-types/data-type';
import { badRequest, errorInfo, GoogleError } from '../google-error';
import { civilText, readCivil, readTimestamp } from '../time-text';

/** What is left of a list. */
export interface Filter {
  /** Days outside of which no point can fit. */
  from: DayNumber;
  to: DayNumber;
  fits(point: DataPoint): boolean;
}

/** `member >= literal` or `member < literal`; literals are instants, or texts that sort as the times do. */
interface Restriction {
  member: FilterMember;
  isFrom: boolean;
  literal: Instant | string;
}

interface Violation {
  reason: string;
  description: string;
}

const RESTRICTION = /^\s*([A-Za-z][\w.-]*)\s*(>=|<=|!=|=|<|>|:)\s*"([^"]*)"\s*$/;
const REASON = 'INVALID_DATA_POINT_FILTER';

/**
 * Reads a filter (AIP-160, as far as the service knows it): restrictions with `>=` and `<`, joined by AND, on
 * the times that the data type can be filtered by. 400 for everything else, with all that is wrong.
 */
export function readFilter(text: string, type: DataType, calendar: Calendar): Filter {
  const parts = text.trim() === '' ? [] : text.split(/\sAND\s/);
  const read = parts.map((part) => readRestriction(part, type, 1 + text.indexOf(part.trim())));
  const violations = read.filter((one): one is Violation => 'reason' in one);
  const restrictions = read.filter((one): one is Restriction => 'member' in one);
  if (violations.length === 0) violations.push(...contradictions(restrictions));
  if (violations.length > 0) throw refusal(violations);
  const days = (isFrom: boolean) =>
    restrictions.filter((one) => one.isFrom === isFrom).map(({ literal }) => dayOf(literal, calendar));
  return {
    // Points lie within a day of the day they belong to.
    from: Math.max(...days(true), Number.NEGATIVE_INFINITY) - 1,
    to: Math.min(...days(false), Number.POSITIVE_INFINITY) + 1,
    fits: (point) => restrictions.every((restriction) => fits(restriction, point, calendar)),
  };
}

function readRestriction(part: string, type: DataType, column: number): Restriction | Violation {
  const wrong = (detail: string, description: string): Violation => ({
    reason: `${REASON}_${detail}`,
    description: `${description} (at line 1, column ${column})`,
  });
  if (/\sOR\s/.test(part)) return wrong('EXPRESSION_STRUCTURE', 'Only conjunctions are supported.');
  const [, path = '', operator = '', literal = ''] = RESTRICTION.exec(part) ?? [];
  if (path === '') return wrong('SYNTAX', `Cannot parse '${part.trim()}'.`);
  const prefix = `${snakeCase(type.id)}.`;
  if (!path.startsWith(prefix)) {
    return wrong('DATA_TYPE_RESTRICTION', `'${path.split('.')[0]}' does not match the data type.`);
  }
  const member = type.members.find((one) => prefix + one.path === path);
  if (!member) return wrong('DATA_TYPE_MEMBER', `Member '${path}' is not supported for filtering.`);
  if (operator !== '>=' && (operator !== '<' || member.onlyFrom)) {
    return wrong('RESTRICTION_COMPARATOR', `Comparator '${operator}' is not supported for '${path}'.`);
  }
  const value = readLiteral(literal, member);
  if (value === undefined) {
    const form = member.kind === 'physical' ? 'TIMESTAMP_FORMAT' : 'CIVIL_DATE_TIME_FORMAT';
    return wrong(form, `'${literal}' is not what '${path}' is compared with.`);
  }
  return { member, isFrom: operator === '>=', literal: value };
}

function readLiteral(text: string, { kind }: FilterMember): Instant | string | undefined {
  if (kind === 'physical') return readTimestamp(text);
  return kind === 'date' && parseIsoDate(text) === undefined ? undefined : readCivil(text);
}

/** Two kinds of time in one filter, or an end that does not lie behind the beginning. */
function contradictions(restrictions: readonly Restriction[]): Violation[] {
  if (new Set(restrictions.map(({ member }) => member.path)).size > 1) {
    const description = 'Filter cannot contain both physical and civil time ranges.';
    return [{ reason: `${REASON}_MIXED_TIME_RESTRICTIONS`, description }];
  }
  const froms = restrictions.filter(({ isFrom }) => isFrom);
  const ends = restrictions.filter(({ isFrom }) => !isFrom);
  const isEmpty = froms.some((from) => ends.some((end) => end.literal <= from.literal));
  return isEmpty ? [{ reason: 'INVALID_TIME_RANGE', description: 'The end must be after the start.' }] : [];
}

function refusal(violations: readonly Violation[]): GoogleError {
  const reasons = violations.map(({ reason }) => reason);
  return new GoogleError('INVALID_ARGUMENT', `Invalid data point filter: ${reasons.join(', ')}.`, [
    errorInfo(REASON, { detailedReasons: reasons.join(',') }),
    badRequest(violations.map(({ description }) => ({ field: 'filter', description }))),
  ]);
}

function dayOf(literal: Instant | string, calendar: Calendar): DayNumber {
  return typeof literal === 'number' ? calendar.dayOf(literal) : (parseIsoDate(literal.slice(0, 10)) ?? 0);
}

function fits({ member, isFrom, literal }: Restriction, point: DataPoint, calendar: Calendar): boolean {
  const time = typeof literal === 'number' ? point[member.of] : civilText(calendar, point[member.of]);
  return isFrom ? time >= literal : time < literal;
}
