# Orca itself, but that what it would have spoken is printed, a line for each text, in place of being heard.

import re
import sys
import types
from html import unescape
from unittest.mock import MagicMock


class SSIPClient:
    """What Orca takes for the speech dispatcher; whatever else is asked of it is done without a word."""

    def __init__(self, *_names, **_more):
        pass

    def __getattr__(self, _name):
        return lambda *_values, **_more: None

    def speak(self, ssml, **_more):
        say(unescape(re.sub(r'<[^>]*>', '', ssml)))

    def char(self, letter):
        say(letter)

    def key(self, name):
        say(name)

    def get_rate(self):
        return 0

    get_pitch = get_volume = get_rate

    def get_language(self):
        return 'en'

    def list_synthesis_voices(self):
        return ()

    list_output_modules = list_synthesis_voices


def say(words):
    words = ' '.join(words.split())
    if words:
        print(words, flush=True)


speechd = types.ModuleType('speechd')
speechd.SSIPClient = SSIPClient
speechd.SSIPCommunicationError = speechd.SSIPCommandError = type('SpeechError', (Exception,), {})
for name in ('CallbackType', 'DataMode', 'Priority', 'PunctuationMode'):
    setattr(speechd, name, MagicMock())
sys.modules['speechd'] = speechd

# Past Debian's own start script, which ends when any other Orca of the user's runs.
from orca import debug, orca  # noqa: E402

if len(sys.argv) > 1:
    debug.debugLevel = debug.LEVEL_ALL
    debug.debugFile = open(sys.argv[1], 'w', buffering=1)
orca.getSettingsManager().activate(None, {})
sys.exit(orca.main())
