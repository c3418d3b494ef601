-- What docs/fleet.md asks of a folder results/ full of documents of "sosight analyze --format json". For SQLite 3.38 or newer, from the
-- folder above:  sqlite3 fleet.db '.read fleet.sql'
CREATE TABLE document AS SELECT name AS file, readfile(name) AS json FROM fsdir('results') WHERE name LIKE '%.json';
CREATE TABLE host_case AS
  SELECT json_extract(one.value, '$.host.hostname') AS host,
         json_extract(one.value, '$.host.kernel.release') AS kernel,
         json_extract(one.value, '$.source.file') AS archive,
         one.value AS json
  FROM document, json_each(document.json, '$.cases') AS one;

.mode column
.print
.print Hosts by kernel and verdict of the EFI page fault
SELECT kernel, json_extract(json, '$.verdicts.rhel7-efi-page-fault') AS verdict, count(*) AS hosts
FROM host_case GROUP BY kernel, verdict ORDER BY hosts DESC, kernel;

.print
.print What to upgrade to
SELECT json_extract(json, '$.kernelUpgrade.target') AS target, json_extract(json, '$.kernelUpgrade.state') AS state, count(*) AS hosts
FROM host_case WHERE json_extract(json, '$.kernelUpgrade') IS NOT NULL GROUP BY target, state ORDER BY hosts DESC;

.print
.print The commonest findings
SELECT json_extract(finding.value, '$.article') AS article, json_extract(finding.value, '$.severity') AS severity, count(*) AS hosts
FROM host_case, json_each(host_case.json, '$.findings') AS finding GROUP BY article, severity ORDER BY hosts DESC, article LIMIT 8;

.print
.print Hosts that it struck, by kernel (the first two of each)
SELECT kernel, count(*) AS hosts, group_concat(CASE WHEN number <= 2 THEN host END, ', ') AS first_two
FROM (
  SELECT kernel, host, row_number() OVER (PARTITION BY kernel ORDER BY host) AS number
  FROM host_case WHERE json_extract(json, '$.verdicts.rhel7-efi-page-fault') = 'affected-hit'
) GROUP BY kernel ORDER BY kernel;

.print
.print What could not be analyzed
SELECT json_extract(failure.value, '$.file') AS file, json_extract(failure.value, '$.code') AS code
FROM document, json_each(document.json, '$.failures') AS failure;
