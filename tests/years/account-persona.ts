import { createPersona } from '../../simulator/persona/create-persona';
import type { Persona } from '../../simulator/persona/persona';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import { companionStorage } from './companion-storage';
import type { Run } from './invariant';
import { perRun } from './per-run';

/** Whose account the companion has: the person who was signed in on the phone when the session began. */
export class AccountPersonas {
  /** By the origin of the account, which lasts as long as it. */
  private readonly known = new Map<number, Persona>();
  private readonly storage: ReturnType<typeof companionStorage>;
  private isAlwaysSame = true;

  constructor(private readonly run: Run) {
    this.storage = companionStorage(run);
    run.world.trace.listen((entry) => {
      if (entry.kind === 'fault' && entry.name === 'account') this.isAlwaysSame = false;
    });
  }

  /** The person of the present account; undefined where nobody knows. */
  present(): Persona | undefined {
    const { world } = this.run;
    if (this.isAlwaysSame) return world.persona;
    const { origin, tokens } = this.storage.account;
    const known = this.known.get(origin);
    if (known || !tokens?.refreshToken) return known;
    const token = tokens.refreshToken;
    const session = world.cloud
      .sessions()
      .find((each) => each.acceptedRefreshTokens(world.clock.now()).includes(token));
    const name = PERSONA_NAMES.find((each) => each === session?.account);
    if (!name) return undefined;
    const persona = name === world.persona.name ? world.persona : createPersona(name, world.seed);
    this.known.set(origin, persona);
    return persona;
  }
}

export const accountPersonas = perRun((run) => new AccountPersonas(run));
