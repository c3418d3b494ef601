import type { Random } from './random.ts';

/** What stands in a message where a value differs from line to line. */
type Slot = 'number' | 'pid' | 'ip' | 'hex' | 'id' | 'port' | 'float';
/** A message of one program: literal text and slots in turn. */
export interface Template {
  readonly process: string;
  readonly withPid: boolean;
  readonly parts: readonly (string | { readonly slot: Slot })[];
}

/** Shapes of messages, after those that RHEL 7 hosts log. `<word>` is settled once a template, `{slot}` once a line. */
const SHAPES: readonly (readonly [process: string, shape: string])[] = [
  ['systemd', 'Started Session {number} of user <user>.'],
  ['systemd', 'Starting <unit>...'],
  ['systemd', 'Started <unit>.'],
  ['systemd', '<unit>: main process exited, code=exited, status={number}/n/a'],
  ['systemd', 'Removed slice User Slice of <user>.'],
  ['systemd-logind', 'New session {number} of user <user>.'],
  ['sshd+', 'Accepted publickey for <user> from {ip} port {port} ssh2: RSA SHA256:<token>'],
  ['sshd+', 'Connection closed by {ip} port {port} [preauth]'],
  ['sshd+', 'pam_unix(sshd:session): session opened for user <user> by (uid=0)'],
  ['CROND+', '(<user>) CMD (/opt/<product>/bin/<verb>-<noun> --quiet --job={number})'],
  [
    'dbus',
    "[system] Activating via systemd: service name='org.freedesktop.<noun>' unit='dbus-org.freedesktop.<noun>.service'",
  ],
  [
    'NetworkManager+',
    "<info>  [{float}] device (<nic>): state change: <verb> -> <noun> (reason '<noun>', sys-iface-state: 'managed')",
  ],
  ['dhclient+', 'DHCPREQUEST on <nic> to {ip} port 67 (xid=0x{hex})'],
  ['dhclient+', 'bound to {ip} -- renewal in {number} seconds.'],
  ['chronyd+', 'Selected source {ip}'],
  ['chronyd+', 'System clock wrong by {float} seconds, adjustment started'],
  ['postfix/smtpd+', 'connect from <host>.example.com[{ip}]'],
  ['postfix/qmgr+', '{hex}: from=<<user>@<host>.example.com>, size={number}, nrcpt=1 (queue active)'],
  ['postfix/cleanup+', '{hex}: message-id=<{id}@<host>.example.com>'],
  ['multipathd', '<disk>: checker msg is "tur checker reports path is <noun>"'],
  ['multipathd', '<token>: remaining active paths: {number}'],
  ['rsyslogd', 'imjournal: {number} messages lost due to rate-limiting'],
  ['puppet-agent+', '(/Stage[main]/<product>/File[/etc/<product>/<noun>.conf]) <verb> {id}'],
  ['puppet-agent+', 'Applied catalog in {float} seconds'],
  ['<product>+', '<verb> of <noun> {id} by <user> took {number} ms'],
  ['<product>+', 'WARN  [<noun>-{number}] <verb> <noun>: retry {number} of 5 for {ip}:{port}'],
  [
    '<product>+',
    'INFO  [<noun>-{number}] request {id} <verb> /api/v1/<noun>/{number} status=200 bytes={number} time={float}',
  ],
  ['<product>+', 'ERROR [<noun>-{number}] cannot <verb> <noun> {id}: connection to <host>:{port} refused'],
  ['<product>+', 'DEBUG <verb> <noun> key={hex} ttl={number} node=<host>'],
  [
    'audispd',
    'node=<host> type=SYSCALL msg=audit({float}:{number}): arch=c000003e syscall={number} success=yes exit=0 pid={pid} comm="<verb>"',
  ],
  ['snmpd+', 'Connection from UDP: [{ip}]:{port}->[{ip}]:161'],
  ['oracle+', '<noun> instance <token> thread {number} advanced to log sequence {number}'],
  ['kernel', 'IPv4: martian source {ip} from {ip}, on dev <nic>'],
  [
    'kernel',
    'iptables <verb>: IN=<nic> OUT= SRC={ip} DST={ip} LEN={number} TTL=64 ID={number} PROTO=TCP SPT={port} DPT=443',
  ],
  ['kernel', 'sd {number}:0:0:0: [<disk>] Synchronizing SCSI cache'],
  [
    'kernel',
    'perf: interrupt took too long ({number} > {number}), lowering kernel.perf_event_max_sample_rate to {number}',
  ],
  ['kernel', 'device <nic> entered promiscuous mode'],
];

const NICS = ['eno1', 'eno2', 'ens1f0', 'ens1f1', 'bond0', 'bond1', 'docker0', 'virbr0'];
const START = ['ba', 'co', 'di', 'fe', 'ga', 'ho', 'ki', 'lu', 'ma', 'no', 'pe', 'ra', 'se', 'ti', 'vo', 'wa'];
const END = ['rd', 'sk', 'nt', 'rin', 'lex', 'mos', 'tal', 'per', 'dex', 'ron', 'vik', 'zen'];

const word = (random: Random): string =>
  random.pick(START) + (random.below(2) === 0 ? random.pick(START) : '') + random.pick(END);

/** Words of one host: the same few products, users and hosts come back in many templates. */
function vocabulary(random: Random): Record<string, readonly string[]> {
  const words = (count: number) => Array.from({ length: count }, () => word(random));
  return {
    product: words(24).map((one) => `${one}d`),
    user: ['root', 'oracle', 'zabbix', ...words(20)],
    host: words(40).map((one, index) => `${one}${index}`),
    noun: words(160),
    verb: words(80),
    unit: words(60).map((one) => `${one} ${one} daemon`),
    nic: NICS,
    disk: ['sda', 'sdb', 'sdc', 'sdaa', 'sdab', 'dm-3', 'dm-14'],
    token: Array.from({ length: 40 }, () => random.hex(20)),
  };
}

const isSlot = (text: string): text is Slot => ['number', 'pid', 'ip', 'hex', 'id', 'port', 'float'].includes(text);

function template(random: Random, words: Record<string, readonly string[]>): Template {
  const [program, shape] = random.pick(SHAPES);
  const settle = (text: string) =>
    text.replace(/<(\w+)>/g, (all, name: string) => {
      const list = words[name];
      return list === undefined ? all : random.pick(list);
    });
  const parts = settle(shape)
    .split(/\{(\w+)\}/)
    .map((text) => (isSlot(text) ? { slot: text } : text));
  return { process: settle(program.replace(/\+$/, '')), withPid: program.endsWith('+'), parts };
}

/** `count` templates, some alike: what one host logs over and over. */
export function makeTemplates(random: Random, count: number): readonly Template[] {
  const words = vocabulary(random);
  return Array.from({ length: count }, () => template(random, words));
}

/** Small numbers come far more often than large ones. */
const small = (random: Random, limit: number): number => Math.floor(limit * random.share() ** 4);

/** The value of a slot in one line. Few values come back most of the time, as they do in logs. */
function slotValue(slot: Slot, random: Random): string {
  switch (slot) {
    case 'number':
      return String(small(random, random.below(12) === 0 ? 100_000 : 200));
    case 'pid':
    case 'port':
      return String(32_768 + 7 * small(random, 4000));
    case 'ip':
      return `10.20.${small(random, 12)}.${small(random, 250)}`;
    case 'hex':
      return (0x51a000 + small(random, 50_000)).toString(16);
    case 'id':
      return `5e3a-${(0x1000 + small(random, 60_000)).toString(16)}`;
    case 'float':
      return `${small(random, 10)}.${String(small(random, 100_000)).padStart(6, '0')}`;
  }
}

/** One message as it stands after the host name: `sshd[812]: Accepted ...`. A daemon keeps its process id mostly. */
export function messageOf({ process, withPid, parts }: Template, random: Random): string {
  const pid = 1000 + process.length * 97 + small(random, 300);
  let text = withPid ? `${process}[${pid}]: ` : `${process}: `;
  for (const part of parts) text += typeof part === 'string' ? part : slotValue(part.slot, random);
  return text;
}
