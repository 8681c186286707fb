import { createPersona } from '../../simulator/persona/create-persona';
import type { Persona } from '../../simulator/persona/persona';
import { PERSONA_NAMES, type PersonaName } from '../../simulator/persona/persona-names';
import { companionStorage } from './companion-storage';
import type { Run } from './invariant';
import { perRun } from './per-run';

/**
 * Whose account the companion has. The tokens tell, which the service knows; how the companion numbers the account does
 * not.
 */
export class AccountPersonas {
  private readonly others = new Map<PersonaName, Persona>();
  private last: { token: string; origin: number; persona: Persona | undefined } | undefined;
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
    if (this.isAlwaysSame) return this.run.world.persona;
    const { origin, tokens } = this.storage.account;
    const token = tokens?.refreshToken;
    const ofOrigin = this.last?.origin === origin ? this.last.persona : undefined;
    if (!token) return ofOrigin;
    // A token that the service no longer takes still belongs to the same person.
    if (this.last?.token !== token) this.last = { token, origin, persona: this.find(token) ?? ofOrigin };
    return this.last.persona;
  }

  private find(token: string): Persona | undefined {
    const { cloud, clock, persona, seed } = this.run.world;
    const session = cloud.sessions().find((each) => each.acceptedRefreshTokens(clock.now()).includes(token));
    const name = PERSONA_NAMES.find((each) => each === session?.account);
    if (name === undefined || name === persona.name) return name && persona;
    const other = this.others.get(name) ?? createPersona(name, seed);
    this.others.set(name, other);
    return other;
  }
}

export const accountPersonas = perRun((run) => new AccountPersonas(run));
