import { json } from '../phone/fake-network';
import { repeatedText } from '../world/repeated-text';
import { openSettingsPage, pageScript } from './open-settings-page';

function consoleOf(events: ReturnType<typeof openSettingsPage>['events']): string[] {
  return events('console').flatMap(repeatedText);
}

describe('rendering', () => {
  test('makes a tree of components, with own ones, fragments, lists and conditions flattened', () => {
    const { page, events } = openSettingsPage(`
      const h = createComponent;
      const Row = ({ name, children }) => h(Fragment, null, h(Text, { bold: true }, name), children);
      registerSettingsPage(() => h(Page, null,
        h(Section, { title: h(Text, { bold: true }, 'A', 1), description: null },
          ['x', 'y'].map((name) => h(Row, { name, key: name }, name === 'y' && h(Button, { label: 'Go', onClick() {} }))),
          null, undefined, false, 0)));
    `);
    expect(page.tree()).toEqual({
      type: 'Page',
      props: {},
      children: [
        {
          type: 'Section',
          props: {
            title: [{ type: 'Text', props: { bold: true }, children: ['A', '1'] }],
            description: null,
          },
          children: [
            { type: 'Text', props: { bold: true }, children: ['x'] },
            { type: 'Text', props: { bold: true }, children: ['y'] },
            { type: 'Button', props: { label: 'Go' }, children: [] },
            '0',
          ],
        },
      ],
    });
    expect(events('warning')).toEqual([]);
    expect(events('error')).toEqual([]);
  });

  test('leaves out what is after 20,000 components and texts, own ones counted, and says so once', () => {
    const { page, events, settings, pass } = openSettingsPage(`
      const h = createComponent;
      let made = 0;
      const Row = ({ name }) => (made++, h(Text, null, name));
      registerSettingsPage(({ settings }) => (
        console.log(made), h(Page, null, settings.a, Array.from({ length: 200000 }, (_, i) => h(Row, { name: i })))));
    `);
    expect(page.tree().children).toHaveLength(6_666);
    settings.set('companion', 'a', '1');
    pass(0);
    expect(events('warning')).toEqual([
      expect.objectContaining({
        text: 'more than 20000 components and texts, or 500 levels; the rest is left out',
      }),
    ]);
    expect(consoleOf(events)).toEqual(['0', '6667']);
  });

  test.each([
    ['components', 'e = createComponent(Section, null, e)'],
    ['lists', 'e = [e]'],
  ])('leaves out what is deeper than 500 levels of %s, and says so', (_what, nest) => {
    const { page, events } = openSettingsPage(`registerSettingsPage(() => {
      let e = createComponent(Text, null, 'deep');
      for (let i = 0; i < 50000; i++) ${nest};
      return createComponent(Page, null, 'kept', e);
    })`);
    expect(page.tree().children[0]).toBe('kept');
    expect(events('warning')).toEqual([
      expect.objectContaining({
        text: 'more than 20000 components and texts, or 500 levels; the rest is left out',
      }),
    ]);
    expect(events('error')).toEqual([]);
  });

  test('a component of the page that returns itself deeper and deeper ends like a deep page', () => {
    const { events } = openSettingsPage(`
      const Deep = ({ n }) => createComponent(Deep, { n: n + 1 });
      registerSettingsPage(() => createComponent(Deep, { n: 0 }));`);
    expect(events('warning')).toHaveLength(1);
    expect(events('error')).toEqual([]);
  });

  test('sees settings, language and nothing of a window', () => {
    const { page } = openSettingsPage(
      `const { locale } = require('user-settings');
      registerSettingsPage(({ settings }) => createComponent(Text, null,
        [settings.a, String(settings.b), locale.language, typeof window, typeof document, typeof require('user-settings').default].join(' ')));`,
      { stored: { a: '1' } },
    );
    expect(page.tree().children).toEqual(['1 undefined de-AT undefined undefined object']);
  });

  test('has the fetch of a browser: over the phone’s network, without a permission or a warning', () => {
    const { page, pass, network, events } = openSettingsPage(
      `registerSettingsPage(({ settings, settingsStorage }) => {
        if (!self.begun) { self.begun = true; fetch('https://api.example/', { method: 'POST', body: new URLSearchParams({ a: btoa('b') }) })
          .then((r) => { r.headers.forEach((value, name) => console.log(name)); return r.json(); }).then((v) => settingsStorage.setItem('name', v.name)); }
        return createComponent(Text, null, String(settings.name));
      });`,
      { respond: () => json({ name: 'Ada' }, 200, { 'access-control-allow-origin': '*' }) },
    );
    pass(1000);
    expect(network.requests).toMatchObject([
      { method: 'POST', url: 'https://api.example/', body: 'a=Yg%3D%3D' },
    ]);
    expect(page.tree().children).toEqual(['Ada']);
    expect(events('request')).toMatchObject([{ status: 200 }]);
    expect(events('console')).toMatchObject([
      { text: 'access-control-allow-origin' },
      { text: 'content-type' },
    ]);
    expect(events('warning')).toEqual([]);
  });

  test('a response that CORS keeps from the page is read, with one warning', () => {
    const { pass, events } = openSettingsPage(
      `for (const path of ['none', 'other']) fetch('https://api.example/' + path).then((r) => console.log(r.status));
      registerSettingsPage(() => createComponent(Page));`,
      {
        respond: ({ url }) =>
          json(
            {},
            200,
            url.endsWith('other') ? { 'access-control-allow-origin': 'https://other.example' } : {},
          ),
      },
    );
    pass(1000);
    expect(consoleOf(events)).toEqual(['200', '200']);
    expect(events('warning').map(({ text }) => text)).toEqual([
      'fetch: api.example sent no Access-Control-Allow-Origin for settings pages; a phone then refuses the response',
    ]);
  });

  test('a page that returns nothing has one warning, however often it is rendered', () => {
    const { pass, events } = openSettingsPage(`
      registerSettingsPage(() => { createComponent(Page); });
      setTimeout(() => {}, 100);`);
    pass(1000);
    expect(events('warning').map(({ text }) => text)).toEqual([
      'the settings page returned undefined, so nothing of it is shown; is a return missing?',
    ]);
  });

  test('a page whose origin is allowed has no warning', () => {
    const { pass, events } = openSettingsPage(
      `fetch('https://api.example/').then((r) => console.log(r.status)); registerSettingsPage(() => createComponent(Page));`,
      {
        respond: () =>
          json({}, 200, { 'access-control-allow-origin': 'https://app-settings.fitbitdevelopercontent.com' }),
      },
    );
    pass(1000);
    expect(consoleOf(events)).toEqual(['200']);
    expect(events('warning')).toEqual([]);
  });

  test('a closed page gets no response any more', () => {
    const { page, pass, events } = openSettingsPage(
      `fetch('https://api.example/').then(() => console.log('came'), () => console.log('failed'));
      registerSettingsPage(() => createComponent(Page));`,
      { respond: () => json({}) },
    );
    page.close();
    pass(1000);
    expect(events('request')).toMatchObject([
      { failure: 'the settings page was closed before the response came' },
    ]);
    expect(events('console')).toEqual([]);
  });

  test('dates are in the phone’s language, and what old phones lack is reported', () => {
    const { page, events } = openSettingsPage(
      `registerSettingsPage(() => createComponent(Text, null, new Date(2026, 6, 14).toLocaleDateString() + Object.values({ a: 1 })));`,
      { language: 'de-DE' },
    );
    expect(page.tree().children).toEqual(['14.7.20261']);
    expect(events('warning')).toMatchObject([
      { place: 'settings', text: 'Object.values is of ES2017: an iPhone with an iOS before 10.3 lacks it' },
    ]);
  });

  test('renders again at changes from either side, once for many', () => {
    const { page, settings, pass, events } = openSettingsPage(
      `registerSettingsPage(({ settings }) => { console.log('render'); return createComponent(Text, null, settings.a + settings.b); });`,
      { stored: { a: '1', b: '1' } },
    );
    settings.set('companion', 'a', '2');
    settings.set('companion', 'b', '3');
    expect(page.tree().children).toEqual(['11']);
    pass(0);
    expect(page.tree().children).toEqual(['23']);
    expect(consoleOf(events)).toEqual(['render', 'render']);
  });

  test('gets events for changes by the companion only', () => {
    const { page, settings, pass, events } = openSettingsPage(`
      const h = createComponent;
      registerSettingsPage(({ settingsStorage }) => {
        settingsStorage.onchange = (e) => console.log(e.key + ' ' + e.oldValue + ' ' + e.newValue);
        return h(Button, { label: 'Set', onClick() { settingsStorage.setItem('mine', 1); } });
      });`);
    page.press('Set');
    settings.set('companion', 'theirs', 'x');
    settings.set('companion', 'theirs', null);
    pass(0);
    expect(settings.get('mine')).toBe('1');
    expect(consoleOf(events)).toEqual(['theirs null x', 'theirs x null']);
  });

  test('may write defaults while rendering', () => {
    const { page, settings, events } = openSettingsPage(`
      registerSettingsPage(({ settings, settingsStorage }) => {
        if (!settings.a) settingsStorage.setItem('a', 'seeded');
        return createComponent(Text, null, settings.a);
      });`);
    expect(page.tree().children).toEqual(['seeded']);
    expect(settings.get('a')).toBe('seeded');
    expect(events('error')).toEqual([]);
  });

  test('a page that writes at every render is stopped and reported', () => {
    const { page, pass, events } = openSettingsPage(`
      let n = 0;
      registerSettingsPage(({ settingsStorage }) => {
        settingsStorage.setItem('n', ++n);
        return createComponent(Text, null, n);
      });`);
    pass(1000);
    expect(events('error')).toHaveLength(1);
    expect(events('error')[0]?.text).toMatch(/never stops rendering/);
    expect(Number(page.tree().children[0])).toBeLessThan(100);
  });
});

describe('strictness', () => {
  test('warns once of each thing that the SDK does not have', () => {
    const { settings, pass, events } = openSettingsPage(
      pageScript(
        `h(Page, null, h('Marquee'), h(Text, { colour: 'red' }, 'x'), h(Oauth, { pkce: true, authorizeUrl: 'https://s.example/' }))`,
      ),
    );
    settings.set('companion', 'a', '1');
    pass(0);
    const warnings = events('warning');
    expect(warnings.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      'settings: <Marquee> is not a settings component',
      'settings: <Text> has no prop "colour"',
      expect.stringContaining('<Oauth pkce>'),
    ]);
  });

  test.each([
    [
      'another module',
      `require('messaging'); registerSettingsPage(() => null);`,
      /Cannot find module 'messaging'/,
    ],
    ['no page', `console.log('hm');`, /registered no settings page/],
    ['an object as child', pageScript('h(Text, null, {})'), /objects/],
    ['an undefined component', pageScript('h(undefined)'), /does the SDK have it/],
    ['an exception', pageScript('props.settings.a.b'), /Cannot read properties of undefined/],
  ])('reports %s', (_, script, text) => {
    const { page, events } = openSettingsPage(script);
    expect(events('error')[0]).toMatchObject({ place: 'settings', text: expect.stringMatching(text) });
    expect(page.tree()).toEqual({ type: 'Fragment', props: {}, children: [] });
  });
});

describe('operating', () => {
  test('Button', () => {
    const { page, events } = openSettingsPage(
      pageScript(`h(Button, { label: h(Text, null, 'Sync ', 'now'), onClick: (e) => log(e) })`),
    );
    page.press('Sync now');
    expect(consoleOf(events)).toEqual(['{"type":"click"}']);
    expect(() => page.press('Stop')).toThrow('no Button "Stop" on the settings page; there are: "Sync now"');
  });

  test('Toggle', () => {
    const { page, settings, events } = openSettingsPage(
      pageScript(`h(Toggle, { label: 'Big', settingsKey: 'big', onChange: log })`),
    );
    page.toggle('Big', true);
    expect(settings.get('big')).toBe('true');
    page.toggle('big', false);
    expect(settings.get('big')).toBe('false');
    expect(consoleOf(events)).toEqual(['true', 'false']);
  });

  test('TextInput', () => {
    const { page, settings, events } = openSettingsPage(
      pageScript(`[h(TextInput, { label: 'A', settingsKey: 'a', onChange: log }),
        h(TextInput, { title: 'B', settingsKey: 'b', useSimpleValue: true, onChange: log }),
        h(TextInput, { label: 'C', settingsKey: 'c', disabled: true })]`),
    );
    page.enterText('A', 'x');
    page.enterText('B', 'y');
    expect([settings.get('a'), settings.get('b')]).toEqual(['{"name":"x"}', 'y']);
    expect(consoleOf(events)).toEqual(['{"name":"x"}', '"y"']);
    expect(() => page.enterText('C', 'z')).toThrow(/disabled/);
  });

  test('Select', () => {
    const { page, settings, events } = openSettingsPage(
      pageScript(`[h(Select, { label: 'One', settingsKey: 'one', options: [{ name: 'A', value: 1 }, { name: 'B' }], onSelection: log }),
        h(Select, { label: 'Many', settingsKey: 'many', multiple: true, options: [{ name: 'A' }, { name: 'B' }] })]`),
    );
    page.select('One', 'A');
    page.select('Many', 'A', 'B');
    expect(settings.get('one')).toBe('{"selected":[0],"values":[{"name":"A","value":1}]}');
    expect(settings.get('many')).toBe('{"selected":[0,1],"values":[{"name":"A"},{"name":"B"}]}');
    expect(consoleOf(events)).toEqual(['{"selected":[0],"values":[{"name":"A","value":1}]}']);
    expect(() => page.select('One', 'C')).toThrow(/no option "C"/);
    expect(() => page.select('One', 'A', 'B')).toThrow(/one option only/);
  });

  test('ColorSelect and Slider', () => {
    const { page, settings, events } = openSettingsPage(
      pageScript(`[h(ColorSelect, { settingsKey: 'c', colors: [{ color: 'tomato' }, { color: 'plum', value: '#dda0dd' }], onSelection: log }),
        h(Slider, { label: 'S', settingsKey: 's', min: '1', max: 10, onChange: log })]`),
    );
    page.pickColor('c', 'plum');
    page.slide('S', 5);
    expect([settings.get('c'), settings.get('s')]).toEqual(['"#dda0dd"', '5']);
    expect(consoleOf(events)).toEqual(['"#dda0dd"', '5']);
    expect(() => page.slide('S', 11)).toThrow(/from 1 to 10/);
    expect(() => page.pickColor('c', 'red')).toThrow(/no colour "red"/);
  });

  test('shows the result at once', () => {
    const { page } = openSettingsPage(
      pageScript(
        `[h(Toggle, { label: 'Big', settingsKey: 'big' }), h(Text, null, String(props.settings.big))]`,
      ),
    );
    page.toggle('Big', true);
    expect(page.tree().children[1]).toMatchObject({ type: 'Text', children: ['true'] });
  });
});

describe('as with a window', () => {
  const textsOf = (events: ReturnType<typeof openSettingsPage>['events']): string[] =>
    events('warning').map(({ text }) => text);

  test('a component of the page that returns undefined is reported once, also in a prop', () => {
    const { page, events } = openSettingsPage(`
      function Blank() {} const Inner = () => null;
      registerSettingsPage(() => createComponent(Page, null, createComponent(Blank), createComponent(Inner),
        createComponent(Section, { title: createComponent(() => {}) }), [createComponent(Blank)]));`);
    page.tree();
    expect(textsOf(events)).toEqual(
      ['<Blank>', '<Anonymous>'].map(
        (name) => `${name} returned undefined, so nothing of it is shown; is a return missing?`,
      ),
    );
  });

  test('props are true as in React: texts and numbers too', () => {
    const { page, settings } = openSettingsPage(
      pageScript(`[h(TextInput, { label: 'A', settingsKey: 'a', disabled: 'true' }), h(Select, { label: 'B', disabled: 1 }),
        h(Select, { label: 'C', settingsKey: 'c', multiple: 'yes', options: [{ name: 'x' }, { name: 'y' }] }),
        h(TextInput, { label: 'D', settingsKey: 'd', useSimpleValue: 1 }), h(TextInput, { label: 'E', settingsKey: 'e', disabled: 0 }),
        h(Oauth, { label: 'In', disabled: 'true', authorizeUrl: 'https://s.example/' })]`),
    );
    expect(() => page.enterText('A', 'x')).toThrow(/disabled/);
    expect(() => page.select('B')).toThrow(/disabled/);
    page.select('C', 'x', 'y');
    page.enterText('D', 'x');
    page.enterText('E', 'x');
    expect([settings.get('c'), settings.get('d'), settings.get('e')]).toEqual([
      '{"selected":[0,1],"values":[{"name":"x"},{"name":"y"}]}',
      'x',
      '{"name":"x"}',
    ]);
    expect(page.canSignIn()).toBe(false);
  });

  test('what changes nothing calls no onChange', () => {
    const { page, events } = openSettingsPage(
      pageScript(`[h(TextInput, { label: 'A', settingsKey: 'a', onChange: log }), h(TextInput, { label: 'B', value: 'b', onChange: log }),
        h(TextInput, { label: 'C', onChange: log }), h(Toggle, { label: 'D', settingsKey: 'd', onChange: log }),
        h(Slider, { label: 'E', min: 0, max: 9, onChange: log })]`),
      { stored: { a: '{"name":"old"}' } },
    );
    page.enterText('A', 'old');
    page.enterText('B', 'b');
    page.enterText('C', '');
    page.toggle('D', false);
    page.slide('E', 0);
    expect(consoleOf(events)).toEqual([]);
    for (let i = 0; i < 2; i++) {
      page.enterText('A', 'new');
      page.enterText('C', 'new');
      page.toggle('D', true);
      page.slide('E', 4);
    }
    expect(consoleOf(events)).toEqual(['{"name":"new"}', '{"name":"new"}', 'true', '4']);
  });

  test('value and onChange are another way for Toggle and Slider', () => {
    const { page, events } = openSettingsPage(`
      let on = true; let at = 3; let update;
      registerSettingsPage(({ settingsStorage }) => [
        createComponent(Toggle, { label: 'T', value: on, onChange(v) { on = v; console.log(v); settingsStorage.setItem('n', on + at); } }),
        createComponent(Slider, { label: 'S', min: 0, max: 9, value: at, onChange(v) { at = v; console.log(v); settingsStorage.setItem('n', on + at); } })]);`);
    page.toggle('T', true);
    page.toggle('T', false);
    page.slide('S', 3);
    page.slide('S', 5);
    page.slide('S', 3);
    expect(consoleOf(events)).toEqual(['false', '5', '3']);
    expect(textsOf(events)).toEqual([]);
  });

  test('a suggestion is chosen by its name, with all of its members, at once or later', () => {
    const { page, settings, pass, events } = openSettingsPage(
      pageScript(`[h(TextInput, { label: 'Now', settingsKey: 'now', onAutocomplete: (t) => [{ name: t + '!' }, { name: t, id: 1 }] }),
        h(TextInput, { label: 'Later', settingsKey: 'later', onChange: log,
          onAutocomplete: (t) => new Promise((ok) => setTimeout(ok, 100, [{ name: t, id: 2 }])) }),
        h(TextInput, { label: 'No', settingsKey: 'no', onAutocomplete: () => Promise.reject(new Error('gone')) })]`),
    );
    page.enterText('Now', 'a');
    page.enterText('Later', 'b');
    page.enterText('No', 'c');
    expect([settings.get('now'), settings.get('later')]).toEqual(['{"name":"a","id":1}', null]);
    pass(100);
    expect([settings.get('later'), settings.get('no')]).toEqual(['{"name":"b","id":2}', '{"name":"c"}']);
    expect(consoleOf(events)).toEqual(['{"name":"b","id":2}']);
    expect(textsOf(events)).toEqual(['onAutocomplete of "No" suggests no "c": the text alone is entered']);
    expect(events('error').map(({ text }) => text)).toEqual(['Unhandled promise rejection: Error: gone']);
  });

  test('a Slider refuses what is between its steps', () => {
    const { page, settings } = openSettingsPage(
      pageScript(`[h(Slider, { label: 'A', settingsKey: 'a', min: '1', max: 10, step: '3' }),
        h(Slider, { label: 'B', settingsKey: 'b', min: 0, max: 1, step: 0.1 }), h(Slider, { label: 'C', settingsKey: 'c', min: 0, max: 1, step: 'any' })]`),
    );
    page.slide('A', 7);
    page.slide('B', 0.7);
    page.slide('C', 0.123);
    expect([settings.get('a'), settings.get('b'), settings.get('c')]).toEqual(['7', '0.7', '0.123']);
    expect(() => page.slide('A', 8)).toThrow('the Slider goes from 1 in steps of 3, not to 8');
    expect(() => page.slide('B', 0.75)).toThrow(/in steps of 0.1/);
  });

  test('onClick gets an event with its methods', () => {
    const { page, events } = openSettingsPage(
      pageScript(
        `h(Button, { label: 'Go', onClick(e) { e.preventDefault(); e.stopPropagation(); log(e.type); } })`,
      ),
    );
    page.press('Go');
    expect(consoleOf(events)).toEqual(['"click"']);
    expect(events('error')).toEqual([]);
  });

  test('the ref of a Webconfig gets its callbackUri, before constructUrl', () => {
    const { page, settings, pass, events } = openSettingsPage(`
      let config; const keep = (it) => { console.log('ref'); config = it; };
      registerSettingsPage(({ settings }) => createComponent(Webconfig, { label: 'Own', ref: keep,
        constructUrl: (to, back) => (console.log(config.state.callbackUri === back), 'https://s.example/') }));`);
    page.press('Own');
    settings.set('companion', 'a', '1');
    pass(10);
    expect(consoleOf(events)).toEqual(['ref', 'true']);
  });

  test('a ref that is an object is filled, too', () => {
    const { page, events } = openSettingsPage(`
      const config = { current: null };
      registerSettingsPage(() => createComponent(Webconfig, { label: 'Own', ref: config,
        constructUrl: (to, back) => (console.log(config.current.state.callbackUri === back), 'https://s.example/') }));`);
    page.press('Own');
    expect(consoleOf(events)).toEqual(['true']);
    expect(events('error')).toEqual([]);
  });

  test('a handler that writes what is there already has a warning, a render has none', () => {
    const { page, events } = openSettingsPage(`
      registerSettingsPage(({ settingsStorage }) => {
        settingsStorage.setItem('default', 1);
        return createComponent(Button, { label: 'Go', onClick() { settingsStorage.setItem('go', 'now'); } });
      });`);
    page.press('Go');
    expect(textsOf(events)).toEqual([]);
    page.press('Go');
    page.press('Go');
    expect(textsOf(events)).toEqual([
      'settingsStorage: "go" had this value already: here that is no change, and the companion gets no event',
    ]);
  });
});

describe('life', () => {
  test('a closed page does nothing any more and can be opened again', () => {
    const { page, settings, pass, trace, events } = openSettingsPage(`
      setInterval(() => console.log('tick'), 1000);
      registerSettingsPage(({ settings }) => createComponent(Text, null, settings.a));`);
    pass(1500);
    page.close();
    page.close();
    settings.set('companion', 'a', 'x');
    pass(5000);
    expect(consoleOf(events)).toEqual(['tick']);
    expect(page.isOpen).toBe(false);
    page.open();
    expect(page.tree().children).toEqual(['x']);
    expect(trace.entries.flatMap(({ kind }) => (kind === 'start' || kind === 'exit' ? [kind] : []))).toEqual([
      'start',
      'exit',
      'start',
    ]);
  });
});
