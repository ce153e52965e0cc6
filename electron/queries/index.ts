import type { QueryName } from '../../shared/contracts/index.ts';
import { accountBalance, accountCard } from './account-card.ts';
import { accountList, taxCodeList } from './accounts.ts';
import { attachmentContent, attachmentList } from './attachments.ts';
import { auditFileCheck, auditFileDeclared } from './audit-file.ts';
import { baseCurrencyPreview } from './base-conversion.ts';
import { branchList } from './branches.ts';
import { budgetPropose } from './budget-proposal.ts';
import { budgetGet, budgetList } from './budgets.ts';
import { companyInfo } from './company.ts';
import { counterpartyGet, counterpartyList } from './counterparties.ts';
import { counterpartyRegister } from './counterparty-register.ts';
import { declarantGet, filedLedgerList, vatCoefficientList, vatReturnCheck, vatReturnFiles } from './declarations.ts';
import { dimensionList } from './dimensions.ts';
import { documentFind, documentGet, documentGroups, documentList, documentPdf } from './documents.ts';
import { draftGet, draftList } from './drafts.ts';
import { journalLinks } from './entry-links.ts';
import { historyList } from './history.ts';
import { importList } from './imports.ts';
import { intrastatDocuments, intrastatGet, intrastatMessage, intrastatWatch } from './intrastat.ts';
import { itemGet, itemList } from './items.ts';
import { journalEntry, journalGroups, journalList } from './journal.ts';
import { vatReturnLateness } from './lateness.ts';
import { numberContinuity, numberPdf, numberRanges, numberRegister } from './number-continuity.ts';
import { numberingFormer, numberingList } from './numbering.ts';
import { ossCsvGet, ossGet, ossRows } from './oss.ts';
import { ossWatch } from './oss-watch.ts';
import { overviewGet } from './overview.ts';
import { periodCertificate, periodCertificates, periodChecksGet, periodList, yearPreview } from './periods.ts';
import { vatAssetAdjustment, vatProportion } from './proportional-credit.ts';
import type { QueryHandler } from './query.ts';
import { exchangeSettingsGet, rateAt, rateList } from './rates.ts';
import { accountExportCard, documentExport, journalExport } from './register-exports.ts';
import { vatRegistrationWatch } from './registration-watch.ts';
import { reportExport, reportGet } from './reports.ts';
import { revaluationPreview } from './revaluation.ts';
import { searchEverything } from './search-everything.ts';
import { taxCalendarIcs, taxCalendarList } from './tax-calendar.ts';
import { templateList } from './templates.ts';
import { trialBalanceGet } from './trial-balance.ts';
import { roleList, userList, userSignIns } from './users.ts';
import { vatReturnGet, vatReturnRows } from './vat.ts';
import { filedLedgerPrint, vatReturnCsvGet, vatReturnPdfGet } from './vat-print.ts';
import { viewList } from './views.ts';
import { worksheetForms, worksheetGet, worksheetPdfGet } from './worksheets.ts';

/** Every query of the contract and what answers it. */
export const queries: { readonly [M in QueryName]: QueryHandler<M> } = {
  'company.info': companyInfo,
  'baseCurrency.preview': baseCurrencyPreview,
  'overview.get': overviewGet,
  'report.get': reportGet,
  'report.export': reportExport,
  'user.list': userList,
  'user.signIns': userSignIns,
  'role.list': roleList,
  'period.list': periodList,
  'period.checks': periodChecksGet,
  'period.certificates': periodCertificates,
  'period.certificate': periodCertificate,
  'year.preview': yearPreview,
  'history.list': historyList,
  'draft.list': draftList,
  'draft.get': draftGet,
  'account.list': accountList,
  'taxCode.list': taxCodeList,
  'counterparty.list': counterpartyList,
  'counterparty.register': counterpartyRegister,
  'counterparty.get': counterpartyGet,
  'dimension.list': dimensionList,
  'item.list': itemList,
  'item.get': itemGet,
  'template.list': templateList,
  'budget.list': budgetList,
  'budget.get': budgetGet,
  'budget.propose': budgetPropose,
  'auditFile.declared': auditFileDeclared,
  'auditFile.check': auditFileCheck,
  'attachment.list': attachmentList,
  'import.list': importList,
  'attachment.content': attachmentContent,
  'journal.list': journalList,
  'journal.export': journalExport,
  'journal.groups': journalGroups,
  'journal.entry': journalEntry,
  'journal.links': journalLinks,
  'account.card': accountCard,
  'account.exportCard': accountExportCard,
  'account.balance': accountBalance,
  'trialBalance.get': trialBalanceGet,
  'document.list': documentList,
  'document.export': documentExport,
  'document.groups': documentGroups,
  'document.get': documentGet,
  'document.find': documentFind,
  'search.everything': searchEverything,
  'document.pdf': documentPdf,
  'rate.at': rateAt,
  'rate.list': rateList,
  'exchangeSettings.get': exchangeSettingsGet,
  'revaluation.preview': revaluationPreview,
  'vatReturn.get': vatReturnGet,
  'oss.get': ossGet,
  'oss.rows': ossRows,
  'oss.csv': ossCsvGet,
  'oss.watch': ossWatch,
  'vatReturn.rows': vatReturnRows,
  'vatReturn.pdf': vatReturnPdfGet,
  'vatReturn.csv': vatReturnCsvGet,
  'vatReturn.check': vatReturnCheck,
  'vatReturn.files': vatReturnFiles,
  'declarant.get': declarantGet,
  'vatCoefficient.list': vatCoefficientList,
  'filedLedger.list': filedLedgerList,
  'filedLedger.print': filedLedgerPrint,
  'intrastat.documents': intrastatDocuments,
  'intrastat.get': intrastatGet,
  'intrastat.message': intrastatMessage,
  'intrastat.watch': intrastatWatch,
  'vatReturn.lateness': vatReturnLateness,
  'vat.registrationWatch': vatRegistrationWatch,
  'vat.proportion': vatProportion,
  'vat.assetAdjustment': vatAssetAdjustment,
  'taxCalendar.list': taxCalendarList,
  'taxCalendar.ics': taxCalendarIcs,
  'worksheet.forms': worksheetForms,
  'worksheet.get': worksheetGet,
  'worksheet.pdf': worksheetPdfGet,
  'branch.list': branchList,
  'numbering.list': numberingList,
  'numbering.former': numberingFormer,
  'number.register': numberRegister,
  'number.ranges': numberRanges,
  'number.continuity': numberContinuity,
  'number.pdf': numberPdf,
  'view.list': viewList,
};
