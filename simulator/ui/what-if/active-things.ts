import type { Failure } from '../../cloud/failure-modes/failure-mode';
import { type ActiveValue, FAULT_KINDS, type SwitchedFault } from '../../run/faults';
import type { ClientCommand } from '../../simulation/commands';
import type { WorldState } from '../../simulation/protocol';
import { summarizeAnswer } from './answers';
import {
  describeActiveValue,
  FAULT_GROUPS,
  FAULT_WORDS,
  type FaultGroup,
  LISTED_FAULTS,
  type Stop,
} from './fault-words';
import { namePermission } from './permission-names';
import { valueCommand } from './value-row';

/** Something that the person has switched on, and how it ends. */
export interface ActiveThing {
  /** The same as long as it is on. */
  id: string;
  /** Where its flag is; undefined: its switch at the connection shows it. */
  stop: Stop | undefined;
  text: string;
  end: ClientCommand;
}

/** All that is on, from the watch to the cloud. */
export function listActive(
  state: Pick<WorldState, 'faults' | 'faultValues' | 'failures' | 'deniedPermissions'>,
): ActiveThing[] {
  const { faults, faultValues, failures, deniedPermissions } = state;
  return FAULT_GROUPS.flatMap((group) => [
    ...faultsOf(group, faults),
    ...valuesOf(group, faultValues),
    ...(group === 'watch' ? deniedPermissions.map(describePermission) : []),
    ...(group === 'cloud' ? failures.map(describeAnswer) : []),
  ]).sort((a, b) => orderOf(a) - orderOf(b));
}

/** The commands that end all of it. */
export function endAll(things: readonly ActiveThing[]): ClientCommand[] {
  const failures = things.some(({ end }) => end.type === 'failures');
  return [
    ...things.map(({ end }) => end).filter(({ type }) => type !== 'failures'),
    ...(failures ? [{ type: 'failures' as const, failures: [] }] : []),
  ];
}

/** The command that begins or ends a fault. The connections have switches of their own, with the same effect. */
export function switchCommand(fault: SwitchedFault, { on }: { on: boolean }): ClientCommand {
  if (fault === 'link-off') return { type: 'link', on: !on };
  if (fault === 'network-off') return { type: 'network', on: !on };
  return { type: 'fault', fault, on };
}

/** Those of the stops in their order; a connection is before the place that it leads to. */
function orderOf({ stop }: ActiveThing): number {
  return stop === undefined || stop === 'watch' ? 0 : stop === 'phone' ? 1 : 2;
}

function faultsOf(group: FaultGroup, faults: readonly SwitchedFault[]): ActiveThing[] {
  return LISTED_FAULTS.filter((name): name is SwitchedFault => FAULT_KINDS[name] !== 'event')
    .filter((name) => FAULT_WORDS[name].group === group && faults.includes(name))
    .map((name) => {
      const { stop, text } = FAULT_WORDS[name];
      return { id: name, stop, text, end: switchCommand(name, { on: false }) };
    });
}

function valuesOf(group: FaultGroup, values: readonly ActiveValue[]): ActiveThing[] {
  return values.flatMap((each) => {
    const { group: ownGroup, stop, text } = describeActiveValue(each);
    const { fault, value } = each;
    return ownGroup === group
      ? [{ id: `${fault} ${value}`, stop, text, end: valueCommand(fault, null) }]
      : [];
  });
}

function describePermission(permission: string): ActiveThing {
  return {
    id: `permission ${permission}`,
    stop: 'watch',
    text: `${namePermission(permission)} taken away`,
    end: { type: 'permission', permission, granted: true },
  };
}

function describeAnswer(failure: Failure, i: number, failures: readonly Failure[]): ActiveThing {
  const before = failures
    .slice(0, i)
    .filter(({ mode, urlPart }) => mode === failure.mode && urlPart === failure.urlPart);
  return {
    id: `answer ${failure.mode} ${failure.urlPart ?? ''} ${before.length}`,
    stop: 'cloud',
    text: summarizeAnswer(failure),
    end: { type: 'failures', failures: failures.filter((_, other) => other !== i) },
  };
}
