import { describe, expect, it } from 'vitest'
import { isMisread } from '../../../../../renderer/report/tables/misread'

describe('what a spreadsheet would make something else of', () => {
  it.each([
    ...[
      '007',
      '12e4',
      '1E5',
      '1.5E-3',
      '12345678901234567890',
      '919876543210',
      '7.10',
      '7.1',
      '1.000',
      '1,5',
      '5.',
      ' 00'
    ],
    ...[
      '1:30',
      '01:34:56',
      '1042:2',
      '9:2',
      '1-2',
      '1/2',
      '3/4/25',
      '3/2024',
      '2024-05-14',
      '1.2.',
      '1.2.2025',
      '1 1/2'
    ],
    ...['(5)', '50%', '12 %', '$12', '€5', '5 €', "1'000", '1\u00a0000', '3 PM', '5 p', '12:00 AM', '12 EUR'],
    ...['TRUE', 'false', 'Wahr', 'FAUX', '#N/A', '#REF!'],
    ...[
      'MAR1',
      'MARCH1',
      'Sept-2',
      '5 May',
      '2 june 24',
      '5 Mai',
      '1 Okt',
      'MRZ1',
      '3 févr. 2024',
      '12-août',
      'Mar 5, 2024'
    ],
    ...[
      'Tue 2026-03-12',
      'Mon 3/12/2026',
      'Tuesday, 12/03/2026',
      'Sun2026-03-12',
      '2026-03-12, Mon',
      '12 Mar 2026 Tue'
    ],
    ...['Di 12.03.2026', 'Mo 12.03.', 'Dienstag, 12.3.26', '2026-03-12 Mo', 'Di.12.03.2026 10:00', 'Mo5. März'],
    ...['mar. 12/03/2026', 'lun. 12-03-2026', '5 mars jeudi', 'lun.. 12.3.26', 'DI 12.03.2026'],
    ...[
      '2026-03-12T10:00',
      '2026-03-12T10:00Z',
      '3/12/2026 10:00 AM',
      '3/12/2026 10:00:00 p. m., Mon',
      '10 PM 3/12/2026'
    ],
    ...['5 marca', '12 марта', '5. elokuuta', '5 de mayo de 2024', '5 Mai 2024 10:00 Uhr', 'za 12-03-2026'],
    ...['5.III.2026', '12 III', '5 x 5', '1.V.2026'],
    ...['=1', '+1', '-1', '@a', '-abc']
  ])('%j', (text) => expect(isMisread(text)).toBe(true))

  it.each([
    ...['a=1', 'May', 'Marcus 12', 'April Jones', 'room 1', 'Participant 3', 'test-1', 'user42', '12e4x', 'n 0', 'p10'],
    ...['6214dd8a', 'b8ddpv65', 'Zoë', 'true story', 'NA', '“quoted”', '', ' ', 'isha', '5 Maier'],
    ...['Sun', 'Mo', 'Sun 5', 'Di 5', 'Sam', 'Anna 3/12/2026', 'v1.2', 'T1', 'b1-2', 'Sunny 12/3', 'Q1 2026', 'a10:00b']
  ])('not %j', (text) => expect(isMisread(text)).toBe(false))
})
