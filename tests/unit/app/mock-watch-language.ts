import { getMessage } from './messages';

/** The watch whose language the face's files read from the modules of the SDK. To be imported before those files. */
export const mockWatch = { language: 'en-US' };

jest.mock('i18n', () => ({ gettext: (id: string) => getMessage(mockWatch.language, id) }), { virtual: true });
jest.mock('user-settings', () => ({ locale: mockWatch }), { virtual: true });
