import type { FailureMode } from '../cloud/failure-mode';
import type { AppInfo, Speed, WorldState } from '../server/protocol';
import type { TraceEntry } from '../world/trace';
import type { Send } from './connection';
import { find, onPress, setText } from './dom';
import { durationText } from './format';

/** Above this speed a dot would only flicker: the wire thickens instead. */
const FASTEST_PULSE = 60;
const PULSE = 420;
const BUSY = 300;

type Wire = 'link' | 'network';

/** The line's stops and switches: watch, Bluetooth, phone, network, cloud. */
export class Rail {
  private readonly watch = find('#watch-state', HTMLElement);
  private readonly phone = find('#phone-state', HTMLElement);
  private readonly cloud = find('#cloud-state', HTMLElement);
  private readonly failureMode = find('#failure-mode', HTMLSelectElement);
  private readonly again = find('#start-again', HTMLButtonElement);
  private readonly moving = new Set<Wire>();
  private speed: Speed = 1;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(send: Send) {
    for (const wire of ['link', 'network'] as const) {
      for (const box of switches(wire)) {
        box.addEventListener('change', () => send({ type: wire, on: box.checked }));
      }
    }
    this.failureMode.addEventListener('change', () =>
      send({ type: 'failureMode', failureMode: this.failureMode.value as FailureMode }),
    );
    onPress(this.again, () => send({ type: 'restart' }));
  }

  show(state: WorldState, app: AppInfo, errors: number): void {
    this.speed = state.fastForwardTarget === null ? state.speed : 'max';
    for (const box of switches('link')) box.checked = state.isLinkUp;
    for (const box of switches('network')) box.checked = state.isOnline;
    document.body.classList.toggle('is-link-off', !state.isLinkUp);
    document.body.classList.toggle('is-network-off', !state.isOnline);
    if (document.activeElement !== this.failureMode) this.failureMode.value = state.failureMode;
    this.failureMode.classList.toggle('is-changed', state.failureMode !== 'normal');
    setText(this.watch, watchLine(state, app.name, errors));
    this.watch.classList.toggle('bad', errors > 0 && state.watch.isRunning);
    setText(this.phone, phoneLine(state));
    setText(this.cloud, state.personaName);
    this.again.hidden = state.watch.isRunning;
  }

  /** Shows that something passed. */
  passed(entries: readonly TraceEntry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'request' || entry.kind === 'page') this.move('network', true);
      if (entry.kind === 'message') this.move('link', entry.direction === 'toPhone');
      if (entry.kind === 'file' && entry.state !== 'pending')
        this.move('link', entry.direction === 'toPhone');
    }
  }

  /** At most one dot a wire at a time; none where motion is not wanted. */
  private move(wire: Wire, rightwards: boolean): void {
    if (this.moving.has(wire) || this.calm.matches || document.hidden) return;
    this.moving.add(wire);
    const fast = this.speed === 'max' || this.speed > FASTEST_PULSE;
    const end = (): void => {
      this.moving.delete(wire);
    };
    if (!fast) {
      runPulse(wire, rightwards, end);
      return;
    }
    const wires = document.querySelectorAll(`.wire[data-wire=${wire}]`);
    for (const element of wires) element.classList.add('wire--busy');
    setTimeout(() => {
      for (const element of wires) element.classList.remove('wire--busy');
      end();
    }, BUSY);
  }
}

/** A dot that runs along all of a wire's pieces. */
function runPulse(wire: Wire, rightwards: boolean, end: () => void): void {
  const boxes = [...document.querySelectorAll(`.wire[data-wire=${wire}]`)]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const first = boxes[0];
  const last = boxes.at(-1);
  if (!first || !last) {
    end();
    return;
  }
  const dot = document.createElement('i');
  dot.className = 'pulse';
  dot.style.top = `${first.top + first.height / 2 - 4}px`;
  document.body.append(dot);
  const way = [`translateX(${first.left - 4}px)`, `translateX(${last.right - 4}px)`];
  if (!rightwards) way.reverse();
  dot.animate({ transform: way }, { duration: PULSE, easing: 'ease-in-out' }).onfinish = () => {
    dot.remove();
    end();
  };
}

function switches(wire: Wire): NodeListOf<HTMLInputElement> {
  return document.querySelectorAll<HTMLInputElement>(`input[data-switch=${wire}]`);
}

function watchLine({ watch, isLinkUp }: WorldState, name: string, errors: number): string {
  if (!watch.isRunning) return `${name} is closed`;
  if (errors > 0) return `${name}: ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return isLinkUp ? `${name} is running` : 'Out of reach of the phone';
}

function phoneLine({ companion, isOnline, now }: WorldState): string {
  if (!isOnline) return 'No network';
  if (companion.state !== 'unloading' || companion.unloadsAt === null) return `Companion ${companion.state}`;
  return `Unloading in ${durationText(Math.max(0, companion.unloadsAt - now))}`;
}
