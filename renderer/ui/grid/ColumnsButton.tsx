import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, ChevronUp, Columns3, Minus, Plus } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../Dialog.tsx';
import classes from './GridStatus.module.css';
import { type Columns, leastWidth, mostWidth } from './use-columns.ts';

/** Which columns a list has, in which order, how wide. Everything by keys too: Tab goes from button to button. */
export function ColumnsButton<Row>({ name, columns }: { name: string; columns: Columns<Row> }) {
  const { t } = useText();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { all, shown, choice, choose, isHidden } = columns;
  const ids = all.map(({ id }) => id);
  const move = (id: string, by: 1 | -1) => {
    const at = ids.indexOf(id);
    const order = ids.filter((other) => other !== id);
    order.splice(at + by, 0, id);
    choose({ ...choice, order });
  };
  const show = (id: string, visible: boolean) => {
    const hidden = (choice.hidden ?? []).filter((other) => other !== id);
    choose({ ...choice, hidden: visible ? hidden : [...hidden, id] });
  };
  const widen = (id: string, width: number) =>
    choose({ ...choice, widths: { ...choice.widths, [id]: Math.max(leastWidth, Math.min(width, mostWidth)) } });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<Columns3 size={14} aria-hidden="true" />}
        onClick={open}
        data-testid={`columns-${name}`}
      >
        {t('grid:columns')}
      </Button>
      {isOpen ? (
        <Dialog onClose={close} title={t('grid:columnsOf')} size="md">
          <div className={classes.columns} data-testid="column-chooser">
            {all.map((column, index) => (
              <div key={column.id} className={classes.column}>
                <Checkbox
                  label={column.title}
                  data-autofocus={index === 0 || undefined}
                  checked={!isHidden(column.id)}
                  disabled={shown.length === 1 && shown[0]?.id === column.id}
                  onChange={(event) => show(column.id, event.currentTarget.checked)}
                />
                <span className={classes.buttons}>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    aria-label={t('grid:earlier', { column: column.title })}
                    disabled={index === 0}
                    onClick={() => move(column.id, -1)}
                  >
                    <ChevronUp size={14} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    aria-label={t('grid:later', { column: column.title })}
                    disabled={index === all.length - 1}
                    onClick={() => move(column.id, 1)}
                  >
                    <ChevronDown size={14} aria-hidden="true" />
                  </ActionIcon>
                </span>
                <span className={classes.buttons}>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    aria-label={t('grid:narrower', { column: column.title })}
                    disabled={column.width <= leastWidth}
                    onClick={() => widen(column.id, column.width - 1)}
                  >
                    <Minus size={14} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    aria-label={t('grid:wider', { column: column.title })}
                    disabled={column.width >= mostWidth}
                    onClick={() => widen(column.id, column.width + 1)}
                  >
                    <Plus size={14} aria-hidden="true" />
                  </ActionIcon>
                </span>
              </div>
            ))}
            <Button variant="default" onClick={() => choose({})} mt="sm">
              {t('grid:columnsAgain')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
