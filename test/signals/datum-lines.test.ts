import { describe, expect, it } from 'vitest';
import { timedOutInManifest } from '../../shared/facts/parsers/sos.ts';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeTree, findingOf, places } from '../builders/analyze.ts';

const MANIFEST = 'sos_reports/manifest.json';
const plugins = {
  block: { commands: [{ exec: 'lsblk', return_code: 0 }] },
  boot: {
    commands: [
      { exec: 'ls -lanR /boot', return_code: 0 },
      { exec: 'efibootmgr -v', return_code: 124, run_time: 300.02 },
    ],
  },
};
const manifest = (indent: number, told: unknown = plugins): string =>
  JSON.stringify({ version: '4.2', components: { report: { plugins: told } } }, null, indent);

function host(text: string) {
  const tree = rhel7Host();
  return analyzeTree({ ...tree, 'sos_commands/boot/efibootmgr_-v': '', [MANIFEST]: text });
}

describe('commands that ran out of time, by the manifest of sos 4.x', () => {
  it('are told a line each, with the line of the file', () => {
    const line =
      manifest(2)
        .split('\n')
        .findIndex((text) => text.includes('efibootmgr')) + 1;
    const text = '"exec": "efibootmgr -v", "return_code": 124';
    expect(timedOutInManifest(manifest(2))).toEqual([{ line, text }]);
    expect(timedOutInManifest(manifest(0))).toEqual([{ line: 1, text }]);
  });

  it('are told by the field that says so', () => {
    const hit = { boot: { commands: [{ exec: 'efibootmgr -v', return_code: 0, timeout_hit: true }] } };
    expect(timedOutInManifest(manifest(0, hit))).toMatchObject([
      { text: '"exec": "efibootmgr -v", "timeout_hit": true' },
    ]);
  });

  it('tell apart two runs of one command', () => {
    const runs = { boot: { commands: [0, 124].map((return_code) => ({ exec: 'efibootmgr -v', return_code })) } };
    const lines = manifest(2, runs).split('\n');
    const last = lines.findLastIndex((text) => text.includes('efibootmgr')) + 1;
    expect(timedOutInManifest(manifest(2, runs))).toMatchObject([{ line: last }]);
  });

  it('stay linear where nothing is found, and silent in what is no manifest', () => {
    const odd = { x: { commands: Array.from({ length: 5000 }, (_, at) => ({ exec: `é${at}`, return_code: 124 })) } };
    expect(timedOutInManifest(manifest(0, odd).replaceAll('é', '\\u00e9'))).toHaveLength(5000);
    expect(timedOutInManifest('{')).toEqual([]);
  });

  it('are evidence of the EFI page fault, as the line in sos.log is', async () => {
    const finding = findingOf(await host(manifest(0)), 'rhel7-efi-page-fault');
    expect(places(finding)).toEqual([`efibootmgr-timed-out ${MANIFEST}:1`]);
    expect(finding).toMatchObject({ verdict: 'affected-hit', confidence: 'possible' });
  });

  it('are none where another command hung', async () => {
    const other = {
      boot: {
        commands: [
          { exec: 'lsinitrd', return_code: 124 },
          { exec: 'efibootmgr -v', return_code: 0 },
        ],
      },
    };
    const summary = await host(manifest(0, other));
    expect(summary.verdicts['rhel7-efi-page-fault']).toBe('affected-no-symptom');
  });
});
