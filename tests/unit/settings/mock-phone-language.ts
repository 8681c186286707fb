/** Gives the page's files `phone-language` for the modules of the SDK. To be imported before those files. */
jest.mock('i18n', () => jest.requireActual('./phone-language'), { virtual: true });
jest.mock('user-settings', () => jest.requireActual('./phone-language'), { virtual: true });
