"""Every string a person sees is in the catalogues, in both languages, with the same blanks."""

import ast
import re
import string

import pytest
from babel.messages.pofile import read_po

PLURALS = 6
JS_CALL = re.compile(r"""\b(?:t|tn)\(\s*("(?:[^"\\]|\\.)*")""")
SPOKEN = {"_", "gettext", "say", "tr", "translate"}
ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def catalogues(root):
    files = (root / "toolkit/saql/i18n/locale/ar/LC_MESSAGES").glob("*.po")
    found = {}
    for file in files:
        with file.open("rb") as source:
            found[file.stem] = read_po(source)
    assert len(found) >= 7
    return found


@pytest.fixture(scope="module")
def known(catalogues):
    ids = set()
    for catalogue in catalogues.values():
        for message in catalogue:
            ids.update(message.id if isinstance(message.id, tuple) else [message.id])
    return ids


def python_messages(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        wanted = 2 if name in ("ngettext", "_n") else 1 if name in ("_", "gettext") else 0
        for argument in node.args[:wanted]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def test_every_message_of_the_code_has_its_arabic(root, known):
    missing = [
        (file.name, message)
        for file in (root / "toolkit/saql").rglob("*.py")
        for message in python_messages(file)
        if message not in known
    ]
    assert missing == []


def test_every_message_of_the_pages_has_its_arabic(root, known):
    missing = [
        (file.name, message)
        for file in (root / "toolkit/saql").rglob("*.js")
        for message in map(ast.literal_eval, JS_CALL.findall(file.read_text(encoding="utf-8")))
        if message not in known
    ]
    assert missing == []


def blanks(text):
    named = set(re.findall(r"%\((\w+)\)[a-z]", text))
    return named | {
        name for _, name, _, _ in string.Formatter().parse(text.replace("%", "")) if name
    }


def test_translations_are_whole_and_keep_the_blanks(catalogues):
    for domain, catalogue in catalogues.items():
        for message in catalogue:
            if not message.id:
                continue
            assert not message.fuzzy, (domain, message.id)
            plural = isinstance(message.id, tuple)
            words = message.string if plural else (message.string,)
            assert all(words), (domain, message.id)
            assert len(words) == (PLURALS if plural else 1), (domain, message.id)
            wanted = blanks(message.id[1] if plural else message.id)
            for word in words[5:] if plural else words:
                assert blanks(word) == wanted, (domain, message.id)


def test_arabic_uses_arabic_punctuation_and_western_digits(catalogues):
    for domain, catalogue in catalogues.items():
        for message in catalogue:
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            for word in words if message.id else ():
                assert not re.search(r"[\u0600-\u06ff]\s?[?;]", word), (domain, word)
                assert not re.search(r"[\u0600-\u06ff],", word), (domain, word)
                assert not re.search(r"[٠-٩۰-۹]", word), (domain, word)


def test_no_arabic_sentence_is_written_into_the_code(root):
    """Word lists and month names are data of the field; interface sentences are not."""
    allowed = {"numbers.py", "dates.py", "folding.py", "places.py", "formats.py"}
    for room in ("widgets", "apps", "server", "service", "exports", "grading", "cli"):
        for file in (root / "toolkit/saql" / room).rglob("*"):
            if file.suffix not in (".py", ".js") or file.name in allowed:
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                assert len(ARABIC.findall(line)) < 12, f"{file}:{number}"
