import { type EventFault, isEventFault, type SwitchedFault } from '../../run/faults';
import type { ChosenPerson } from '../../server/server-command';
import type { AppInfo, WorldState } from '../../simulation/protocol';
import { getElement, onClick, setText } from '../dom';
import type { Send } from '../server-connection';
import { type ActiveThing, endAll, listActive, switchCommand } from './active-things';
import { AnswerRows } from './answer-rows';
import {
  FAULT_GROUPS,
  FAULT_WORDS,
  type FaultGroup,
  LISTED_FAULTS,
  LISTED_VALUES,
  type ListedValue,
  VALUE_WORDS,
} from './fault-words';
import { Flags } from './flags';
import { PermissionRows } from './permission-rows';
import { PersonRows } from './person-rows';
import { RowKeys } from './row-keys';
import { createEventRow, createGroup, SwitchRow } from './rows';
import { StormRow } from './storm-row';
import { ValueRow, valueCommand } from './value-row';

const GROUP_NAMES: Readonly<Record<FaultGroup, string>> = {
  watch: 'Watch',
  link: 'Bluetooth',
  phone: 'Phone',
  network: 'Network',
  cloud: 'Cloud',
};

export interface WhatIfListener {
  /** Begins the world again with this person. */
  onBegin(person: ChosenPerson): void;
  /** Shows the panel. */
  onOpen(): void;
  /** Shows the event log instead. */
  onLeave(): void;
  /** Shows an entry of the event log. */
  onShowEntry(entry: number): void;
}

/** Everything that can happen, what is on of it, and its end. */
export class WhatIfPanel {
  private readonly panel = getElement('#what-if', HTMLElement);
  private readonly summary = getElement('#what-if-summary', HTMLElement);
  private readonly endAllButton = getElement('#what-if-end-all', HTMLButtonElement);
  private readonly groups = getElement('#what-if-groups', HTMLElement);
  private readonly announcement = getElement('#what-if-announcement', HTMLElement);
  private readonly switches = new Map<SwitchedFault, SwitchRow>();
  private readonly values = new Map<ListedValue, ValueRow>();
  private readonly person: PersonRows;
  private readonly permissions: PermissionRows;
  private readonly answers: AnswerRows;
  private readonly storm: StormRow;
  private readonly flags: Flags;
  private readonly keys: RowKeys;
  private things: ActiveThing[] = [];
  private isFirst = true;

  constructor(
    private readonly send: Send,
    moment: Node,
    listener: WhatIfListener,
  ) {
    this.person = new PersonRows(send, (person) => listener.onBegin(person));
    this.permissions = new PermissionRows(send);
    this.answers = new AnswerRows(send);
    this.storm = new StormRow(send, (entry) => listener.onShowEntry(entry));
    this.flags = new Flags(send, () => {
      listener.onOpen();
      this.focus();
    });
    this.keys = new RowKeys(this.panel, () => listener.onLeave());
    onClick(this.endAllButton, () => this.endAll());
    this.groups.append(
      createGroup('person', 'Person', [this.person.element]),
      ...FAULT_GROUPS.map((group) => createGroup(group, GROUP_NAMES[group], this.createRows(group))),
      createGroup('die', 'Storm', this.storm.elements),
      createGroup('chain', 'This moment', [moment]),
    );
  }

  show(state: WorldState, app: AppInfo): void {
    this.person.show(state);
    this.permissions.show(app, state);
    this.answers.show(state);
    this.storm.show(state);
    for (const [fault, row] of this.switches) row.show(state.faults.includes(fault));
    for (const [fault, row] of this.values)
      row.show(state.faultValues.find((each) => each.fault === fault)?.value);
    const before = this.things;
    this.things = listActive(state);
    this.flags.show(this.things);
    this.showCount();
    if (!this.isFirst) this.announce(before);
    this.isFirst = false;
  }

  focus(): void {
    this.panel.scrollTop = 0;
    this.summary.focus();
  }

  /** Opens the field that finds a row. */
  find(): void {
    this.keys.find();
  }

  endAll(): void {
    const isFocused = document.activeElement === this.endAllButton;
    for (const command of endAll(this.things)) this.send(command);
    if (isFocused) this.summary.focus();
  }

  private createRows(group: FaultGroup): Node[] {
    const rows: Node[] = group === 'cloud' ? [this.answers.element] : [];
    for (const name of LISTED_FAULTS) {
      if (FAULT_WORDS[name].group !== group) continue;
      if (name === 'restart-watch') rows.push(this.permissions.element);
      rows.push(isEventFault(name) ? this.createEvent(name) : this.createSwitch(name));
    }
    for (const name of LISTED_VALUES)
      if (VALUE_WORDS[name].group === group) rows.push(this.createValue(name));
    return rows;
  }

  private createValue(fault: ListedValue): Node {
    const row = new ValueRow(fault, (value) => this.send(valueCommand(fault, value)));
    this.values.set(fault, row);
    return row.element;
  }

  private createSwitch(fault: SwitchedFault): Node {
    const row = new SwitchRow(FAULT_WORDS[fault].text, (on) => this.send(switchCommand(fault, { on })));
    row.element.dataset.fault = fault;
    this.switches.set(fault, row);
    return row.element;
  }

  private createEvent(event: EventFault): Node {
    const row = createEventRow(FAULT_WORDS[event].text, () => this.send({ type: 'event', event }));
    row.dataset.fault = event;
    return row;
  }

  private showCount(): void {
    const count = this.things.length;
    setText(
      this.summary,
      count === 0 ? 'All is well.' : count === 1 ? '1 thing is on' : `${count} things are on`,
    );
    this.summary.classList.toggle('is-on', count > 0);
    this.endAllButton.hidden = count === 0;
    for (const badge of document.querySelectorAll<HTMLElement>('[data-active-count]')) {
      setText(badge, String(count));
      badge.hidden = count === 0;
    }
  }

  /** Says once what began and what ended. */
  private announce(before: readonly ActiveThing[]): void {
    const isIn = (list: readonly ActiveThing[], { id }: ActiveThing): boolean =>
      list.some((each) => each.id === id);
    const begun = this.things.filter((thing) => !isIn(before, thing)).map(({ text }) => `${text} is on`);
    const ended = before.filter((thing) => !isIn(this.things, thing)).map(({ text }) => `${text} ended`);
    if (begun.length + ended.length > 0) setText(this.announcement, [...begun, ...ended].join('. '));
  }
}
