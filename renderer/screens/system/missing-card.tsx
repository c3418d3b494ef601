import { ASK_FOR } from '../../../shared/presentation/system/words.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CommandLine } from '../../components/command.tsx';
import { Place, SystemCard, Table } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** What the archive does not tell, why, and the command whose output to ask for. */
export function MissingCard() {
  const { overview, shared, words } = useSystem();
  const { missing } = overview;
  if (missing.length === 0) return null;
  return (
    <SystemCard title={words.missing} lead={words.missingNote}>
      <Table label={words.missing} heads={[words.part, words.why, words.askFor]}>
        {missing.map(({ part, reason, path, note }) => (
          <tr key={part}>
            <td>{shared.part[part]}</td>
            <td title={note === null ? undefined : visibleText(note)}>
              {path === null ? words.reason[reason] : <Place path={path}>{words.reason[reason]}</Place>}
            </td>
            <td>
              <CommandLine command={ASK_FOR[part]} />
            </td>
          </tr>
        ))}
      </Table>
    </SystemCard>
  );
}
