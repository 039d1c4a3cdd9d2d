import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { visuallyHidden } from '../components/visuallyHidden.js';
import type { Command } from './command.js';
import { useCommands } from './useCommands.js';

/** Finds records and pages by what somebody types, and runs actions. All by keyboard; the list follows ARIA's combobox. */
const CommandPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const id = useId();
  const heading = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  // By its key: what is found later and stands above does not move the choice to another.
  const [chosen, setChosen] = useState<string>();
  const { groups, searching } = useCommands(text);
  const commands = groups.flatMap((group) => group.commands);
  const current = Math.max(
    0,
    commands.findIndex(({ key }) => key === chosen),
  );

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, commands.length]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      setChosen(commands[(current + step + commands.length) % commands.length]?.key);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[current]);
    }
  };

  const optionId = (index: number) => `${id}-${index}`;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={heading}
      slotProps={{ container: { sx: { alignItems: 'flex-start', pt: { xs: 0, md: '8vh' } } } }}
    >
      <h2 id={heading} style={visuallyHidden}>
        {translate('palette.label')}
      </h2>
      <Head>
        <SearchOutlined aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-label={translate('palette.label')}
          {...(commands.length > 0 ? { 'aria-activedescendant': optionId(current) } : {})}
          placeholder={translate('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(undefined);
          }}
          onKeyDown={onKey}
          autoFocus
          autoComplete="off"
          spellCheck={false}
        />
      </Head>
      <Results id={id} role="listbox" ref={list} aria-label={translate('palette.label')} tabIndex={-1}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <GroupName aria-hidden>{group.name}</GroupName>
            {group.commands.map((command) => {
              const index = commands.indexOf(command);
              return (
                <Option
                  key={command.key}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === current}
                  onMouseMove={() => setChosen(command.key)}
                  onClick={() => run(command)}
                >
                  <command.icon aria-hidden sx={{ fontSize: 18 }} />
                  <span>{command.label}</span>
                  {command.aside && <small>{command.aside}</small>}
                </Option>
              );
            })}
          </div>
        ))}
      </Results>
      <Foot>
        <span role="status">
          {searching
            ? translate('palette.loading')
            : commands.length === 0
              ? translate('palette.none')
              : translate('palette.hint')}
        </span>
        <span role="status" style={visuallyHidden}>
          {translate('palette.results', { smart_count: commands.length })}
        </span>
      </Foot>
    </Dialog>
  );
};

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '0 16px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  color: theme.palette.text.secondary,
  '& input': {
    all: 'unset',
    flex: 1,
    minWidth: 0,
    height: 52,
    fontSize: '1rem',
    color: theme.palette.text.primary,
    '&::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
  },
}));

const Results = styled('div')({ overflowY: 'auto', maxHeight: '50vh', padding: 8 });

const GroupName = styled('div')(({ theme }) => ({
  padding: '8px 10px 4px',
  fontSize: '0.75rem',
  fontWeight: 600,
  color: theme.palette.text.secondary,
}));

const Option = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 36,
  padding: '4px 10px',
  borderRadius: 6,
  cursor: 'pointer',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > small': { marginLeft: 'auto', color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
  '& > svg': { color: theme.palette.text.secondary },
  '&[aria-selected="true"]': {
    backgroundColor: theme.palette.action.selected,
    '& > svg': { color: theme.palette.primary.main },
  },
}));

const Foot = styled('div')(({ theme }) => ({
  padding: '8px 18px',
  borderTop: `1px solid ${theme.palette.divider}`,
  fontSize: '0.75rem',
  color: theme.palette.text.secondary,
}));

export default CommandPalette;
