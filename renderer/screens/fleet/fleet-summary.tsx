import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { FleetRow, FleetTable } from '../../../shared/contracts/fleet.ts';
import { FLEET_GROUPS, type FleetGroup, groupCounts, toActOn } from '../../../shared/presentation/fleet.ts';
import { fleetWords } from '../../../shared/presentation/fleet-words.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { type Sign, verdictSign } from '../../components/tones.tsx';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';

const SIGN_OF: Readonly<Record<FleetGroup, Sign>> = {
  hit: verdictSign('affected-hit'),
  affected: verdictSign('affected-no-symptom'),
  reboot: verdictSign('fixed-not-running'),
  'other-cause': verdictSign('symptom-other-kernel'),
  'not-now': verdictSign('not-affected'),
  unknown: verdictSign('unknown'),
};

interface SummaryProps {
  readonly table: FleetTable;
  /** The rows of the source, before the groups are filtered. */
  readonly rows: readonly FleetRow[];
  readonly article: string;
  readonly groups: ReadonlySet<FleetGroup>;
  readonly onArticle: (article: string) => void;
  readonly onGroup: (group: FleetGroup) => void;
}

/** How many hosts a kernel defect struck: in words, as counts that filter, and as a bar. */
export function FleetSummary({ table, rows, article, groups, onArticle, onGroup }: SummaryProps) {
  const words = useAreaWords(fleetScreenWords);
  const say = fleetWords(useLanguage());
  const counts = groupCounts(rows, article);
  const shown = FLEET_GROUPS.filter((group) => counts[group] > 0 || groups.has(group));
  const several = table.articles.length > 1;
  const hit = [counts.hit, rows.length, toActOn(counts)] as const;
  const title = table.articles.find(({ id }) => id === article)?.title ?? article;
  return (
    <section className="so-card so-fleet-summary" aria-label={words.article}>
      <div className="so-fleet-summary-head">
        {several && (
          <FormSelect
            className="so-fleet-select"
            value={article}
            aria-label={words.article}
            onChange={(_event, value) => onArticle(value)}
          >
            {table.articles.map(({ id, title: name }) => (
              <FormSelectOption key={id} value={id} label={visibleText(name)} />
            ))}
          </FormSelect>
        )}
        <h2 data-testid="fleet-summary">{several ? say.hit(...hit) : visibleText(say.summary(title, ...hit))}</h2>
        <span className="so-spring" />
        <fieldset className="so-fleet-groups" aria-label={words.groups}>
          {shown.map((group) => (
            <GroupButton
              key={group}
              group={group}
              count={counts[group]}
              pressed={groups.has(group)}
              onPress={onGroup}
            />
          ))}
        </fieldset>
      </div>
      <GroupBar counts={counts} total={rows.length} />
    </section>
  );
}

interface GroupButtonProps {
  readonly group: FleetGroup;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: (group: FleetGroup) => void;
}

function GroupButton({ group, count, pressed, onPress }: GroupButtonProps) {
  const say = fleetWords(useLanguage());
  const { Icon, tone } = SIGN_OF[group];
  return (
    <button
      type="button"
      className={`so-fleet-group so-tone-${tone}`}
      aria-pressed={pressed}
      data-testid={`group-${group}`}
      onClick={() => onPress(group)}
    >
      <Icon className="so-tone-icon" />
      <strong>{count.toLocaleString('en')}</strong> {say.group[group]}
    </button>
  );
}

/** The same counts as lengths; the words above say them. */
function GroupBar({
  counts,
  total,
}: {
  readonly counts: Readonly<Record<FleetGroup, number>>;
  readonly total: number;
}) {
  return (
    <div className="so-fleet-bar" aria-hidden="true">
      {FLEET_GROUPS.filter((group) => counts[group] > 0).map((group) => (
        <span
          key={group}
          className={`so-fleet-bar-${group} so-tone-${SIGN_OF[group].tone}`}
          style={{ flexGrow: counts[group] / Math.max(1, total) }}
        />
      ))}
    </div>
  );
}
