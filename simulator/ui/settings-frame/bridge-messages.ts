import type { Model } from '../../app-package/models';
import type { FinalResponse } from '../../phone/fetch-with-redirects';
import type { ConsoleLevel } from '../../world/console-level';
import type { CloudRequest } from '../../world/http';
import type { NetworkFailure } from '../../world/network';

/** The virtual time of a moment. */
export interface VirtualTime {
  now: number;
  /** Virtual milliseconds for one of real time. */
  rate: number;
  zone: string;
}

/** The look of the settings page. */
export interface FrameAppearance {
  isDark: boolean;
  /** Mark the sign-in button with the numeral 1. */
  showsNumeral: boolean;
}

/** From the settings page's frame to the page around it. */
export type FrameMessage =
  | { type: 'ready' }
  | { type: 'set'; key: string; value: string | null }
  | { type: 'clear' }
  /** `isSignIn`: the frame waits for the parameters of the redirect. */
  | { type: 'browse'; id: number; url: string; isSignIn: boolean }
  /** `isSignIn`: a sign-in's own exchange, no `fetch` of the app. */
  | { type: 'request'; id: number; request: CloudRequest; isSignIn: boolean }
  | { type: 'console'; level: ConsoleLevel; text: string }
  | { type: 'warning'; text: string }
  | { type: 'error'; text: string; stack?: string }
  /** An `<Oauth>` (or its like) is on the page. */
  | { type: 'signInShown' }
  /** Back was pressed on the first page. */
  | { type: 'left' }
  /** A key was pressed that leads to another place of the page. */
  | { type: 'key'; key: string };

/** What of the settings page takes the focus: its heading, or what had the focus last. */
export type FocusTarget = 'heading' | 'last';

/** From the page to the settings page's frame. */
export type PageMessage =
  | {
      type: 'start';
      name: string;
      language: string;
      model: Model;
      settings: Record<string, string>;
      time: VirtualTime;
      appearance: FrameAppearance;
    }
  | { type: 'setting'; key: string | null; value: string | null; isOwn: boolean }
  | { type: 'time'; time: VirtualTime }
  /** The app runs on another watch now. */
  | { type: 'model'; model: Model }
  | { type: 'appearance'; appearance: FrameAppearance }
  /** The page's heading takes the focus, or what had it last. */
  | { type: 'focus'; target: FocusTarget }
  /** The browser was closed: with the redirect's parameters, or null where the person closed it. */
  | { type: 'returned'; id: number; params: Record<string, string> | null }
  | { type: 'response'; id: number; response: FinalResponse | NetworkFailure };
