/** Lies beside the program of every package that may not be handed out. */
export const TEST_PACKAGE_FILE = 'TEST-PACKAGE-DO-NOT-SHIP.txt';

/** What that file says. Takes the reasons. */
export const testPackageText = (reasons) =>
  `This is a test package of Sosight. Do not hand it out.\n\n${reasons.map((reason) => `- ${reason}\n`).join('')}`;

/** Ends the version of such packages, so that every file name and every package manager says it too. */
export const TEST_VERSION = 'test.package';
