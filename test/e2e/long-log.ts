import { sampleTree } from '../../shared/sample/sample.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FROM = Date.UTC(2022, 3, 20, 0, 0, 0);
const TO = Date.UTC(2022, 4, 15, 12, 0, 0);

const two = (value: number): string => String(value).padStart(2, '0');

/** "May  1 03:02:01" of a moment. */
function stamp(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${MONTHS[date.getUTCMonth()]} ${day} ${clock}`;
}

function chatter(line: number): string {
  if (line % 5003 === 0)
    return 'kernel: sd 0:0:0:0: [sda] tag#3 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE';
  if (line % 1009 === 0) return `kernel: WARNING: interface ens${line % 7} is flapping`;
  if (line % 211 === 0)
    return `sshd[${2000 + (line % 900)}]: Failed password for invalid user oper${line % 13} from 192.0.2.7 port 51000 ssh2`;
  if (line % 3 === 0) return `systemd: Started Session ${line} of user root.`;
  if (line % 3 === 1) return `systemd-logind: Removed session ${line}.`;
  return `crond[${3000 + (line % 500)}]: (root) CMD (run-parts /etc/cron.hourly)`;
}

/** var/log/messages of the sample's host with so many lines: ordinary ones of the weeks before, then the sample's own. */
export function longMessages(lines: number): string {
  const own = sampleTree()['var/log/messages'];
  if (typeof own !== 'string') throw new Error('the sample has no var/log/messages');
  const before = lines - own.split('\n').length + 1;
  const out: string[] = [];
  for (let line = 0; line < before; line += 1) {
    out.push(`${stamp(FROM + ((TO - FROM) * line) / before)} dbsrv07 ${chatter(line)}\n`);
  }
  return out.join('') + own;
}
