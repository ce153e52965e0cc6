import { Kbd, Modal, Table } from '@mantine/core';
import { Fragment } from 'react';
import { useText } from '../i18n/use-text.ts';
import { keyboardMap } from './keyboard-map.ts';

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('common:help.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      data-testid="keyboard-help"
    >
      {keyboardMap.map(({ group, keys }) => (
        <Table key={group} mb="sm" layout="fixed" aria-label={t(`common:help.groups.${group}`)}>
          <colgroup>
            <col />
            <col style={{ width: 190 }} />
          </colgroup>
          <Table.Thead>
            <Table.Tr>
              <Table.Th colSpan={2}>{t(`common:help.groups.${group}`)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map(({ id, press, isRange }) => (
              <Table.Tr key={id}>
                <Table.Td>{t(`common:help.keys.${id}`)}</Table.Td>
                <Table.Td>
                  {press.map((key, index) => (
                    <Fragment key={key}>
                      {isRange && index > 0 ? '… ' : ''}
                      <Kbd me={4}>{key}</Kbd>
                    </Fragment>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </Modal>
  );
}
