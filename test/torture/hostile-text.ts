// Texts that somebody could put into a name, an id or a message so that more happens than that it is read.

const bidi = ['\u202e', '\u202d', '\u202a', '\u202b', '\u2066', '\u2067', '\u2068', '\u200f', '\u200e', '\u061c']
const controls = [
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\u007f',
  '\u0085',
  '\u009b2J',
  '\u2028',
  '\u2029'
]
const invisible = [
  '\u200b',
  '\u200c',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u180e',
  '\u034f',
  '\u{e0041}\u{e0042}',
  '\ufff9a\ufffab\ufffb'
]
const formulas = [
  ...['=1+1', '=HYPERLINK("http://example.com","Ann")', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1'],
  ...[
    "=cmd|' /C calc'!A0",
    '"=1+1',
    "'=1+1",
    ' =1+1',
    '\u200b=1+1',
    '＝1+1',
    '＋1',
    '％@x',
    '=IMPORTXML("http://example.com")'
  ],
  ...['0042', '12e4', '1-2', 'MAR1', '12345678901234567890', ';=1+1', ',=1+1', '\u0000=1+1', '−1', '%0A=1+1']
]
/** Each would set `hasRun`, were it more than text. */
const scripts = [
  ...[
    '<script>hasRun=1</script>',
    '<img src=x onerror=hasRun=1>',
    '<svg onload=hasRun=1>',
    '"><img src=x onerror=hasRun=1>'
  ],
  ...[
    "' onmouseover=hasRun=1 '",
    '" autofocus onfocus=hasRun=1 x="',
    '<iframe srcdoc="<script>parent.hasRun=1</script>">'
  ],
  ...[
    '<svg><script>hasRun=1</script></svg>',
    '<math><mtext><script>hasRun=1</script></mtext></math>',
    '</title><script>hasRun=1</script>'
  ],
  ...[
    '</textarea><script>hasRun=1</script>',
    '</text><script>hasRun=1</script>',
    '--><script>hasRun=1</script>',
    ']]><script>hasRun=1</script>'
  ],
  ...[
    '<style>*{display:none}</style>',
    '<base href=//example.com>',
    '<meta http-equiv=refresh content="0;url=//example.com">'
  ],
  ...[
    '<a href="javascript:hasRun=1">x</a>',
    'javascript:hasRun=1',
    'data:text/html,<script>hasRun=1</script>',
    '<form action=//example.com><button>'
  ],
  ...[
    '<details open ontoggle=hasRun=1>',
    '<template shadowrootmode=open><script>hasRun=1</script>',
    '<foreignObject><script>hasRun=1</script>'
  ],
  ...[
    '<use href="//example.com/#x"/>',
    '<?xml-stylesheet href="//example.com"?>',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;'
  ],
  ...[
    '&lt;script&gt;hasRun=1&lt;/script&gt;',
    '&#60;script&#62;hasRun=1',
    '&amp;amp;',
    '\\u003cscript\\u003ehasRun=1',
    '%3Cscript%3EhasRun=1'
  ]
]
const templates = [
  ...[
    '{@html hasRun=1}',
    '{hasRun=1}',
    '${hasRun=1}',
    '{{constructor.constructor("hasRun=1")()}}',
    '<%= hasRun=1 %>',
    '#{hasRun=1}'
  ],
  ...[
    '%s%n%x',
    '$&$1$`',
    '\\0\\n\\u0000',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '[object Object]'
  ]
]
const markdown = [
  ...[
    '| a | **b** [c](javascript:hasRun=1) @team #1',
    '[x]: //example.com',
    '![x](//example.com/x.png)',
    '<//example.com>',
    '# x'
  ],
  ...[
    '- x',
    '1. x',
    '> x',
    '```x',
    '`x`',
    '~~x~~',
    '---',
    '===',
    '* * *',
    '\\',
    '\\|',
    ':smile:',
    'www.example.com',
    '&copy;',
    '$x$',
    '^1'
  ]
]
const json = ['"', '\\', '","name":"other', '}],"x":[{', '/*', '//', '\\ud800', "'); DROP TABLE x; --"]
const files = [
  ...[
    '../../etc/passwd',
    '..\\..\\windows',
    'CON',
    'nul.svg',
    'a/b',
    'C:\\x',
    '.bashrc',
    'a.svg.desktop',
    '~',
    '-rf',
    'x'.repeat(300)
  ],
  ...['file:///etc/passwd', '\\\\host\\share', 'a:b', '*?', '$(hasRun)', '`hasRun`', '; hasRun', '| hasRun']
]
const letters = [
  ...[
    'e' + '\u0301\u0323\u0330\u0361'.repeat(80),
    'Z\u0351\u036b\u0343\u036a\u0302a\u036b\u033d\u034fl\u0334g\u0317o\u035a',
    '\u0301alone'
  ],
  ...['👩🏽‍🚀 Zoë 🏳️‍🌈', '👨‍👩‍👧‍👦'.repeat(50), '🇩🇪🇩', '\ud800', '\udc00 half', 'a\ud83d', '\u{1d400}\u{1d401}', '﷽'.repeat(20)],
  ...[
    'Аnn',
    'раypal',
    'Ａnn',
    '\u200fדנה\u200f כהן, שלום',
    'مرحبا بالعالم',
    '꧁༺Ann༻꧂',
    '\u{10ffff}',
    '\ufffe',
    '\uffff',
    'ﬁ',
    'İ',
    'ß',
    '𒐫𒐫𒐫'
  ],
  ...['', ' ', '\u00a0', '\t', '\n', '\r\n', 'a\nb', 'a\tb', '\u3000', '\u2800', 'ㅤ']
]
const long = [
  'x'.repeat(10_000),
  `${'Long '.repeat(2_000)}end`,
  'ش'.repeat(2_000),
  '<b>'.repeat(3_000),
  '\u202e'.repeat(500) + 'x',
  '-'.repeat(5_000)
]

/** All of them, each once. */
export const hostileTexts: readonly string[] = [
  ...new Set([
    ...scripts,
    ...bidi.map((sign) => `Ann ${sign}gpj.exe`),
    ...controls.map((sign) => `before${sign}after`),
    ...invisible.map((sign) => `A${sign}nn`),
    ...[formulas, templates, markdown, json, files, letters, long].flat()
  ])
]
