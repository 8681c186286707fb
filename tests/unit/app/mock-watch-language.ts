import { getMessage } from './messages';

/** Sets the language that the files of the face read from the SDK. Import it before those files. */
export const mockWatch = { language: 'en-US' };

jest.mock('i18n', () => ({ gettext: (id: string) => getMessage(mockWatch.language, id) }), { virtual: true });
jest.mock('user-settings', () => ({ locale: mockWatch }), { virtual: true });
