import { PERSONA_NAMES, type PersonaName } from '../../persona/persona-names';
import type { ChosenPerson } from '../../server/server-command';
import type { WorldState } from '../../simulation/protocol';
import { MAX_SEED } from '../../world/guards';
import { createElement, setText } from '../dom';
import type { Send } from '../server-connection';
import { createButton, createRow, createTextButton, FoldedRows, wrapMenu } from './rows';
import { nameZone, ZONES } from './zones';

/** The invented people, each by first name and what makes the difference. */
export const PEOPLE: Readonly<Record<PersonaName, string>> = {
  mara: 'Mara, office, Vienna',
  noor: 'Noor, night shifts, Los Angeles',
  idle: 'Ida, records nothing',
};

/** Lives that *Another* draws from: short numbers can be told to somebody else. */
const LIVES = 1_000;

function firstName(name: PersonaName): string {
  return PEOPLE[name].split(',')[0] ?? name;
}

/** Whose life it is. Another person or life begins the world again, which the row asks about; another zone does not. */
export class PersonRows {
  readonly element: HTMLElement;
  private readonly fold: FoldedRows;
  private readonly who = createElement('select', { 'aria-label': 'Who' });
  private readonly life = createElement('input', {
    ...{ class: 'num', type: 'text', inputmode: 'numeric', autocomplete: 'off', 'aria-label': 'Life (seed)' },
  });
  private readonly zone = createElement('select', { 'aria-label': 'Time zone' });
  private readonly question = createElement('div', { class: 'wi__ask', role: 'group', hidden: true });
  private current: ChosenPerson = { persona: 'mara', seed: 1 };
  /** Chosen, and not begun. */
  private chosen: ChosenPerson | undefined;

  constructor(
    send: Send,
    private readonly onBegin: (person: ChosenPerson) => void,
  ) {
    for (const name of PERSONA_NAMES) this.who.append(createElement('option', { value: name }, PEOPLE[name]));
    this.zone.append(createElement('option', { value: '' }, 'As the person'));
    for (const zone of ZONES) this.zone.append(createElement('option', { value: zone }, nameZone(zone)));
    this.who.addEventListener('change', () => this.choose(this.readSeed()));
    this.life.addEventListener('change', () => this.choose(this.readSeed()));
    this.zone.addEventListener('change', () => send({ type: 'zone', zone: this.zone.value || null }));
    const another = createButton(
      'Another',
      () => this.choose(1 + Math.floor(Math.random() * LIVES)),
      'Another life',
    );
    this.fold = new FoldedRows('Person', [
      createRow('Who', '', wrapMenu(this.who)),
      createRow('Life', 'seed', this.life, another),
      this.question,
      createRow('Time zone', '', wrapMenu(this.zone)),
    ]);
    this.element = this.fold.element;
  }

  show({ persona: { name, seed, zone: ownZone }, personaName, zone }: WorldState): void {
    const persona = PERSONA_NAMES.find((each) => each === name) ?? 'mara';
    const hasChanged = persona !== this.current.persona || seed !== this.current.seed;
    this.current = { persona, seed };
    if (hasChanged) this.chosen = undefined;
    this.fold.show(`${personaName}, life ${seed}, ${nameZone(zone)}`);
    if (!this.chosen) this.showPerson(this.current);
    if (document.activeElement !== this.zone) this.showZone(zone === ownZone ? '' : zone);
    this.showQuestion();
  }

  private showPerson({ persona, seed }: ChosenPerson): void {
    if (document.activeElement !== this.who) this.who.value = persona;
    if (document.activeElement !== this.life) this.life.value = String(seed);
  }

  /** The command line takes zones that are not in the list. */
  private showZone(zone: string): void {
    const isKnown = [...this.zone.options].some(({ value }) => value === zone);
    if (!isKnown) this.zone.append(createElement('option', { value: zone }, nameZone(zone)));
    this.zone.value = zone;
  }

  private readSeed(): number {
    const text = this.life.value.trim();
    return /^\d{1,9}$/.test(text) ? Math.min(MAX_SEED, Number(text)) : this.current.seed;
  }

  private choose(seed: number): void {
    const persona = PERSONA_NAMES.find((name) => name === this.who.value) ?? this.current.persona;
    this.life.value = String(seed);
    const isSame = persona === this.current.persona && seed === this.current.seed;
    this.chosen = isSame ? undefined : { persona, seed };
    this.showQuestion();
  }

  private showQuestion(): void {
    const { chosen, current } = this;
    const isNew = !chosen || this.question.dataset.key !== JSON.stringify(chosen);
    this.question.hidden = !chosen;
    if (!chosen || !isNew) return;
    this.question.dataset.key = JSON.stringify(chosen);
    const isOther = chosen.persona !== current.persona;
    const name = firstName(chosen.persona);
    const life = chosen.seed === current.seed ? '' : ` in life ${chosen.seed}`;
    const text = createElement('span', {});
    setText(text, `${name} begins again${life}, from the start, signed out.`);
    this.question.setAttribute('aria-label', text.textContent ?? '');
    this.question.replaceChildren(
      text,
      createButton(isOther ? `Begin as ${name}` : `Begin life ${chosen.seed}`, () => this.begin(chosen)),
      createTextButton(
        isOther ? `Stay with ${firstName(current.persona)}` : `Stay in life ${current.seed}`,
        () => this.stay(),
      ),
    );
  }

  private begin(person: ChosenPerson): void {
    this.focusSummary();
    this.onBegin(person);
  }

  private stay(): void {
    this.chosen = undefined;
    this.focusSummary();
    this.showPerson(this.current);
    this.showQuestion();
  }

  private focusSummary(): void {
    this.element.querySelector('summary')?.focus();
  }
}
