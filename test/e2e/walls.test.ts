import { createSocket } from 'node:dgram';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp, scratch } from './launch.ts';

let app: RunningApp;
let folder = '';
/** Connections, lookups and datagrams that reached the servers on the loopback: a wall that leaks is seen here. */
let heard = 0;
const tcp = createServer((socket) => {
  heard += 1;
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
});
const udp = createSocket('udp4', () => {
  heard += 1;
});
const ports = { tcp: 0, udp: 0 };

beforeAll(async () => {
  folder = scratch();
  await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
  await new Promise<void>((ready) => udp.bind(0, '127.0.0.1', ready));
  const address = tcp.address();
  ports.tcp = typeof address === 'object' && address !== null ? address.port : 0;
  ports.udp = udp.address().port;
  app = await launch();
});
afterAll(async () => {
  await app.close();
  tcp.close();
  udp.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the window by the security checklist', () => {
  it('runs its page sandboxed, isolated, without Node, with web security and without experiments', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    for (const off of [
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'plugins',
      'navigateOnDragDrop',
    ]) {
      expect([off, Boolean(preferences[off])]).toEqual([off, false]);
    }
  });

  it('sends every page with a policy that allows nothing inline, no eval and nothing from elsewhere', async () => {
    const policy = await app.page.evaluate(
      async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '',
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|http|wasm/);
    const ran = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inline = true';
      document.head.append(script);
      const handler = document.createElement('div');
      handler.setAttribute('onclick', 'window.handler = true');
      document.body.append(handler);
      handler.click();
      const link = document.createElement('a');
      link.href = 'javascript:window.link = true';
      document.body.append(link);
      link.click();
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.framed = true</script>';
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 200));
      return ['inline', 'handler', 'link', 'framed'].filter((name) => name in window);
    });
    expect(ran).toEqual([]);
  });

  it('shows no other page, no webview and no second window', async () => {
    await app.page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      for (const url of ['https://example.com/', 'file:///etc/hostname', 'data:text/html,x', 'sosight://report/']) {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        window.open(url);
      }
      await new Promise((done) => setTimeout(done, 300));
    });
    expect(app.page.url()).toBe('sosight://app/index.html');
    const [windows, contents] = await app.electron.evaluate(({ BrowserWindow, webContents }) => [
      BrowserWindow.getAllWindows().length,
      webContents.getAllWebContents().length,
    ]);
    expect([windows, contents]).toEqual([1, 1]);
  });

  it('answers nobody but its own page, not even the same page in another window', async () => {
    const refused = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow, session }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${electronApp.getAppPath()}/out/preload/preload.cjs`,
          session: session.fromPartition('sosight'),
        },
      });
      await stranger.loadURL('sosight://app/index.html');
      const asked = "window.sosight.request('jobs:list').then(() => 'answered', (error) => error.message)";
      const answer: unknown = await stranger.webContents.executeJavaScript(asked);
      stranger.destroy();
      return answer;
    });
    expect(refused).toBe('not allowed');
  });

  it('grants no permission and no device', async () => {
    const results = await app.page.evaluate(async () => {
      const refused = async (attempt: () => Promise<unknown> | undefined) => {
        try {
          await attempt();
          return 'granted';
        } catch {
          return 'refused';
        }
      };
      return {
        notification: await Notification.requestPermission(),
        media: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        display: await refused(() => navigator.mediaDevices.getDisplayMedia()),
        clipboard: await refused(() => navigator.clipboard.readText()),
        place: await new Promise((done) =>
          navigator.geolocation.getCurrentPosition(
            () => done('granted'),
            () => done('refused'),
            { timeout: 1000 },
          ),
        ),
      };
    });
    expect(results).toEqual({
      notification: 'denied',
      media: 'refused',
      display: 'refused',
      clipboard: 'refused',
      place: 'refused',
    });
  });
});

describe('offline', () => {
  it('nothing of the page reaches a server on this very machine', async () => {
    const before = heard;
    await app.page.evaluate(async ({ tcp: port, udp: datagrams }) => {
      const site = `127.0.0.1:${port}`;
      const tries: (() => unknown)[] = [
        () => fetch(`http://${site}/`),
        () => fetch(`http://localhost:${port}/`, { mode: 'no-cors' }),
        () => new WebSocket(`ws://${site}/`),
        () => new EventSource(`http://${site}/`),
        () => navigator.sendBeacon(`http://${site}/`, 'x'),
        () => {
          new Image().src = `http://${site}/x.png`;
        },
        () =>
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `http://${site}/` }),
          ),
        () =>
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'preconnect', href: `http://${site}/` }),
          ),
        () => document.head.append(Object.assign(document.createElement('script'), { src: `http://${site}/` })),
        () => document.body.append(Object.assign(document.createElement('iframe'), { src: `http://${site}/` })),
        () => new Worker(`http://${site}/w.js`),
        async () => {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${datagrams}` }] });
          peer.createDataChannel('x');
          await peer.setLocalDescription(await peer.createOffer());
        },
      ];
      for (const attempt of tries) {
        try {
          await Promise.race([attempt(), new Promise((done) => setTimeout(done, 200))]);
        } catch {
          // Refused at once: as it should be.
        }
      }
      await new Promise((done) => setTimeout(done, 1500));
    }, ports);
    expect(heard).toBe(before);
  });

  it('nothing of main does, neither by Chromium nor by Node', async () => {
    const before = heard;
    const failures = await app.electron.evaluate(async ({ net, session }, { tcp: port, udp: datagrams }) => {
      const url = `http://127.0.0.1:${port}/`;
      const failed = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'reached',
          (error: Error & { cause?: Error }) => `${error.message} ${error.cause?.message ?? ''}`,
        );
      const { createRequire: requireFrom } = process.getBuiltinModule('node:module');
      const node = requireFrom('/');
      const socket = new Promise((done, no) =>
        node('node:net')
          .connect(port, '127.0.0.1', () => done(1))
          .on('error', no),
      );
      const datagram = new Promise((done, no) =>
        node('node:dgram')
          .createSocket('udp4')
          .send('x', datagrams, '127.0.0.1', (error: Error | null) => (error ? no(error) : done(1))),
      );
      return Promise.all([net.fetch(url), session.defaultSession.fetch(url), fetch(url), socket, datagram].map(failed));
    }, ports);
    expect(failures).toEqual([
      expect.stringMatching(/ERR_BLOCKED_BY_CLIENT/),
      expect.stringMatching(/ERR_BLOCKED_BY_CLIENT/),
      expect.stringMatching(/no network/),
      expect.stringMatching(/no network/),
      expect.stringMatching(/no network/),
    ]);
    expect(heard).toBe(before);
  });

  it('nothing of an analysis process does', async () => {
    const before = heard;
    const probe = join(folder, 'probe.cjs');
    const answer = join(folder, 'answer.json');
    // Runs within the process of an analysis, beside the bundle that the app starts.
    writeFileSync(
      probe,
      `require(process.argv[2]);
      setTimeout(async () => {
        const url = 'http://127.0.0.1:${ports.tcp}/';
        const failed = (attempt) => attempt.then(() => 'reached', (error) => error.message + ' ' + (error.cause?.message ?? ''));
        const socket = new Promise((done, no) => require('node:net').connect(${ports.tcp}, '127.0.0.1', done).on('error', no));
        const chromium = (async () => require('electron').net.fetch(url))();
        require('node:fs').writeFileSync(${JSON.stringify(answer)}, JSON.stringify(await Promise.all([fetch(url), socket, chromium].map(failed))));
      }, 1500);`,
    );
    await app.electron.evaluate(
      ({ app: electronApp, utilityProcess }, { script }) => {
        const worker = `${electronApp.getAppPath()}/out/main/worker.cjs`;
        const child = utilityProcess.fork(script, [worker]);
        setTimeout(() => child.kill(), 30_000);
      },
      { script: probe },
    );
    const read = () => {
      try {
        return JSON.parse(readFileSync(answer, 'utf8'));
      } catch {
        return null;
      }
    };
    await expect
      .poll(read, { timeout: 30_000 })
      .toEqual([
        expect.stringMatching(/no network/),
        expect.stringMatching(/no network/),
        expect.not.stringMatching(/^reached/),
      ]);
    expect(heard).toBe(before);
  });

  it('is not what the servers are: without the app they are reached', async () => {
    const before = heard;
    await fetch(`http://127.0.0.1:${ports.tcp}/`).catch(() => undefined);
    createSocket('udp4').send('x', ports.udp, '127.0.0.1');
    await expect.poll(() => heard).toBe(before + 2);
  });
});
