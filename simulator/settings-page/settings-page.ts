import { type FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import type { SettingsChange, SettingsStore } from '../phone/settings-store';
import { findOddities } from '../settings-page/component-props';
import {
  choose,
  enter,
  findByLabel,
  flip,
  InteractionError,
  labelOf,
  pickColor,
  type Surroundings,
  slide,
} from '../settings-page/interactions';
import { OAUTH_EXCHANGE, type OauthExchange } from '../settings-page/oauth';
import { RenderLoop } from '../settings-page/render-loop';
import {
  allNodes,
  type RenderedChild,
  type RenderedNode,
  type SettingsNode,
  toJson,
} from '../settings-page/rendered-tree';
import type { Clock } from '../world/clock';
import type { Network } from '../world/network';
import type { Trace } from '../world/trace';
import { SettingsScript } from './settings-script';
import { beginSignIn, SIGN_IN_COMPONENTS } from './sign-in-components';
import { findSignIn, isAnothers } from './sign-in-search';

export type { SettingsNode } from '../settings-page/rendered-tree';

export interface SettingsPageOptions {
  /** The bundle, `settings.js`. */
  script: string;
  settings: SettingsStore;
  clock: Clock;
  trace: Trace;
  network: Network;
  /** IANA zone, asked anew at each use. */
  zone: () => string;
  /** Language tag of the phone, `en-US`. */
  language: string;
  random: () => number;
  /** Whether `<Oauth>` exchanges the code by itself. */
  exchange?: OauthExchange;
}

export interface SignInChoice {
  /** `allow` by default; `close`: the person closes the consent page. */
  consent?: 'allow' | 'deny' | 'close';
  /** Scopes that the person unticks. */
  without?: readonly string[];
  /** Only a button that leads to an address with this in it. */
  service?: string;
}

/** The settings page without a window: rendered to a tree, operated by labels. */
export class SettingsPage {
  private readonly loop: RenderLoop;
  private readonly warned = new Set<string>();
  private script: SettingsScript | undefined;
  private rendered: RenderedChild[] = [];
  private wrote = false;
  private stopListening = (): void => {};
  private closeBrowser = (): void => {};
  /** What sign-in components say went wrong, by settings key or label. */
  private readonly errors = new Map<string, string>();

  constructor(private readonly options: SettingsPageOptions) {
    this.loop = new RenderLoop({
      clock: options.clock,
      render: () => this.render(),
      onEndless: () => this.fail('the settings page writes settings at every render and never comes to rest'),
    });
  }

  get isOpen(): boolean {
    return this.script !== undefined;
  }

  /** Starts the page's script and shows it; does nothing where it is open. */
  open(): void {
    if (this.script) return;
    const { trace, settings } = this.options;
    trace.add({ kind: 'lifecycle', place: 'settings', what: 'start' });
    this.stopListening = settings.onChange((change) => this.settingsChanged(change));
    this.script = new SettingsScript(this.options);
    this.loop.request();
    this.loop.flush();
  }

  /** Ends the page's script, and the sign-in that was under way. */
  close(): void {
    if (!this.script) return;
    this.closeBrowser();
    this.stopListening();
    this.loop.stop();
    this.script.realm.dispose();
    this.script = undefined;
    this.rendered = [];
    this.errors.clear();
    this.options.trace.add({ kind: 'lifecycle', place: 'settings', what: 'exit' });
  }

  /** What is shown, as JSON: one node, a Fragment where the page has several or none. */
  tree(): SettingsNode {
    const { script, rendered } = this;
    const root: RenderedNode = { type: 'Fragment', props: {}, children: rendered };
    const only = rendered.length === 1 && typeof rendered[0] === 'object' ? rendered[0] : root;
    const tools = {
      isElement: (value: unknown) => script?.isElement(value) ?? false,
      plain: (value: unknown) => script?.realm.fromRealm(value),
      errorOf: (node: RenderedNode) => (node.props.showError ? this.errors.get(identity(node)) : undefined),
    } as Parameters<typeof toJson>[1];
    return script?.realm.run(() => toJson(only, tools)) ?? { type: 'Fragment', props: {}, children: [] };
  }

  /** Presses a Button, follows a Link, or begins a sign-in. */
  press(label: string): void {
    const node = this.find(['Button', 'Link', ...SIGN_IN_COMPONENTS], label);
    if (node.type === 'Link') this.follow(String(node.props.source ?? ''));
    else if (node.type !== 'Button') this.signInAt(node, {});
    else this.click(node);
  }

  toggle(label: string, on: boolean): void {
    const node = this.find(['Toggle'], label);
    this.act((page) => flip(page, node, on));
  }

  input(label: string, text: string): void {
    const node = this.find(['TextInput'], label);
    this.act((page) => enter(page, node, text));
  }

  /** Chooses options of a Select by their names. */
  select(label: string, ...names: string[]): void {
    const node = this.find(['Select'], label);
    this.act((page) => choose(page, node, names));
  }

  /** Picks a colour of the ColorSelect with this settings key; it has no label. */
  pickColor(settingsKey: string, color: string): void {
    const node = this.find(['ColorSelect'], settingsKey);
    this.act((page) => pickColor(page, node, color));
  }

  slide(label: string, value: number): void {
    const node = this.find(['Slider'], label);
    this.act((page) => slide(page, node, value));
  }

  /** True when there is a sign-in button that can be pressed, and leads to an address with `service` in it. */
  canSignIn(service = ''): boolean {
    return findSignIn(allNodes(this.rendered), service) !== undefined;
  }

  /**
   * Where the sign-in button is another service's: presses the first Button that can be pressed and has `service` in
   * its label. Answers whether it pressed one.
   */
  chooseService(service: string): boolean {
    const nodes = allNodes(this.rendered);
    if (!isAnothers(nodes, service)) return false;
    const button = nodes.find(
      (node) =>
        node.type === 'Button' &&
        node.props.disabled !== true &&
        labelOf(node, this.wordsOf).toLowerCase().includes(service.toLowerCase()),
    );
    if (button) this.click(button);
    return button !== undefined;
  }

  /**
   * Presses the sign-in button and goes through the service's pages in the phone's browser. Returns at once;
   * the rest happens as virtual time passes. Throws where there is no button to press.
   */
  signIn(choice: SignInChoice = {}): void {
    const node = findSignIn(allNodes(this.rendered), choice.service ?? '');
    if (!node) throw new InteractionError('the settings page has no sign-in button that can be pressed');
    this.signInAt(node, choice);
  }

  private signInAt(node: RenderedNode, { consent = 'allow', without = [] }: SignInChoice): void {
    const { network, clock, trace } = this.options;
    const choice: FormChoice | undefined =
      consent === 'close' ? undefined : { press: consent, untick: without };
    this.closeBrowser();
    this.errors.delete(identity(node));
    this.closeBrowser = beginSignIn(node, {
      network,
      clock,
      trace,
      browser: new HeadlessBrowser({ network, clock, trace }),
      choice,
      exchange: this.options.exchange ?? OAUTH_EXCHANGE,
      plain: (value) => this.script?.realm.fromRealm(value),
      act: (work) => this.act(work),
      fail: (text) => this.errors.set(identity(node), text),
      warn: (text) => this.warn(`<${node.type}>: ${text}`),
    });
  }

  private click(button: RenderedNode): void {
    this.act((page) => page.call(button, 'onClick', { type: 'click' }));
  }

  private follow(url: string): void {
    const { network, clock, trace } = this.options;
    this.closeBrowser();
    const browser = new HeadlessBrowser({ network, clock, trace });
    this.closeBrowser = browser.visit({ url, isGoal: () => false, choice: undefined, onEnd: () => {} });
  }

  /** Lets a component act, then shows what came of it. */
  private act(work: (page: Surroundings) => unknown): void {
    const { script } = this;
    if (!script) return;
    const { realm } = script;
    const surroundings: Surroundings = {
      store: (node, text) => {
        const key = node.props.settingsKey;
        if (typeof key === 'string') this.options.settings.set('settings', key, text);
      },
      call: (node, prop, ...args) => {
        const handler = node.props[prop];
        if (typeof handler !== 'function') return undefined;
        return realm.run(() => realm.fromRealm(handler(...args.map((arg) => realm.toRealm(arg)))));
      },
      plain: (value) => realm.fromRealm(value),
    };
    work(surroundings);
    this.loop.flush();
  }

  private readonly wordsOf = (prop: unknown): string => this.script?.textOf(prop) ?? '';

  private find(types: readonly string[], label: string): RenderedNode {
    return findByLabel(this.rendered, types, label, this.wordsOf);
  }

  private settingsChanged(change: SettingsChange): void {
    const { script } = this;
    this.loop.request();
    if (change.by === 'settings') this.wrote = true;
    else this.options.clock.after(0, () => this.script === script && script?.storage.dispatchChange(change));
  }

  private render(): boolean {
    this.wrote = false;
    const rendered = this.script?.render();
    const wrote = this.wrote;
    if (rendered) this.rendered = rendered;
    for (const node of allNodes(this.rendered)) {
      for (const oddity of findOddities(node.type, node.props)) this.warn(oddity);
    }
    return wrote;
  }

  private warn(text: string): void {
    if (this.warned.has(text)) return;
    this.warned.add(text);
    this.options.trace.add({ kind: 'warning', place: 'settings', text });
  }

  private fail(text: string): void {
    this.options.trace.add({ kind: 'error', place: 'settings', text });
  }
}

function identity(node: RenderedNode): string {
  return String(node.props.settingsKey ?? node.props.label ?? node.props.title ?? node.type);
}
