import { type FormChoice, HeadlessBrowser } from '../phone/headless-browser';
import { nodeKey } from './component-context';
import { DEFAULT_CODE_EXCHANGE } from './oauth';
import type { RenderedNode } from './rendered-tree';
import type { SettingsPageOptions, SignInChoice } from './settings-page-options';
import { type SignInComponentOptions, type SignInNode, startSignIn } from './sign-in-components';

interface PageBrowserOptions
  extends Pick<SettingsPageOptions, 'network' | 'clock' | 'trace' | 'codeExchange'> {
  toHostData: SignInComponentOptions['toHostData'];
  interact: SignInComponentOptions['interact'];
  warn(text: string): void;
}

/** The browser over the settings page: for links, and for the pages of a sign-in. One visit ends the one before. */
export class PageBrowser {
  private endVisit = (): void => {};
  /** Errors of sign-in components, by `nodeKey`. */
  private readonly errors = new Map<string, string>();

  constructor(private readonly options: PageBrowserOptions) {}

  followLink(url: string): void {
    this.endVisit();
    const browser = new HeadlessBrowser(this.options);
    this.endVisit = browser.visit({ url, isGoal: () => false, choice: undefined, onEnd: () => {} });
  }

  /** Goes through a service's pages as virtual time passes. Throws an OauthError without an address. */
  signIn(node: SignInNode, { consent = 'allow', withoutScopes = [] }: SignInChoice): void {
    const choice: FormChoice | undefined =
      consent === 'close' ? undefined : { press: consent, untick: withoutScopes };
    this.endVisit();
    this.errors.delete(nodeKey(node));
    const { network, clock, trace, toHostData, interact, warn } = this.options;
    this.endVisit = startSignIn(node, {
      network,
      clock,
      trace,
      browser: new HeadlessBrowser({ network, clock, trace }),
      choice,
      codeExchange: this.options.codeExchange ?? DEFAULT_CODE_EXCHANGE,
      toHostData,
      interact,
      showError: (text) => this.errors.set(nodeKey(node), text),
      warn: (text) => warn(`<${node.type}>: ${text}`),
    });
  }

  /** The error that a sign-in component shows. */
  errorOf(node: RenderedNode): string | undefined {
    return this.errors.get(nodeKey(node));
  }

  /** Ends a visit and forgets the errors. */
  close(): void {
    this.endVisit();
    this.errors.clear();
  }
}
