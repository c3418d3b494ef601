/** The word on Electron's command line that makes it print one PDF and end: the command line's way to a PDF. */
export const PRINT_FLAG = '--sosight-print';
