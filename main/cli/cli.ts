#!/usr/bin/env node
import { denyNetwork } from '../security/network-guard.ts';
import { runCli } from './run.ts';
import { processTerminal } from './terminal.ts';

denyNetwork();
// The exit status is set, not forced, so that a pipe gets all of the output; what is still open then must not keep us.
runCli(process.argv.slice(2), processTerminal())
  .then((status) => {
    process.exitCode = status;
    setImmediate(() => process.exit());
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exit(70);
  });
