import type { SettingsChange } from '../phone/settings-store';
import { type AppActivity, NO_ACTIVITY } from '../world/app-activity';
import { once } from '../world/once';
import { createComponentContext } from './component-context';
import { lintElement } from './component-props';
import { findSignInNode, isForOtherService } from './find-sign-in';
import {
  type ComponentContext,
  enterText,
  findByLabel,
  InteractionError,
  labelOf,
  pickColor,
  selectOptions,
  setSlider,
  setToggle,
} from './interactions';
import { CALLBACK_URL } from './oauth';
import { PageBrowser } from './page-browser';
import { RenderLoop } from './render-loop';
import {
  flattenNodes,
  MAX_SETTINGS_DEPTH,
  MAX_SETTINGS_NODES,
  type RenderedChild,
  type RenderedNode,
  type SettingsElement,
  type SettingsNode,
  toSettingsNode,
} from './rendered-tree';
import type { SettingsPageOptions, SignInChoice } from './settings-page-options';
import { SettingsScript } from './settings-script';
import { isSignInNode, SIGN_IN_COMPONENTS } from './sign-in-components';

export type { SettingsNode } from './rendered-tree';

/** The settings page without a window. It is rendered to a tree and operated by labels. */
export class SettingsPage {
  private readonly loop: RenderLoop;
  private script: SettingsScript | undefined;
  private rendered: RenderedChild[] = [];
  private hasWritten = false;
  private unsubscribe = (): void => {};
  private readonly browser: PageBrowser;
  /** What components without a settings key hold, by label. */
  private readonly ownTexts = new Map<string, string>();
  private readonly calledRefs = new WeakSet<object>();

  constructor(private readonly options: SettingsPageOptions) {
    this.loop = new RenderLoop({
      clock: options.clock,
      render: () => this.render(),
      onEndlessLoop: () =>
        this.reportError('the settings page writes settings at every render and never stops rendering'),
    });
    const { network, clock, trace, codeExchange } = options;
    this.browser = new PageBrowser({
      network,
      clock,
      trace,
      codeExchange,
      toHostData: (value) => this.script?.realm.fromRealm(value),
      interact: (work) => this.interact(work),
      warn: (text) => this.warn(text),
    });
  }

  get isOpen(): boolean {
    return this.script !== undefined;
  }

  /** What the open page has under way. */
  countActivity(): AppActivity {
    const { script } = this;
    return script ? { ...script.realm.countActivity(), sensors: 0 } : NO_ACTIVITY;
  }

  /** Starts the page's script and renders it; does nothing if it is open. */
  open(): void {
    if (this.script) return;
    const { script, settings, clock, trace, network, dateNow, zone, language, random } = this.options;
    trace.add({ kind: 'start', place: 'settings' });
    this.unsubscribe = settings.listen((change) => this.handleSettingsChange(change));
    const onTooLarge = (): void =>
      this.warn(
        `more than ${MAX_SETTINGS_NODES} components and texts, or ${MAX_SETTINGS_DEPTH} levels; the rest is left out`,
      );
    const shared = { script, settings, clock, trace, network, dateNow, zone, language, random };
    this.script = new SettingsScript({ ...shared, onTooLarge, warn: this.warn });
    this.loop.requestRender();
    this.loop.flush();
  }

  /** Ends the page's script and cancels a sign-in. */
  close(): void {
    if (!this.script) return;
    this.browser.close();
    this.unsubscribe();
    this.loop.stop();
    this.script.dispose();
    this.script = undefined;
    this.rendered = [];
    this.ownTexts.clear();
    this.options.trace.add({ kind: 'exit', place: 'settings' });
  }

  /** The rendered page as JSON: one node, which is a Fragment if the page has several or none. */
  tree(): SettingsNode {
    const { script, rendered } = this;
    const root: RenderedNode = { type: 'Fragment', props: {}, children: rendered };
    const only = rendered.length === 1 && typeof rendered[0] === 'object' ? rendered[0] : root;
    const tools = {
      isElement: (value: unknown): value is SettingsElement => script?.isElement(value) ?? false,
      toHostData: (value: unknown) => script?.realm.fromRealm(value),
      onNothing: script?.warnOfNothing,
      errorOf: (node: RenderedNode) => (node.props.showError ? this.browser.errorOf(node) : undefined),
    };
    return (
      script?.realm.run(() => toSettingsNode(only, tools)) ?? { type: 'Fragment', props: {}, children: [] }
    );
  }

  /** Presses a Button, follows a Link, or starts a sign-in. */
  press(label: string): void {
    const node = this.find(['Button', 'Link', ...SIGN_IN_COMPONENTS], label);
    if (node.type === 'Link') this.browser.followLink(String(node.props.source ?? ''));
    else if (isSignInNode(node)) this.browser.signIn(node, {});
    else this.click(node);
  }

  toggle(label: string, on: boolean): void {
    const node = this.find(['Toggle'], label);
    this.interact((page) => setToggle(page, node, on));
  }

  enterText(label: string, text: string): void {
    const node = this.find(['TextInput'], label);
    this.interact((page) => enterText(page, node, text, label));
  }

  /** Chooses options of a Select by their names. */
  select(label: string, ...names: string[]): void {
    const node = this.find(['Select'], label);
    this.interact((page) => selectOptions(page, node, names));
  }

  /** Picks a colour of the ColorSelect with this settings key; it has no label. */
  pickColor(settingsKey: string, color: string): void {
    const node = this.find(['ColorSelect'], settingsKey);
    this.interact((page) => pickColor(page, node, color));
  }

  slide(label: string, value: number): void {
    const node = this.find(['Slider'], label);
    this.interact((page) => setSlider(page, node, value));
  }

  /** Whether there is an enabled sign-in button whose address contains `service`. */
  canSignIn(service = ''): boolean {
    return findSignInNode(flattenNodes(this.rendered), service) !== undefined;
  }

  /**
   * If the sign-in buttons are for other services, presses the first enabled Button with `service` in its label.
   * Returns whether it pressed one.
   */
  chooseService(service: string): boolean {
    const nodes = flattenNodes(this.rendered);
    if (!isForOtherService(nodes, service)) return false;
    const button = nodes.find(
      (node) =>
        node.type === 'Button' &&
        !node.props.disabled &&
        labelOf(node, this.textOfProp).toLowerCase().includes(service.toLowerCase()),
    );
    if (button) this.click(button);
    return button !== undefined;
  }

  /**
   * Presses the sign-in button, and goes through the service's pages as virtual time passes. Throws if there is no
   * enabled button.
   */
  signIn(choice: SignInChoice = {}): void {
    const node = findSignInNode(flattenNodes(this.rendered), choice.service ?? '');
    if (!node) throw new InteractionError('the settings page has no enabled sign-in button');
    this.browser.signIn(node, choice);
  }

  private click(button: RenderedNode): void {
    const { onClick } = button.props;
    const realm = this.script?.realm;
    if (typeof onClick !== 'function' || !realm) return;
    this.interact(() => realm.run(() => onClick(realm.createEvent('click', undefined).event)));
  }

  /** Lets a component change the page, then renders it. */
  private interact(work: (page: ComponentContext) => unknown): void {
    const { script } = this;
    if (!script) return;
    const { settings } = this.options;
    const { ownTexts, warn } = this;
    const flush = (): void => this.loop.flush();
    const reportError = (text: string): void => this.reportError(text);
    work(createComponentContext({ script, settings, ownTexts, flush, warn, reportError }));
    this.loop.flush();
  }

  private readonly textOfProp = (prop: unknown): string => this.script?.textOfProp(prop) ?? '';

  private find(types: readonly string[], label: string): RenderedNode {
    return findByLabel(this.rendered, types, label, this.textOfProp);
  }

  private handleSettingsChange(change: SettingsChange): void {
    const { script } = this;
    this.loop.requestRender();
    if (change.by === 'settings') this.hasWritten = true;
    else this.options.clock.after(0, () => this.script === script && script?.storage.dispatchChange(change));
  }

  private render(): boolean {
    this.hasWritten = false;
    const rendered = this.script?.render();
    const wrote = this.hasWritten;
    if (rendered) this.rendered = rendered;
    this.lint(this.rendered);
    this.callRefs();
    return wrote;
  }

  /** Gives the `ref` of a Webconfig, a function or an object, what it would be in React, once. */
  private callRefs(): void {
    const { script } = this;
    if (!script) return;
    for (const { type, props } of flattenNodes(this.rendered)) {
      const { ref } = props;
      if (type !== 'Webconfig' || !isRef(ref) || this.calledRefs.has(ref)) continue;
      this.calledRefs.add(ref);
      const component = script.realm.toRealm({ state: { callbackUri: CALLBACK_URL } });
      script.realm.run(() => {
        if (typeof ref === 'function') Reflect.apply(ref, undefined, [component]);
        else Reflect.set(ref, 'current', component);
      });
    }
  }

  /** Reports what a phone would treat differently, a parent before its children. */
  private lint(children: readonly RenderedChild[]): void {
    for (const child of children) {
      if (typeof child === 'string') continue;
      for (const oddity of lintElement(child.type, child.props)) this.warn(oddity);
      this.lint(child.children);
    }
  }

  private readonly warn = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'settings', text });
  });

  private reportError(text: string): void {
    this.options.trace.add({ kind: 'error', place: 'settings', text });
  }
}

function isRef(ref: unknown): ref is object {
  return typeof ref === 'function' || (typeof ref === 'object' && ref !== null);
}
