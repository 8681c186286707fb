import { type Calendar, type DayNumber, parseIsoDate } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import { type DataPoint, type DataType, type FilterMember, toSnakeCase } from '../data-types/data-type';
import { createBadRequest, createErrorInfo, GoogleError } from '../google-error';
import { formatCivilTime, parseCivilTime, parseTimestamp } from '../time-format';

/** Which points a list contains. */
export interface Filter {
  /** No point of an earlier or a later day matches. */
  from: DayNumber;
  to: DayNumber;
  matches(point: DataPoint): boolean;
}

/** `member >= literal` or `member < literal`. Literals are instants, or texts that sort as the times do. */
interface Restriction {
  member: FilterMember;
  isLowerBound: boolean;
  literal: Instant | string;
}

interface Violation {
  reason: string;
  description: string;
}

const RESTRICTION = /^\s*([A-Za-z][\w.-]*)\s*(>=|<=|!=|=|<|>|:)\s*"([^"]*)"\s*$/;
const REASON = 'INVALID_DATA_POINT_FILTER';

/**
 * Parses a filter, in the part of AIP-160 that the service supports: restrictions with `>=` and `<`, joined by
 * AND, on the data type's filter members. 400 with all violations for everything else.
 */
export function parseFilter(text: string, type: DataType, calendar: Calendar): Filter {
  const parts = text.trim() === '' ? [] : text.split(/\sAND\s/);
  const parsed = parts.map((part) => parseRestriction(part, type, 1 + text.indexOf(part.trim())));
  const violations = parsed.filter((part): part is Violation => 'reason' in part);
  const restrictions = parsed.filter((part): part is Restriction => 'member' in part);
  if (violations.length === 0) violations.push(...findContradictions(restrictions));
  if (violations.length > 0) throw createFilterError(violations);
  const boundDays = (isLowerBound: boolean) =>
    restrictions
      .filter((restriction) => restriction.isLowerBound === isLowerBound)
      .map(({ literal }) => dayOf(literal, calendar));
  return {
    // Points lie within a day of the day they belong to.
    from: Math.max(...boundDays(true), Number.NEGATIVE_INFINITY) - 1,
    to: Math.min(...boundDays(false), Number.POSITIVE_INFINITY) + 1,
    matches: (point) => restrictions.every((restriction) => matchesRestriction(restriction, point, calendar)),
  };
}

function parseRestriction(part: string, type: DataType, column: number): Restriction | Violation {
  const createViolation = (detail: string, description: string): Violation => ({
    reason: `${REASON}_${detail}`,
    description: `${description} (at line 1, column ${column})`,
  });
  if (/\sOR\s/.test(part)) return createViolation('EXPRESSION_STRUCTURE', 'Only conjunctions are supported.');
  const [, path = '', operator = '', literal = ''] = RESTRICTION.exec(part) ?? [];
  if (path === '') return createViolation('SYNTAX', `Cannot parse '${part.trim()}'.`);
  const prefix = `${toSnakeCase(type.id)}.`;
  if (!path.startsWith(prefix)) {
    return createViolation('DATA_TYPE_RESTRICTION', `'${path.split('.')[0]}' does not match the data type.`);
  }
  const member = type.filterMembers.find((candidate) => prefix + candidate.path === path);
  if (!member) return createViolation('DATA_TYPE_MEMBER', `Member '${path}' is not supported for filtering.`);
  if (operator !== '>=' && (operator !== '<' || member.isLowerBoundOnly)) {
    return createViolation(
      'RESTRICTION_COMPARATOR',
      `Comparator '${operator}' is not supported for '${path}'.`,
    );
  }
  const value = parseLiteral(literal, member);
  if (value === undefined) {
    const form = member.kind === 'physical' ? 'TIMESTAMP_FORMAT' : 'CIVIL_DATE_TIME_FORMAT';
    return createViolation(form, `'${literal}' is no valid value for '${path}'.`);
  }
  return { member, isLowerBound: operator === '>=', literal: value };
}

function parseLiteral(text: string, { kind }: FilterMember): Instant | string | undefined {
  if (kind === 'physical') return parseTimestamp(text);
  return kind === 'date' && parseIsoDate(text) === undefined ? undefined : parseCivilTime(text);
}

/** Two kinds of time in one filter, or an end that is not after the start. */
function findContradictions(restrictions: readonly Restriction[]): Violation[] {
  if (new Set(restrictions.map(({ member }) => member.path)).size > 1) {
    const description = 'Filter cannot contain both physical and civil time ranges.';
    return [{ reason: `${REASON}_MIXED_TIME_RESTRICTIONS`, description }];
  }
  const lowerBounds = restrictions.filter(({ isLowerBound }) => isLowerBound);
  const upperBounds = restrictions.filter(({ isLowerBound }) => !isLowerBound);
  const isEmpty = lowerBounds.some((lower) => upperBounds.some((upper) => upper.literal <= lower.literal));
  return isEmpty ? [{ reason: 'INVALID_TIME_RANGE', description: 'The end must be after the start.' }] : [];
}

function createFilterError(violations: readonly Violation[]): GoogleError {
  const reasons = violations.map(({ reason }) => reason);
  return new GoogleError('INVALID_ARGUMENT', `Invalid data point filter: ${reasons.join(', ')}.`, [
    createErrorInfo(REASON, { detailedReasons: reasons.join(',') }),
    createBadRequest(violations.map(({ description }) => ({ field: 'filter', description }))),
  ]);
}

function dayOf(literal: Instant | string, calendar: Calendar): DayNumber {
  return typeof literal === 'number' ? calendar.dayOf(literal) : (parseIsoDate(literal.slice(0, 10)) ?? 0);
}

function matchesRestriction(
  { member, isLowerBound, literal }: Restriction,
  point: DataPoint,
  calendar: Calendar,
): boolean {
  const time =
    typeof literal === 'number'
      ? point[member.pointTime]
      : formatCivilTime(calendar, point[member.pointTime]);
  return isLowerBound ? time >= literal : time < literal;
}
