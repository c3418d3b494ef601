const LIGHT = `--page:#fff;--text:#151515;--quiet:#4d4d4d;--line:#c7c7c7;--shade:#f2f2f2;--link:#06c;--mark:#f9e0a2;--marktext:#151515;
--critical:#b1380b;--important:#a8590a;--moderate:#876200;--low:#4d4d4d;--info:#1f5fb0;--historic:#4d4d4d;--not-exposed:#4d4d4d;--vendor:#5e40be;--not-affected:#3d7317;--unknown:#73480b;
--ruler-danger:#b1380b;--ruler-danger-tint:#f8eeea;--ruler-fixed:#3d7317;--ruler-muted:#4d4d4d;--ruler-line:#c7c7c7;--ruler-link:#06c;--ruler-text:#151515;--ruler-paper:#fff;--ruler-on-danger:#fff;--ruler-on-fixed:#fff`;

const DARK = `--page:#1f1f1f;--text:#fff;--quiet:#c7c7c7;--line:#4d4d4d;--shade:#292929;--link:#b9dafc;--mark:#f9e0a2;--marktext:#151515;
--critical:#f4784a;--important:#f5921b;--moderate:#dca614;--low:#c7c7c7;--info:#92c5f9;--historic:#c7c7c7;--not-exposed:#c7c7c7;--vendor:#b6a6e9;--not-affected:#87bb62;--unknown:#dca614;
--ruler-danger:#f4784a;--ruler-danger-tint:#492f26;--ruler-fixed:#87bb62;--ruler-muted:#c7c7c7;--ruler-line:#4d4d4d;--ruler-link:#b9dafc;--ruler-text:#fff;--ruler-paper:#1f1f1f;--ruler-on-danger:#151515;--ruler-on-fixed:#151515`;

const CJK = `"Noto Sans CJK JP","Noto Sans JP","Hiragino Sans","Yu Gothic",Meiryo`;

/** The font stack of running text, for the head and foot of a page as well. */
export const TEXT_FONTS = `"Red Hat Text",${CJK},sans-serif`;

const TONES = [
  'critical',
  'important',
  'moderate',
  'low',
  'info',
  'historic',
  'not-exposed',
  'vendor',
  'not-affected',
  'unknown',
];
const toneRules = TONES.map(
  (tone) =>
    `.tone-${tone}{color:var(--${tone})}.banner-${tone}{border-color:var(--${tone});background:color-mix(in srgb,var(--${tone}) 9%,var(--page))}`,
).join('\n');

const BASE = `*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:400 1em/1.45 ${TEXT_FONTS};font-variant-numeric:tabular-nums}
h1,h2,h3{font-family:"Red Hat Display",${TEXT_FONTS};font-weight:500;line-height:1.25;break-after:avoid}
h1{font-size:2.05em;margin:0;overflow-wrap:anywhere}
h2{font-size:1.25em;margin:.9em 0 .4em;padding-bottom:.35em;border-bottom:1px solid var(--line)}
h3{font-size:1.08em;margin:.9em 0 .35em}
:lang(ja) h1,:lang(ja) h2,:lang(ja) h3,:lang(ja) b,:lang(ja) th{font-weight:700}
p{margin:.35em 0}ul{margin:.3em 0;padding-left:1.3em}a{color:var(--link)}
b,th,.strong{font-weight:600}.quiet,.subtitle,dt{color:var(--quiet)}.nowrap{white-space:nowrap}
.mono,code,.log{font-family:"Red Hat Mono","DejaVu Sans Mono",Consolas,${CJK},monospace}
.subtitle{margin:.1em 0 .9em;font-size:1.05em}
.icon{vertical-align:-.14em;flex:none}
.aside{float:right;font-weight:400;font-size:.93rem;color:var(--quiet)}h2 .aside{font-size:.75em;line-height:2}
.banner{display:flex;gap:1em;border:1px solid;border-left-width:6px;border-radius:6px;padding:.9em 1em .8em;margin:.6em 0;break-inside:avoid}
.banner h2{border:0;padding:0;margin:0 0 .25em;font-size:1.4em}.banner p{margin:.2em 0}
.banner-unknown{border-style:dashed;border-left-style:solid}
.marks{display:flex;flex-wrap:wrap;gap:.3em 1.3em;align-items:center;margin:.6em 0 0}
.pill{border:1px solid var(--line);border-radius:1em;padding:0 .7em;background:var(--page)}
.risk{white-space:nowrap}.risk svg{vertical-align:-.05em}
.facts{display:grid;grid-template-columns:repeat(3,1fr);gap:.5em 1em;margin:0}.facts dd{margin:0;overflow-wrap:anywhere}.facts dt{font-size:.87em}
.ruler{display:block;width:100%;height:auto;margin:.2em 0 .4em;font-family:${TEXT_FONTS}}
.steps{list-style:none;counter-reset:step;padding:0;margin:.4em 0}
.steps li{counter-increment:step;display:grid;grid-template-columns:1.7em 1fr 1fr;gap:0 .4em;align-items:center;margin:.3em 0;break-inside:avoid}
.steps li::before{content:counter(step);font-weight:600}.steps li>span:only-child{grid-column:2/4}
.command{background:var(--shade);border:1px solid var(--line);border-radius:3px;padding:.3em .7em;overflow-wrap:anywhere;white-space:pre-wrap}
.notes{font-size:.94em}.gaps{margin-top:.8em}
table{border-collapse:collapse;width:100%}th{text-align:left;vertical-align:top}td{vertical-align:top}
.findings td,.findings th,.chain td,.chain th,.pairs td,.pairs th{border-bottom:1px solid var(--line);padding:.42em .6em .42em 0}.pairs td,.pairs th{padding:.25em .6em .25em 0}
.compact h2{margin-top:.65em}.compact .subtitle{margin-bottom:.4em}.compact .banner{padding-top:.55em;padding-bottom:.5em}.compact .facts{row-gap:.2em}.compact .gaps{margin-top:.2em}.compact .findings+.notes{margin:.2em 0}
.compact .findings td{padding-top:.15em;padding-bottom:.15em}.compact .steps li{margin:.15em 0}.compact .command{padding:.1em .7em}
.findings th,.chain{font-size:.93em}.chain tbody th,.chain td{white-space:nowrap}.chain .also-seen{white-space:normal}.findings tr{break-inside:avoid}.findings td:first-child{white-space:nowrap}
.timeline table{table-layout:fixed}.timeline th:nth-child(1){width:10.5em}.timeline th:nth-child(2){width:3.2em}.timeline th:nth-child(3){width:6.5em}.timeline th:nth-child(5){width:36%}.timeline td{overflow-wrap:anywhere}.timeline .findings td{padding-top:.15em;padding-bottom:.15em}
.number{text-align:right;padding-right:1.4em!important}thead{display:table-header-group}
.pairs th{width:11em;white-space:normal}.pairs td{overflow-wrap:anywhere}
.excerpt{margin:.55em 0;border:1px solid var(--line);border-radius:5px;break-inside:avoid;overflow:hidden}
figcaption{background:var(--shade);border-bottom:1px solid var(--line);padding:.4em .8em;overflow:hidden;overflow-wrap:anywhere}
figcaption span{margin-left:.6em;font-size:.93em}.also{padding:0 .8em;font-size:.93em;color:var(--quiet)}
.log{margin:.35em 0;font-size:.87em;line-height:1.4}.log td{white-space:pre-wrap;overflow-wrap:anywhere;padding:0 .8em 0 0}
.log .line{width:4.6em;text-align:right;color:var(--quiet);padding:0 .8em 0 .3em;white-space:nowrap}
.proof td{font-weight:500}.proof .line{border-left:3px solid var(--critical);color:var(--text)}.context td{color:var(--quiet)}.context .line,.fold .line{border-left:3px solid transparent}
.fold td{font-family:${TEXT_FONTS};color:var(--quiet);font-size:.93em}
mark{background:var(--mark);color:var(--marktext);font-weight:700;border-radius:2px}
.remarks{list-style:none;padding:0;margin:.3em 0 .6em;columns:2;column-gap:1.6em}.remarks li{break-inside:avoid;margin:.15em 0;padding-left:1.6em;text-indent:-1.6em;overflow-wrap:anywhere}.remarks .icon{margin-right:.35em}.system{font-size:.94em}.system tr{break-inside:avoid}
.own{white-space:pre-wrap;overflow-wrap:anywhere}pre.own{margin:.4em 0;padding:.4em .8em;background:var(--shade);border:1px solid var(--line);border-radius:3px;font-size:.87em}.comment{margin:0;padding:.3em .8em .5em}
.hash{overflow-wrap:anywhere}.keep{break-inside:avoid}.finding .keep{break-after:avoid}
${toneRules}`;

const PAGE = `@page{size:A4;margin:22mm 15mm 17mm}
html{font-size:9pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.new-page{break-before:page}.new-page>.finding:first-child h2{margin-top:0}a{color:inherit;text-decoration:none}`;

const SCREEN = `html{font-size:15px;color-scheme:light dark}main{max-width:62rem;margin:0 auto;padding:1.5rem}
main+main{border-top:3px solid var(--line)}.top{display:flex;justify-content:space-between;gap:1em;border-bottom:2px solid var(--text);padding-bottom:.5em;margin-bottom:1em}
footer{margin-top:2em;border-top:1px solid var(--line);padding-top:.6em;color:var(--quiet);font-size:.93em}
@media(max-width:48rem){.facts{grid-template-columns:1fr}.steps li{grid-template-columns:1.7em 1fr}.steps li .command{grid-column:2}.aside{float:none;display:block;margin-left:0!important}}
@media print{@page{size:A4;margin:15mm}}`;

/** Styles of a printed page: light, whatever the system's theme. */
export const printStyles = (): string => `:root{${LIGHT}}${BASE}${PAGE}`;

/** Styles of a page on the screen: light or dark as the system says, light on paper. */
export const screenStyles = (): string =>
  `:root{${LIGHT}}@media screen and (prefers-color-scheme:dark){:root{${DARK}}}${BASE}${SCREEN}`;
