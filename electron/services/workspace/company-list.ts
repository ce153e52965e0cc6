import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { CompanyFileInfo } from '../../../shared/contracts/app.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import {
  companyExtension,
  companyFileNames,
  freeFileName,
  isCompanyFileName,
  isFile,
  modifiedAt,
  type RecentCompany,
  readRecent,
  remember,
} from '../company-folder.ts';
import { reportError } from '../report-error.ts';
import type { WorkspaceOptions } from './options.ts';

interface CompanyListOptions extends Pick<WorkspaceOptions, 'folder' | 'companyIn'> {
  readonly now: () => number;
  /** The company that is open at this moment. */
  readonly opened: () => Company | undefined;
}

/** The company files of a folder and those that were opened elsewhere: as a person names them, and as they are listed. */
export class CompanyList {
  readonly #options: CompanyListOptions;

  constructor(options: CompanyListOptions) {
    this.#options = options;
  }

  /** What `app.open` takes to open the file again: its name inside the folder, its whole path elsewhere. */
  shownAs(file: string): string {
    return this.isInside(file) ? basename(file) : file;
  }

  isInside(file: string): boolean {
    return sameFile(dirname(file), this.#options.folder);
  }

  /** By its name inside the folder, or by an absolute path as the system passes it for a double click. Rejects: NOT_A_COMPANY_FILE, FILE_NOT_FOUND. */
  pathOf(named: string): Result<string> {
    if (!isCompanyFileName(named)) return reject({ code: 'NOT_A_COMPANY_FILE' });
    if (!isAbsolute(named) && basename(named) !== named) return reject({ code: 'FILE_NOT_FOUND' });
    const file = isAbsolute(named) ? named : join(this.#options.folder, named);
    return isFile(file) ? ok(realpathSync(file)) : reject({ code: 'FILE_NOT_FOUND' });
  }

  /** Path of a file that is not there yet, in the folder, which is made where it is missing. */
  newFile(companyName: string): string {
    const { folder } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, freeFileName(folder, companyName));
  }

  /** Puts the company at the head of the list of recent files. A file that can't be read any more is none of them. */
  note(company: Company): void {
    try {
      const described = this.describe(company);
      if (described) remember(this.#options.folder, described);
    } catch (error) {
      reportError('recent files', error);
    }
  }

  describe(company: Company): RecentCompany | undefined {
    const answer = company.call('company.info', {});
    if (!answer.ok) return undefined;
    const { id, name, taxId, country, isSample } = answer.value;
    return { file: company.file, id, name, taxId, country, isSample, usedAt: new Date(this.#options.now()).toISOString() };
  }

  /** Id of the company a file held when it was last open; undefined for one that never was. */
  idIn(file: string): string | undefined {
    return readRecent(this.#options.folder).find((one) => sameFile(one.file, file))?.id;
  }

  /** With the open company as it is at this moment: its name may have changed since it was opened. */
  recent(): RecentCompany[] {
    const opened = this.#options.opened();
    const current = opened && this.describe(opened);
    const known = readRecent(this.#options.folder).filter(({ file }) => isFile(file));
    return current ? [current, ...known.filter(({ file }) => file !== current.file)] : known;
  }

  /** Those used last first, then those never opened here, the newest first. */
  all(): CompanyFileInfo[] {
    const { folder, companyIn } = this.#options;
    const known = this.recent();
    const unknown = companyFileNames(folder)
      .map((name) => join(folder, name))
      .filter((file) => !known.some((one) => sameFile(one.file, file)))
      .map((file) => ({ file, ...(companyIn?.(file) ?? { name: stemOf(file), taxId: '', country: null, isSample: false }) }));
    unknown.sort((a, b) => modifiedAt(b.file).getTime() - modifiedAt(a.file).getTime() || (a.file < b.file ? -1 : 1));
    return [...known, ...unknown].map(({ file, name, taxId, country, isSample }) => ({
      file: this.shownAs(file),
      name,
      taxId,
      country,
      isSample,
      modifiedAt: modifiedAt(file).toISOString(),
    }));
  }
}

export const stemOf = (file: string): string => basename(file).slice(0, -companyExtension.length);

/** A link and its target are one. */
function sameFile(one: string, other: string): boolean {
  const real = (path: string) => {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  };
  return one === other || real(one) === real(other);
}
