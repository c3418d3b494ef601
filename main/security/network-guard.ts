import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

let attempts = 0;

/** How often something in this process has tried to reach out since `denyNetwork`. */
export const networkAttempts = (): number => attempts;

function refused(what: string): Error {
  attempts += 1;
  return Object.assign(new Error(`${what}: Sosight has no network`), { code: 'EACCES' });
}

/**
 * From now on no code in this process reaches out through Node: every socket that connects or listens, every datagram and every
 * lookup fails and is counted. HTTP, TLS and `fetch` stand on these. Nothing of ours uses any; this is for what may come to
 * run here by a mistake of ours or a package's. Chromium's requests are `lockDown`'s matter.
 */
export function denyNetwork(): void {
  net.Socket.prototype.connect = function connect(this: net.Socket): net.Socket {
    const error = refused('connect');
    // Later, as a real connection fails: whoever connects has by then said who hears of errors.
    process.nextTick(() => this.destroy(error));
    return this;
  };
  net.Server.prototype.listen = function listen(this: net.Server): net.Server {
    const error = refused('listen');
    process.nextTick(() => this.emit('error', error));
    return this;
  };
  for (const name of ['send', 'bind', 'connect'] as const) {
    Object.assign(dgram.Socket.prototype, {
      [name](this: dgram.Socket, ...words: unknown[]): dgram.Socket {
        const error = refused(name);
        const answer = words.at(-1);
        process.nextTick(() =>
          name === 'send' && typeof answer === 'function' ? answer(error) : this.emit('error', error),
        );
        return this;
      },
    });
  }
  denyLookups();
}

function denyLookups(): void {
  const fail = (...words: unknown[]): void => {
    const answer = words.at(-1);
    const error = refused('lookup');
    if (typeof answer === 'function') process.nextTick(() => answer(error));
  };
  for (const name of [
    'lookup',
    'lookupService',
    'resolve',
    'resolve4',
    'resolve6',
    'resolveAny',
    'resolveTxt',
    'reverse',
  ] as const) {
    Object.assign(dns, { [name]: fail });
    Object.assign(dns.promises, { [name]: async () => Promise.reject(refused('lookup')) });
  }
}
