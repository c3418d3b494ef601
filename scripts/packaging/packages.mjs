import { say } from '../say.mjs';
import { packWithElectronBuilder } from './unpacked-app.mjs';

export async function makePackages(tools, places, targets, job) {
  for (const target of targets) {
    say(`making ${target}`);
    await packWithElectronBuilder(tools, places, target, job);
  }
}
