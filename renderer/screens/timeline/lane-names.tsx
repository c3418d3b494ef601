import type { Lane } from '../../../shared/presentation/timeline-lanes.ts';
import { DAY, lengthOf, type Span } from '../../../shared/presentation/timeline-scale.ts';
import { dayAt, type Zone } from '../../../shared/presentation/timeline-zones.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign } from '../../components/tones.tsx';
import { useAreaWords, useLanguage, useSharedWords } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';

interface NamesProps {
  readonly lanes: readonly Lane[];
  readonly zone: Zone;
  readonly range: Span;
}

/** The names of the rows, left of the plot; their heights are those of the plot (timeline.css, plot.tsx). */
export function LaneNames({ lanes, zone, range }: NamesProps) {
  const words = useAreaWords(timelineWords);
  const shared = useSharedWords();
  const language = useLanguage();
  const years = lengthOf(range) > 300 * DAY;
  return (
    <div className="so-tl-names">
      <div className="so-tl-name-overview">
        <strong>{words.overview}</strong>
        <span className="so-quiet">
          {words.span(dayAt(range.from, zone, language, years), dayAt(range.to, zone, language, true))}
        </span>
      </div>
      <div className="so-tl-name-axis" />
      <div className="so-tl-name-boots">{words.boots}</div>
      {lanes.map(({ id, title, severity, items }) => {
        const sign = severity === null ? null : severitySign(severity);
        return (
          <div key={id} className="so-tl-name" title={visibleText(title)}>
            {sign !== null && severity !== null && (
              <span className={`so-tone-${sign.tone}`} title={shared.severity[severity]}>
                <sign.Icon className="so-tone-icon" />
              </span>
            )}
            <span className="so-clip">
              {id === 'host' ? words.host : id === 'packages' ? words.packages : visibleText(title)}
            </span>
            <span className="so-quiet so-tl-name-count">{items.length}</span>
          </div>
        );
      })}
    </div>
  );
}
