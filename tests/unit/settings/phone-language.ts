/// <reference path="../../../node_modules/fitbit-sdk-types/types/companion/user-settings.d.ts" />
import { join } from 'node:path';
import { type Messages, readMessages, SOURCE } from '../i18n/check-messages';

/** Replaces the page's `i18n` and `user-settings`: what the SDK's polyfill makes of the phone's language. */

/** The settings page's messages, by language. */
export const languages = readMessages(join(__dirname, '../../../settings'));

export const locale = { language: SOURCE };

export function messages(): Messages {
  const ours = [...languages.keys()].find((tag) => tag.slice(0, 2) === locale.language.slice(0, 2));
  return languages.get(ours ?? SOURCE) ?? new Map();
}

export function gettext(id: string): string {
  return messages().get(id) || id;
}
