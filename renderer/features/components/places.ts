import { DateTextSamples, FiguresSamples, MoneySamples } from './figures.tsx';
import { ChartSamples, DataGridSamples, PageHeaderSamples } from './grids.tsx';
import {
  AccountPickerSamples,
  AmountInputSamples,
  ConfirmButtonSamples,
  DateInputSamples,
  DayRangeSamples,
  KnownOnSamples,
  LibrarySamples,
  LookupSamples,
  PeriodPickerSamples,
} from './inputs.tsx';
import { EmptyStateSamples, FormDialogSamples, QueryProblemSamples, RejectionsSamples, StatusMarkSamples } from './messages.tsx';
import type { Place } from './Sample.tsx';

/** Every component file of `renderer/ui`, a part beside the whole it belongs to. A test fails on one that is missing. */
export const places: readonly Place[] = [
  { files: ['Mantine'], Samples: LibrarySamples },
  { files: ['Money.tsx'], Samples: MoneySamples },
  { files: ['Figures.tsx'], Samples: FiguresSamples },
  { files: ['DateText.tsx'], Samples: DateTextSamples },
  { files: ['AmountInput.tsx', 'BesideField.tsx'], Samples: AmountInputSamples },
  { files: ['DateInput.tsx'], Samples: DateInputSamples },
  { files: ['DayRangeInput.tsx'], Samples: DayRangeSamples },
  { files: ['PeriodPicker.tsx'], Samples: PeriodPickerSamples },
  { files: ['AccountPicker.tsx'], Samples: AccountPickerSamples },
  { files: ['Lookup.tsx', 'Found.tsx'], Samples: LookupSamples },
  { files: ['KnownOn.tsx'], Samples: KnownOnSamples },
  { files: ['ConfirmButton.tsx'], Samples: ConfirmButtonSamples },
  { files: ['StatusMark.tsx', 'Unconfirmed.tsx'], Samples: StatusMarkSamples },
  { files: ['Rejections.tsx'], Samples: RejectionsSamples },
  { files: ['QueryProblem.tsx'], Samples: QueryProblemSamples },
  { files: ['EmptyState.tsx'], Samples: EmptyStateSamples },
  { files: ['FormDialog.tsx', 'CommandDialog.tsx', 'Dialog.tsx', 'ReasonField.tsx'], Samples: FormDialogSamples },
  {
    files: ['DataGrid.tsx', 'grid/ColumnsButton.tsx', 'grid/GridRow.tsx', 'grid/GridStatus.tsx', 'grid/HeadCell.tsx'],
    Samples: DataGridSamples,
  },
  { files: ['PageHeader.tsx', 'Screen.tsx'], Samples: PageHeaderSamples },
  { files: ['chart/Chart.tsx', 'chart/Drawing.tsx'], Samples: ChartSamples },
];
