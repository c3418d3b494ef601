/** The words that the command line answers to without a window: those of main/command-line.ts (a test compares them). */
export const COMMAND_WORDS = [
  'analyze',
  'articles',
  'show',
  'fleet',
  'compare',
  'completion',
  'help',
  '--help',
  '-h',
  '--version',
];

/*
 * Chromium asks for a display before any code of ours runs, so the switches that do without one have to come from outside.
 * The command line shows no page, hence nothing to sandbox; what prints a PDF is a process of its own and keeps its sandbox.
 * After `--` Chromium takes no word for a switch of its own (`--lang` is one). Level 3 silences all but fatal errors: of a
 * missing session bus, for example.
 */
const WITHOUT_DISPLAY = '--ozone-platform=headless --disable-gpu --no-sandbox --log-level=3';

/** The script that stands in the program's place on Linux: a window, or the command line without a display. */
export const launcherScript = () => `#!/bin/sh
# Starts Sosight: its window, or (the first word being a command) its command line, which needs no display.
app=$(dirname "$(readlink -f "$0")")/sosight-app
for word in "$@"; do
  case $word in
    ${COMMAND_WORDS.join(' | ')}) exec "$app" ${WITHOUT_DISPLAY} -- "$@" ;;
    -*) ;;
    *) break ;;
  esac
done
exec "$app" "$@"
`;
