import { tablesOf, verifyLog } from '../../verify/offline/log-verifier.mjs';

const texts = {
  en: {
    title: 'Davtari verifier',
    language: 'Language',
    intro:
      'Checks a Davtari log by itself, in this page: nothing is sent anywhere. Give it log.jsonl, and with it the tables of the bundle (.csv) to have them compared with the log.',
    drop: 'Drop the files here',
    choose: 'or choose them',
    head: 'Hash that was noted at another time (if there is one):',
    badHead: 'The hash must be 64 digits 0–9 and letters a–f.',
    working: 'Checking… events so far:',
    noLog: 'log.jsonl is not among the files.',
    old: 'This browser cannot check Ed25519 signatures. Use a newer one, or run: node verify.mjs',
    good: 'Intact: every byte of the log is what was signed.',
    bad: 'Not intact. The first fault:',
    place: 'Place',
    fault: 'Fault (English)',
    company: 'Company',
    size: 'Batches / events / entries',
    turnover: 'Debits and credits, each',
    headHash: 'Head (hash of the last batch)',
    key: 'Key of log',
    compared: 'Compared with the log',
    notCompared: 'Not given, so not compared',
    nothing: 'nothing',
    unknown: 'Types not interpreted (bytes checked)',
    balance: 'Trial balance, computed from the log',
    account: 'Account',
    name: 'Name',
    debit: 'Debit turnover',
    credit: 'Credit turnover',
    sum: 'Balance',
  },
  ka: {
    title: 'Davtari-ს შემმოწმებელი',
    language: 'ენა',
    intro:
      'Davtari-ს ჟურნალს ამოწმებს თვითონ, ამ გვერდზე: არსად არაფერი იგზავნება. მიაწოდეთ log.jsonl და, თუ გსურთ ჟურნალთან შედარება, პაკეტის ცხრილებიც (.csv).',
    drop: 'ჩააგდეთ ფაილები აქ',
    choose: 'ან აირჩიეთ',
    head: 'სხვა დროს ჩანიშნული ჰეში (თუ არსებობს):',
    badHead: 'ჰეში უნდა შედგებოდეს 64 ნიშნისგან: ციფრები 0–9 და ასოები a–f.',
    working: 'მოწმდება… მოვლენები აქამდე:',
    noLog: 'ფაილებს შორის არ არის log.jsonl.',
    old: 'ეს ბრაუზერი Ed25519 ხელმოწერას ვერ ამოწმებს. გამოიყენეთ უფრო ახალი, ან გაუშვით: node verify.mjs',
    good: 'ხელუხლებელია: ჟურნალის ყოველი ბაიტი ისეთია, როგორიც ხელმოწერილ იქნა.',
    bad: 'დარღვეულია. პირველი დარღვევა:',
    place: 'ადგილი',
    fault: 'დარღვევა (ინგლისურად)',
    company: 'კომპანია',
    size: 'პარტიები / მოვლენები / გატარებები',
    turnover: 'დებეტი და კრედიტი, თითოეული',
    headHash: 'თავი (ბოლო პარტიის ჰეში)',
    key: 'გასაღები ჟურნალისა',
    compared: 'შედარდა ჟურნალთან',
    notCompared: 'არ იყო მოწოდებული, ამიტომ არ შედარებულა',
    nothing: 'არაფერი',
    unknown: 'განუმარტავი ტიპები (ბაიტები შემოწმდა)',
    balance: 'საცდელი ბალანსი, გამოთვლილი ჟურნალიდან',
    account: 'ანგარიში',
    name: 'დასახელება',
    debit: 'დებეტის ბრუნვა',
    credit: 'კრედიტის ბრუნვა',
    sum: 'ნაშთი',
  },
  bg: {
    title: 'Проверител на Davtari',
    language: 'Език',
    intro:
      'Проверява журнала на Davtari сам, в тази страница: нищо не се изпраща. Дайте му log.jsonl, а заедно с него и таблиците от пакета (.csv), за да бъдат сравнени с журнала.',
    drop: 'Пуснете файловете тук',
    choose: 'или ги изберете',
    head: 'Хеш, записан по друго време (ако има такъв):',
    badHead: 'Хешът трябва да има 64 знака: цифри 0–9 и букви a–f.',
    working: 'Проверява се… събития досега:',
    noLog: 'log.jsonl не е сред файловете.',
    old: 'Този браузър не може да проверява подписи Ed25519. Използвайте по-нов или изпълнете: node verify.mjs',
    good: 'Непокътнат: всеки байт на журнала е такъв, какъвто е бил подписан.',
    bad: 'Не е непокътнат. Първото нарушение:',
    place: 'Място',
    fault: 'Нарушение (на английски)',
    company: 'Фирма',
    size: 'Партиди / събития / записвания',
    turnover: 'Дебит и кредит, всеки',
    headHash: 'Край (хеш на последната партида)',
    key: 'Ключ на журнал',
    compared: 'Сравнено с журнала',
    notCompared: 'Не е дадено, затова не е сравнено',
    nothing: 'нищо',
    unknown: 'Нетълкувани видове (байтовете са проверени)',
    balance: 'Оборотна ведомост, изчислена от журнала',
    account: 'Сметка',
    name: 'Наименование',
    debit: 'Дебитен оборот',
    credit: 'Кредитен оборот',
    sum: 'Салдо',
  },
  ru: {
    title: 'Проверка Davtari',
    language: 'Язык',
    intro:
      'Проверяет журнал Davtari сама, на этой странице: ничего никуда не отправляется. Передайте ей log.jsonl, а вместе с ним таблицы пакета (.csv), чтобы сверить их с журналом.',
    drop: 'Перетащите файлы сюда',
    choose: 'или выберите их',
    head: 'Хеш, записанный в другое время (если есть):',
    badHead: 'Хеш — это 64 знака: цифры 0–9 и буквы a–f.',
    working: 'Идёт проверка… событий до сих пор:',
    noLog: 'Среди файлов нет log.jsonl.',
    old: 'Этот браузер не умеет проверять подписи Ed25519. Возьмите более новый или выполните: node verify.mjs',
    good: 'Цел: каждый байт журнала таков, каким был подписан.',
    bad: 'Нарушен. Первое нарушение:',
    place: 'Место',
    fault: 'Нарушение (по-английски)',
    company: 'Компания',
    size: 'Пакеты / события / проводки',
    turnover: 'Дебет и кредит, каждый',
    headHash: 'Конец (хеш последнего пакета)',
    key: 'Ключ журнала',
    compared: 'Сверено с журналом',
    notCompared: 'Не передано, поэтому не сверено',
    nothing: 'ничего',
    unknown: 'Неистолкованные виды (байты проверены)',
    balance: 'Оборотно-сальдовая ведомость, вычисленная по журналу',
    account: 'Счёт',
    name: 'Наименование',
    debit: 'Оборот по дебету',
    credit: 'Оборот по кредиту',
    sum: 'Сальдо',
  },
};

const find = (id) => document.getElementById(id);
const [picker, head, verdict, language] = [find('files'), find('head'), find('verdict'), find('language')];
const wanted = (navigator.language ?? 'en').slice(0, 2);
language.value = wanted in texts ? wanted : 'en';
let show = () => verdict.replaceChildren();
let runs = 0;

const say = (key) => texts[language.value][key];

function label() {
  document.documentElement.lang = language.value;
  document.title = say('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
  show();
}

/** An element with text or other elements: text from a log never becomes markup. */
function element(name, content, className = '') {
  const made = document.createElement(name);
  made.className = className;
  if (Array.isArray(content)) made.append(...content);
  else made.textContent = content;
  return made;
}

const facts = (pairs) =>
  element(
    'dl',
    pairs.flatMap(([term, text]) => [element('dt', term), element('dd', text)]),
  );

function showBad(text, pairs = []) {
  const box = element('div', [element('strong', text), facts(pairs)], 'bad');
  box.dataset.verdict = 'bad';
  verdict.replaceChildren(box);
}

function showGood({ verifier, compared }) {
  const { company, batches, events, entries, turnover, headHash, logs, unknown } = verifier;
  const tables = tablesOf(verifier);
  const left = Object.keys(tables).filter((name) => !compared.includes(name));
  const box = element(
    'div',
    [
      element('strong', say('good')),
      facts([
        [say('company'), `${company.name} (${company.id})`],
        [say('size'), `${batches} / ${events} / ${entries}`],
        [say('turnover'), `${turnover} ${company.currency}`],
        [say('headHash'), headHash],
        ...[...logs].map(([log, { publicKey }]) => [`${say('key')} ${log}`, publicKey]),
        [say('compared'), compared.join(', ') || say('nothing')],
        ...(left.length > 0 ? [[say('notCompared'), left.join(', ')]] : []),
        ...(unknown.size > 0 ? [[say('unknown'), [...unknown].map(([type, count]) => `${type} × ${count}`).join(', ')]] : []),
      ]),
    ],
    'good',
  );
  box.dataset.verdict = 'good';
  const rows = [...verifier.accounts.values()]
    .filter(({ base }) => base.debit !== 0n || base.credit !== 0n)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name_en, name_ka, name_bg, name_ru, base }) => {
      const name = { en: name_en, ka: name_ka, bg: name_bg, ru: name_ru }[language.value];
      const figures = [base.debit, base.credit, base.debit - base.credit].map((value) =>
        element('td', decimalText(value, company.scale), 'figure'),
      );
      return element('tr', [element('td', code), element('td', name), ...figures]);
    });
  const titles = ['account', 'name', 'debit', 'credit', 'sum'].map((key, column) => element('th', say(key), column > 1 ? 'figure' : ''));
  const table = element('table', [element('caption', say('balance')), element('thead', [element('tr', titles)]), element('tbody', rows)]);
  verdict.replaceChildren(box, table);
}

function decimalText(value, scale) {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${value < 0n ? '−' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}

async function check(files) {
  runs += 1;
  const run = runs;
  const log = files.find(({ name }) => name.endsWith('.jsonl'));
  const knownHead = head.value.trim();
  if (!log) show = () => showBad(say('noLog'));
  else if (knownHead !== '' && !/^[0-9a-f]{64}$/.test(knownHead)) show = () => showBad(say('badHead'));
  else {
    const progress = (events) => {
      if (run === runs) verdict.textContent = `${say('working')} ${events}`;
    };
    progress(0);
    try {
      const tables = new Map();
      for (const file of files) if (file.name.endsWith('.csv')) tables.set(file.name, new Uint8Array(await file.arrayBuffer()));
      const result = await verifyLog(piecesOf(log), { tables, onProgress: progress, ...(knownHead === '' ? {} : { knownHead }) });
      if (run !== runs) return;
      const { fault } = result;
      show = fault
        ? () =>
            showBad(say('bad'), [
              [say('place'), fault.place],
              [say('fault'), fault.fault],
            ])
        : () => showGood(result);
    } catch (error) {
      show = () => showBad(error.name === 'NotSupportedError' ? say('old') : String(error));
    }
  }
  show();
}

/** A mebibyte at a time: a long log is never in memory whole. */
async function* piecesOf(file) {
  const size = 1024 * 1024;
  for (let at = 0; at < file.size; at += size) yield new Uint8Array(await file.slice(at, at + size).arrayBuffer());
}

label();
language.addEventListener('change', label);
picker.addEventListener('change', () => void check([...picker.files]));
for (const type of ['dragover', 'drop']) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    if (type === 'drop' && event.dataTransfer.files.length > 0) void check([...event.dataTransfer.files]);
  });
}
