import { once } from '../../world/once';
import { postToPage } from './bridge';

/** Warns the app's developer, once of each text. */
export const warnOnce = once((text: string) => postToPage({ type: 'warning', text }));
