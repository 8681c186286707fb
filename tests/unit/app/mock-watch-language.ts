/// <reference path="../../../node_modules/fitbit-sdk-types/types/device/user-settings.d.ts" />
import { getMessage } from './messages';

/** Sets the language and the clock that the files of the face read from the SDK. Import it before those files. */
export const mockWatch = { language: 'en-US', clockDisplay: '24h' };

jest.mock('i18n', () => ({ gettext: (id: string) => getMessage(mockWatch.language, id) }), { virtual: true });
jest.mock('user-settings', () => ({ locale: mockWatch, preferences: mockWatch }), { virtual: true });
