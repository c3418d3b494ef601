import display from '../../../node_modules/@patternfly/patternfly/assets/fonts/RedHatDisplay/RedHatDisplayVF.woff2?inline';
import mono from '../../../node_modules/@patternfly/patternfly/assets/fonts/RedHatMono/RedHatMonoVF.woff2?inline';
import text from '../../../node_modules/@patternfly/patternfly/assets/fonts/RedHatText/RedHatTextVF.woff2?inline';

const face = (family: string, uri: string): string =>
  `@font-face{font-family:"${family}";src:url("${uri}") format("woff2");font-weight:300 900}`;

/** The Red Hat fonts (variable weight) as data URIs: a report needs nothing outside itself. Japanese comes from the system. */
export const fontFaces = (): string =>
  face('Red Hat Text', text) + face('Red Hat Display', display) + face('Red Hat Mono', mono);

/** For the running head of a PDF, which is a document of its own. */
export const textFace = (): string => face('Red Hat Text', text);
