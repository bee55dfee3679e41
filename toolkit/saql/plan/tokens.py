"""Words of a text as folded tokens, and the forms under which Arabic writes one word.

Arabic glues conjunctions, prepositions and the article to a word («وبالزيادة»), and pronouns to
its end («زيادتها»); a word list holds the bare word, so a token is looked up in all its forms.
Tokens of a word are remembered: plans repeat their words, and folding is the slow part.
"""

from __future__ import annotations

import re
from functools import lru_cache

from saql.plan.folding import fold

PERCENT = "%"

_TOKEN = re.compile(
    r"[a-z]+-?\d+(?:\.\d+)*"  # COVID-19, O1.2: a name, not a number
    r"|\d+(?:[.,٫٬/\-]\d+)*"  # 120, 1,200, 12.5, 31/12/2027, 2026-2028
    r"|%"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
)
_LONGEST_REMEMBERED = 64
# Folding letter by letter is the same, and much faster, where no letter combines with the next.
_PLAIN_LETTERS = (
    *map(chr, range(0x21, 0x7F)),
    *map(chr, range(0x621, 0x63B)),
    *map(chr, range(0x640, 0x653)),
    *map(chr, range(0x660, 0x66A)),
    *"«»،؛؟“”’–—…",
)
_NUMBERS, _NUMBER = "أعداد", "عدد"
"""The plural of «عدد», read as its singular: folded it would be «إعداد», an activity."""
_SPACES = " \n\r\t"
_PLAIN = re.compile(f"[{re.escape(''.join(_PLAIN_LETTERS) + _SPACES)}]+")
_FOLDED = {ord(letter): fold(letter) for letter in _PLAIN_LETTERS}
_ARABIC = re.compile(r"[\u0621-\u064a]")
_PRONOUNS = ("ها", "هم", "هن", "نا", "كم")
_VERB_ENDINGS = ("ون", "ين", "ان", "ن")
_ENDINGS = ("هما", "ها", "هم", "هن", "نا", "ات", "ون", "ين", "ان", "يه", "تي", "ه", "ي", "ا")


def tokens(text: str) -> tuple[str, ...]:
    """The folded words, numbers and percent signs of a text, in order.

    Example:
        ``tokens("زيادةُ ٣٠٪")`` is ``("زياده", "30", "%")``.
    """
    return _of_text(text) if len(text) <= 4000 else _split(text)


@lru_cache(maxsize=8192)
def _of_text(text: str) -> tuple[str, ...]:
    return _split(text)


def _split(text: str) -> tuple[str, ...]:
    text = text.replace(_NUMBERS, _NUMBER)
    if _PLAIN.fullmatch(text):
        return tuple(_TOKEN.findall(text.translate(_FOLDED)))
    found: list[str] = []
    for word in text.split():
        if len(word) <= _LONGEST_REMEMBERED:
            found += _of_word(word)
        else:
            found += _TOKEN.findall(_folded(word))
    return tuple(found)


@lru_cache(maxsize=32768)
def _of_word(word: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_folded(word)))


def _folded(word: str) -> str:
    return fold(word.replace("٪", PERCENT).replace(_NUMBERS, _NUMBER))


def as_typed(text: str, token: str) -> str:
    """The word of a text that gave this token, as the person wrote it, without marks around it."""
    for word in text.split():
        for found in _of_word(word[:_LONGEST_REMEMBERED]):
            if found == token:
                return word.strip('.,;:!?()[]«»"“”،؛؟')
    return token


def is_number(token: str) -> bool:
    """Whether a token is written in digits."""
    return token[:1].isdigit()


def is_arabic(token: str) -> bool:
    """Whether a token begins with an Arabic letter."""
    return bool(_ARABIC.match(token))


@lru_cache(maxsize=32768)
def forms(token: str) -> tuple[str, ...]:
    """The token, and what is left of it without glued particles and pronouns; the token first."""
    if not is_arabic(token):
        return (token,)
    found = [token]
    if token[0] in "وف" and len(token) > 3:
        found.append(token[1:])
    for word in tuple(found):
        if word.startswith("لل") and len(word) > 4:
            found += [word[2:], "ل" + word[2:]]
        if word[0] in "بلكس" and len(word) > 3:
            found.append(word[1:])
    for word in tuple(found):
        if word.startswith("ال") and len(word) > 4:
            found.append(word[2:])
    for word in tuple(found):
        for ending in _PRONOUNS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                rest = word[: -len(ending)]
                found.append(rest)
                if rest.endswith("ت"):
                    found.append(rest[:-1] + "ه")
    for word in tuple(found):
        if word[0] in "يت":
            found += [word[: -len(e)] for e in _VERB_ENDINGS if word.endswith(e) and len(word) > 5]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=32768)
def stem(token: str) -> str:
    """A rough stem, for comparing texts: without particles, article and common endings."""
    if not is_arabic(token):
        return _english_stem(token)
    word = token
    if word[0] in "وف" and len(word) > 5:
        word = word[1:]
    for prefix in ("بال", "كال", "لل", "ال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix) :]
            break
    for _ in range(2):  # «ماليا» loses its tanween's alef, then its ending
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    return word


def _english_stem(word: str) -> str:
    for ending in ("ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
