// Which texts a spreadsheet would take for something else: a formula, a number, an amount, a date, a time, a truth.

import { isFormula } from './csv-lines'

/** Figures with whatever stands in numbers, amounts, shares, dates and times, and no letter: 0042, 7.10, 1:30, (5), 50%, $12, 1 1/2. */
const figures = /^[\s\d.,:;/\\()%'’+\-−±\p{Sc}\p{Zs}]*\d[\s\d.,:;/\\()%'’+\-−±\p{Sc}\p{Zs}]*$/u
/** 12e4 and 1E-3, 3 PM and 5 p. */
const lettered = /^\s*[+-]?[\d.,]+\s*e\s*[+-]?\d+\s*$|^\s*\d{1,2}(?::\d{1,2}){0,2}(?:[.,]\d+)?\s*[ap]\.?\s?m?\.?\s*$/i
/** Letters in a date that are no names: 2026-03-12T10:00Z, 3/12/2026 10:00 a. m., 5.X.2026. */
const dateLetters =
  /(?<=\d\d)T(?=\d\d)|(?<=:\d\d[\d.,]*)\s*(?:z|[ap]\.?\s?m?\.?)(?=[\s,]|$)|(?<=\d[\s.\-/]*)[ivx](?=[\s.\-/]*\d)/giu
/** Words that stand in dates beside a name: 5 de mayo, 1st May, 1er mars, 5 Mai 10 Uhr. */
const besideNames: ReadonlySet<string> = new Set([
  'de',
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'of',
  'uhr',
  'h',
  'z',
  'utc',
  'gmt'
])
/** 12 EUR, kr 5: an amount in a language that writes its currency in letters. */
const amount =
  /^\s*(?:(?:eur|usd|gbp|chf|kr|zł|kč|ft|lei|r\$|rp|rs|tl)\.?\s?[\d.,]+|[\d.,]+\s?(?:eur|usd|gbp|chf|kr|zł|kč|ft|lei|tl)\.?)\s*$/iu
/** What says true and false in the languages that spreadsheets are set to. */
const truths: ReadonlySet<string> = new Set([
  ...['true', 'false', 'wahr', 'falsch', 'vrai', 'faux', 'verdadero', 'falso', 'vero', 'waar', 'onwaar', 'verdadeiro'],
  ...['sant', 'falskt', 'sann', 'sand', 'falsk', 'usann', 'tosi', 'epätosi', 'prawda', 'fałsz', 'pravda', 'nepravda'],
  ...['doğru', 'yanliş', 'yanlış', 'истина', 'ложь', 'igaz', 'hamis', 'adevărat', 'fals', 'cert', 'benar', 'salah']
])
/** Languages whose months and days spreadsheets read. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'tr',
  'id',
  'ru',
  'hu',
  'ro',
  'vi'
]
/** Short forms that are written elsewhere than in the lists of languages, and the Roman figures of Polish dates. */
const otherMonths = [
  'mrz',
  'mrt',
  'sept',
  'fév',
  'janv',
  'févr',
  'juil',
  'août',
  'ene',
  'ago',
  'dic',
  'mär',
  'jän',
  'jänner',
  'feber',
  ...['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii']
]

interface Names {
  readonly months: ReadonlySet<string>
  readonly days: ReadonlySet<string>
}

let known: Names | null = null

/** Whether some spreadsheet, in some language, would make something else of a text. What is empty or blank is nothing else. */
export function isMisread(text: string): boolean {
  if (isFormula(text) || figures.test(text) || lettered.test(text) || amount.test(text)) return true
  const word = text.trim().toLowerCase()
  if (truths.has(word) || /^#(?:n\/a|\p{L}+[!?/])/iu.test(word)) return true
  return /\d/.test(text) && isDate(text.replace(dateLetters, ' '))
}

/** Figures and names of months or days, and no other words: a month and a number are enough, a day needs two, as Mon 12/3 has. */
function isDate(text: string): boolean {
  if (figures.test(text)) return true
  const words = wordsOf(text)
  known ??= namesOfDates()
  const { months, days } = known
  if (!words.every((word) => months.has(word) || days.has(word) || besideNames.has(word))) return false
  return words.some((word) => months.has(word) || (days.has(word) && /\d\D+\d|\d\./.test(text)))
}

/** As they stand alone and in a date: март, 12 марта. Names of one letter are left out, for ids begin with such: v1.2. */
function namesOfDates(): Names {
  const months = new Set(otherMonths)
  const days = new Set(['am', 'pm'])
  const add = (names: Set<string>, name: string) => {
    for (const word of wordsOf(name)) if (word.length > 1) names.add(word)
  }
  for (const language of languages)
    for (const form of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' })
      const dated = new Intl.DateTimeFormat(language, { weekday: form, day: 'numeric', month: form, timeZone: 'UTC' })
      // The 15th of the months of 2024 falls on every day of the week.
      for (let month = 0; month < 12; month++) {
        const ms = Date.UTC(2024, month, 15)
        add(months, alone.format(ms))
        for (const { type, value } of dated.formatToParts(ms)) {
          if (type === 'month') add(months, value)
          if (type === 'weekday') add(days, value)
        }
      }
    }
  return { months, days }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}
