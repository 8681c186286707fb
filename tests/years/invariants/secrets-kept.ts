import { CLIENT_SECRET_KEYS, SettingsKey } from '../../../common/settings-keys';
import type { Exchange } from '../../../simulator/run/exchanges';
import type { TraceEntry } from '../../../simulator/world/trace';
import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { collectNames } from '../known-names';
import { KnownSecrets } from '../known-secrets';
import { requestKind, serviceOfUrl } from '../request-kind';

/** The keys in which the settings page hands something over to the companion. */
const HAND_OVER_KEYS: readonly string[] = [
  SettingsKey.authRedirect,
  SettingsKey.pastedToken,
  SettingsKey.pairing,
  ...Object.values(CLIENT_SECRET_KEYS),
];

export const secretsKept: Invariant = {
  name: 'secrets-kept',
  rule: 'No token, code, verifier, secret or name is in a log, in the settings after they were handed over, in a message or file, in a report, or in a request to another host.',
  except: 'The circle’s names in the watch’s file; the wearer’s own on the settings page.',
  watch(run, report) {
    const { world } = run;
    const secrets = new KnownSecrets();
    const names = collectNames(world);
    const seen = new WeakSet<Exchange>();

    companionStorage(run).onAccount(({ verifier, secret, service = 'fitbit' }) => {
      for (const value of [verifier, secret]) if (value) secrets.add(value, service);
    });
    world.network.exchanges.listen((exchange) => {
      if (!seen.has(exchange)) {
        seen.add(exchange);
        checkRequest(exchange);
      } else if (exchange.handled && !exchange.delivered) secrets.addFromResponse(exchange);
    });
    world.trace.listen((entry, isNew) => {
      if (isNew) checkEntry(entry);
    });

    function checkRequest({ request }: Exchange): void {
      const kind = requestKind(request);
      const service = serviceOfUrl(request.url);
      secrets.addFromRequest(request, service);
      const found = kind && secrets.find(request.url);
      if (found) report(`${found.kind} in the address of a request`);
      const { host } = new URL(request.url);
      const text = `${Object.values(request.headers).join('\n')}\n${request.body ?? ''}`;
      const sent = secrets.find(text);
      if (sent && sent.service !== service) report(`${sent.kind} for ${sent.service} sent to ${host}`);
      if (!service && names.findAny(text + request.url)) report(`a name was sent to ${host}`);
      // The companion clears a request of the page when its effect is on disk. That is before anything is sent.
      const handedOver = kind === 'exchange' ? world.settings.get(SettingsKey.authRedirect) : null;
      const code = handedOver === null ? undefined : secrets.find(handedOver);
      if (code && text.includes(code.value)) report('a code is in the settings while it is exchanged');
    }

    function checkEntry(entry: TraceEntry): void {
      if (entry.kind === 'console' || entry.kind === 'error' || entry.kind === 'warning') {
        check(`a ${entry.kind} of the ${entry.place}`, entry.text, names.findAny(entry.text));
      } else if (entry.kind === 'message') {
        const text = JSON.stringify(entry.data) ?? '';
        check('a message', text, names.findAny(text));
      } else if (entry.kind === 'file') {
        const text = JSON.stringify(entry.data) ?? '';
        // The watch draws the friends, so the file may have their names.
        check('a file', text, names.findOwn(text));
      } else if (entry.kind === 'setting') {
        const { by, key = '', value } = entry;
        if (value === null || (by === 'settings' && HAND_OVER_KEYS.includes(key ?? ''))) return;
        // The settings page shows whose account it is. A challenge is drawn letters, which may be a short name.
        check(
          `the setting ${key}`,
          value,
          key === SettingsKey.challenge ? undefined : names.findOthers(value),
        );
      }
    }

    function check(place: string, text: string, name: string | undefined): void {
      const secret = secrets.find(text);
      if (secret) report(`${secret.kind} in ${place}`);
      if (name !== undefined) report(`a name is in ${place}`);
    }

    /** Looks at what is stored. */
    function checkRest(): void {
      for (const key of world.settings.keys()) {
        const value = world.settings.get(key) ?? '';
        const name = key === SettingsKey.challenge ? undefined : names.findOthers(value);
        check(`the setting ${key} after all`, value, name);
      }
      for (const { text } of world.watch.texts()) check('a text of the watch', text, names.findOwn(text));
      for (const name of world.disk.list()) {
        const text = String.fromCharCode(...(world.disk.read(name) ?? []));
        check(`the file ${name} of the watch`, text, names.findOwn(text));
      }
    }
    return { checkCalm: checkRest, checkEnd: checkRest };
  },
};
