import type { ConsoleLevel } from '../../world/console-level';
import type { CloudRequest, CloudResponse } from '../../world/http';
import type { NetworkFailure } from '../../world/network';

/** How virtual time stands, and how much of it passes in one millisecond of real time. */
export interface VirtualTime {
  now: number;
  rate: number;
  zone: string;
}

/** How the settings page is to look. */
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
  /** `isSignIn`: what it brings back is waited for. */
  | { type: 'browse'; id: number; url: string; isSignIn: boolean }
  | { type: 'request'; id: number; request: CloudRequest }
  | { type: 'console'; level: ConsoleLevel; text: string }
  | { type: 'warning'; text: string }
  | { type: 'error'; text: string; stack?: string }
  /** An `<Oauth>` (or its like) is on the page. */
  | { type: 'signInShown' }
  /** Back was pressed on the first page. */
  | { type: 'left' };

/** From the page to the settings page's frame. */
export type PageMessage =
  | {
      type: 'start';
      name: string;
      language: string;
      settings: Record<string, string>;
      time: VirtualTime;
      appearance: FrameAppearance;
    }
  | { type: 'setting'; key: string | null; value: string | null; isOwn: boolean }
  | { type: 'time'; time: VirtualTime }
  | { type: 'appearance'; appearance: FrameAppearance }
  /** The browser is over: with what it brought, or null where the person closed it. */
  | { type: 'returned'; id: number; params: Record<string, string> | null }
  | { type: 'response'; id: number; response: CloudResponse | NetworkFailure };
