import type { Remark } from '../../../shared/presentation/system/remark.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Place, StateIcon, useFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** Remarks shown before one asks for all. */
const FIRST = 12;

/** Everything that crosses a threshold, the bad first; each opens the line that tells it. */
export function RemarksCard() {
  const { remarks, shared, words } = useSystem();
  const { rows, more } = useFirst(remarks, FIRST);
  const faults = remarks.filter(({ state }) => state === 'bad').length;
  return (
    <section className="so-card" aria-label={shared.remarks}>
      <div className="so-card-head">
        <h2>{shared.remarks}</h2>
        <span className="so-quiet">
          {remarks.length === 0 ? shared.noRemarks : words.counts(faults, remarks.length - faults)}
        </span>
      </div>
      {remarks.length > 0 && (
        <ul className="so-sys-remarks">
          {rows.map((one) => (
            <RemarkRow key={`${one.part} ${one.subject} ${one.text.en}`} remark={one} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

function RemarkRow({ remark }: { readonly remark: Remark }) {
  const { shared, language } = useSystem();
  const said = (
    <span>
      <strong>{shared.part[remark.part]}</strong> {visibleText(remark.text[language])}
    </span>
  );
  return (
    <li>
      <StateIcon state={remark.state} />
      {remark.path === null ? (
        said
      ) : (
        <Place path={remark.path} line={remark.line}>
          {said}
        </Place>
      )}
    </li>
  );
}
