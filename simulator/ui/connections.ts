import type { Speed } from '../simulation/playback';
import type { AppInfo, WorldState } from '../simulation/protocol';
import type { TraceEntry } from '../world/trace';
import { getElement, isInView, onClick, setText } from './dom';
import { formatRoundedDuration } from './format';
import type { Send } from './server-connection';

/** Above this speed a dot would only flicker, so the wire becomes thicker instead. */
const MAX_PULSE_SPEED = 60;
const PULSE_MS = 420;
const BUSY_MS = 300;

const CONNECTIONS = ['link', 'network'] as const;
type ConnectionName = (typeof CONNECTIONS)[number];

/** The header of the columns: watch, phone and cloud, and the switches of the connections between them. */
export class Connections {
  private readonly watch = getElement('#watch-state', HTMLElement);
  private readonly phone = getElement('#phone-state', HTMLElement);
  private readonly cloud = getElement('#cloud-state', HTMLElement);
  /** One word each, for narrow screens. */
  private readonly watchWord = getElement('#watch-word', HTMLElement);
  private readonly phoneWord = getElement('#phone-word', HTMLElement);
  private readonly cloudWord = getElement('#cloud-word', HTMLElement);
  private readonly restartButton = getElement('#start-again', HTMLButtonElement);
  private readonly animating = new Set<ConnectionName>();
  private speed: Speed = 1;
  private readonly reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(send: Send) {
    for (const connection of CONNECTIONS) {
      for (const box of findSwitches(connection)) {
        box.addEventListener('change', () => send({ type: connection, on: box.checked }));
      }
    }
    onClick(this.restartButton, () => send({ type: 'restart' }));
  }

  show(state: WorldState, app: AppInfo, errors: number): void {
    this.speed = state.fastForwardTarget === null ? state.speed : 'max';
    for (const box of findSwitches('link')) box.checked = state.isLinkUp;
    for (const box of findSwitches('network')) box.checked = state.isOnline;
    document.body.classList.toggle('is-link-off', !state.isLinkUp);
    document.body.classList.toggle('is-network-off', !state.isOnline);
    setText(this.watch, describeWatch(state, app.name, errors));
    this.watch.classList.toggle('bad', errors > 0 && state.watch.isRunning);
    setText(this.phone, describePhone(state));
    const isChanged = state.failures.length > 0;
    setText(this.cloud, isChanged ? 'At the next request' : state.personaName);
    setText(this.watchWord, state.watch.isRunning ? 'running' : 'closed');
    setText(this.phoneWord, state.companion.state);
    setText(this.cloudWord, state.personaName.split(' ')[0] ?? '');
    this.restartButton.hidden = state.watch.isRunning;
  }

  /** Animates the connections that the entries used. */
  animateEntries(entries: readonly TraceEntry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'request' || entry.kind === 'page') this.animate('network', { isRightwards: true });
      if (entry.kind === 'message') this.animate('link', { isRightwards: entry.direction === 'toPhone' });
      if (entry.kind === 'file' && entry.state !== 'pending')
        this.animate('link', { isRightwards: entry.direction === 'toPhone' });
    }
  }

  /** At most one dot on a wire at a time; none where the person prefers reduced motion. */
  private animate(connection: ConnectionName, way: { isRightwards: boolean }): void {
    if (this.animating.has(connection) || this.reducedMotion.matches || document.hidden) return;
    this.animating.add(connection);
    const isFast = this.speed === 'max' || this.speed > MAX_PULSE_SPEED;
    const end = (): void => {
      this.animating.delete(connection);
    };
    if (!isFast) {
      animateDot(connection, way, end);
      return;
    }
    const wires = document.querySelectorAll(`.wire[data-wire=${connection}]`);
    for (const element of wires) element.classList.add('wire--busy');
    setTimeout(() => {
      for (const element of wires) element.classList.remove('wire--busy');
      end();
    }, BUSY_MS);
  }
}

/** Moves a dot along all pieces of a wire. */
function animateDot(
  connection: ConnectionName,
  { isRightwards }: { isRightwards: boolean },
  end: () => void,
): void {
  const boxes = [...document.querySelectorAll(`.wire[data-wire=${connection}]`)]
    .filter(isInView)
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
  if (!isRightwards) way.reverse();
  dot.animate({ transform: way }, { duration: PULSE_MS, easing: 'ease-in-out' }).onfinish = () => {
    dot.remove();
    end();
  };
}

function findSwitches(connection: ConnectionName): NodeListOf<HTMLInputElement> {
  return document.querySelectorAll<HTMLInputElement>(`input[data-switch=${connection}]`);
}

function describeWatch({ watch, isLinkUp }: WorldState, name: string, errors: number): string {
  if (!watch.isRunning) return `${name} is closed`;
  if (errors > 0) return `${name}: ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return isLinkUp ? `${name} is running` : 'Out of reach of the phone';
}

function describePhone({ companion, isOnline, now }: WorldState): string {
  if (!isOnline) return 'No network';
  if (companion.state !== 'unloading' || companion.unloadsAt === null) return `Companion ${companion.state}`;
  return `Unloading in ${formatRoundedDuration(Math.max(0, companion.unloadsAt - now))}`;
}
