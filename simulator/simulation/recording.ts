import type { Model } from '../app-package/models';
import type { Instant } from '../world/clock';
import type { SecretMask } from '../world/secret-mask';
import { type ClientCommand, type CommandType, IS_RECORDED } from './commands';
import type { WorldSpec } from './world-spec';

/** Largest number of steps. Nobody does as many by hand. */
export const MAX_STEPS = 5_000;
/** Shortest stay of a finger that is no tap, ms. */
const LONG_PRESS_MS = 250;

type RecordedType = { [K in CommandType]: (typeof IS_RECORDED)[K] extends true ? K : never }[CommandType];

/** A command that is done again when the recording is. */
export type RecordedCommand = Extract<ClientCommand, { type: RecordedType }>;

/** A sign-in that was allowed. `without`: the scopes that were unticked. */
export interface RecordedSignIn {
  type: 'signIn';
  service?: string;
  without: readonly string[];
}

/** A fault, as `parseFault` reads it. */
export interface RecordedFault {
  type: 'timedFault';
  spec: string;
}

/** A setting was stored whose value is a secret: only its name is known. */
export interface LeftOutSecret {
  type: 'secret';
  key: string;
}

/** Something that was done. It holds no token, code, client secret or pairing text. */
export type RecordedAct = RecordedCommand | RecordedSignIn | RecordedFault | LeftOutSecret;

export interface RecordedStep {
  at: Instant;
  act: RecordedAct;
}

/** All that was done since the world began, as JSON carries it. */
export interface Recording {
  /** What the world was made from. Its settings have no secrets. */
  spec: WorldSpec & { model: Model; zone: string };
  app: { fileName: string; name: string; uuid: string };
  steps: readonly RecordedStep[];
  /** The moment that it leads to. */
  now: Instant;
  /** The texts that are visible then, by their ids. */
  texts: readonly { id: string; text: string }[];
  /** More was done than is kept. */
  isCut: boolean;
}

/** Records what was done, so that the same can be done again from the start. */
export class Recorder {
  private steps: RecordedStep[] = [];
  private isCut = false;
  private start: Instant;

  constructor(
    private spec: WorldSpec,
    private readonly secrets: SecretMask,
  ) {
    this.start = spec.start;
  }

  /** Begins anew, for another app; `steps` bring the world to where it is. */
  restart(spec: WorldSpec, acts: readonly RecordedAct[]): void {
    this.spec = spec;
    this.start = spec.start;
    this.isCut = false;
    this.steps = acts.map((act) => ({ at: spec.start, act }));
  }

  addCommand(at: Instant, command: ClientCommand): void {
    if (!isRecorded(command)) return;
    if (command.type === 'fingerUp' && this.joinTap(at, command)) return;
    this.add(at, command.type === 'setSetting' ? this.withoutSecret(command) : command);
  }

  /** Before what was done later. */
  add(at: Instant, act: RecordedAct): void {
    if (this.steps.length >= MAX_STEPS) {
      this.isCut = true;
      return;
    }
    let index = this.steps.length;
    while (index > 0 && (this.steps[index - 1]?.at ?? 0) > at) index--;
    this.steps.splice(index, 0, { at: Math.max(at, this.start), act });
  }

  describe(): { spec: WorldSpec; steps: readonly RecordedStep[]; isCut: boolean } {
    const { spec, steps, isCut } = this;
    const settings = Object.entries(spec.settings ?? {}).filter(([key, value]) => !this.isSecret(key, value));
    // A value may have become known as a secret since.
    const cleanSteps = steps.map(({ at, act }) => ({
      at,
      act: act.type === 'setSetting' ? this.withoutSecret(act) : act,
    }));
    return { spec: { ...spec, settings: Object.fromEntries(settings) }, steps: cleanSteps, isCut };
  }

  /** A finger that is lifted soon, where it was pressed, is written as one tap. */
  private joinTap(at: Instant, { x, y }: { x: number; y: number }): boolean {
    const last = this.steps.at(-1);
    if (last?.act.type !== 'fingerDown' || at - last.at >= LONG_PRESS_MS) return false;
    if (last.act.x !== x || last.act.y !== y) return false;
    last.act = { type: 'tap', x, y };
    return true;
  }

  private withoutSecret(command: ClientCommand & { type: 'setSetting' }): RecordedAct {
    const { key, value } = command;
    return value !== null && this.isSecret(key, value) ? { type: 'secret', key } : command;
  }

  private isSecret(key: string, value: string): boolean {
    return this.secrets.maskSetting(key, value) !== value;
  }
}

function isRecorded(command: ClientCommand): command is RecordedCommand {
  return IS_RECORDED[command.type];
}
