"""A small course for the trainer's desk: two modules, a day, and a bank with two pairs for each."""

from __future__ import annotations

from pathlib import Path

MODULES = {"01_fundraising": "01_sources", "02_networking": "01_ties"}
NAMES = {
    "01_fundraising": ("جمع الأموال", "Fundraising"),
    "02_networking": ("التشبيك", "Networking"),
}
PAIRS = 2
ANSWERS = 3


def write(course: Path) -> None:
    """Put the small course's syllabus, tests and questions into a course folder."""
    folder = course / "questions"
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.toml"):
        file.unlink()
    for module, lesson in MODULES.items():
        name = module.partition("_")[2]
        questions = [
            _question(f"{name[:2]}-t{pair}{twin}", f"{name[:2]}-t{pair}", f"{module}/{lesson}")
            for pair in range(1, PAIRS + 1)
            for twin in "ab"
        ]
        (folder / f"{name}.toml").write_text("\n".join(questions), "utf-8")
    for name in ("strategic_planning", "communication", "coaching"):
        (folder / f"{name}.toml").write_text("", "utf-8")
    (course / "tests.toml").write_text(_tests(), "utf-8")
    (course / "syllabus.toml").write_text(_syllabus(), "utf-8")


def _both(key: str, ar: str, en: str) -> str:
    return f'{key}.ar = "{ar}"\n{key}.en = "{en}"\n'


def _question(key: str, pair: str, lesson: str) -> str:
    text = f'[[questions]]\nid = "{key}"\nuse = "test"\npair = "{pair}"\nlesson = "{lesson}"\n'
    text += 'difficulty = 1\nsource = "test"\n' + _both("text", f"سؤال {key}؟", f"Question {key}?")
    for at in range(ANSWERS):
        text += "[[questions.options]]\n" + ("right = true\n" if at == 0 else "")
        text += _both("text", f"جواب {key} {at}", f"Answer {key} {at}")
        text += _both("why", "لأنه كذلك.", "Because it is so.")
    return text


def _tests() -> str:
    modules = ", ".join(f'"{module}"' for module in MODULES)
    head = f"modules = [{modules}]\nper_module = {PAIRS}\nseed = 1\nminutes = 10\n"
    head += "pass_percent = 60\n" + _both("pre_test", "الاختبار القبلي", "Pre-test")
    return head + _both("post_test", "الاختبار البعدي", "Post-test")


def _syllabus() -> str:
    text = ""
    for module, lesson in MODULES.items():
        text += f'[[modules]]\nid = "{module}"\ndays = 1\nlessons = ["{module}/{lesson}"]\n'
        text += _both("name", *NAMES[module])
        text += _both("aim", "يعرفون من أين يأتي المال.", "They know where money comes from.")
    text += '[[agendas]]\nid = "fr-2h"\nmodule = "01_fundraising"\nday = 1\n'
    text += 'variant = "two_hours"\nstart = "09:30"\n' + _both("name", "ساعتان", "Two hours")
    text += _part(20, "test", "الاختبار القبلي", "Pre-test")
    text += '[[agendas.parts]]\nminutes = 60\nkind = "session"\nsession = "sources"\n'
    text += _part(15, "break", "استراحة", "Break")
    text += '[[agendas.parts]]\nminutes = 15\nkind = "session"\nsession = "map"\n'
    text += _part(10, "evaluation", "استمارة رأي اليوم", "Reaction form")
    text += _session("sources", "01_fundraising/01_sources", "مصادر التمويل", "Funding sources")
    text += _session("map", "01_fundraising/01_sources", "خريطة المصادر", "Map of sources")
    return text


def _part(minutes: int, kind: str, ar: str, en: str) -> str:
    head = f'[[agendas.parts]]\nminutes = {minutes}\nkind = "{kind}"\n'
    return head + _both("text", ar, en)


def _session(key: str, lesson: str, ar: str, en: str) -> str:
    text = f'[[sessions]]\nid = "{key}"\nlesson = "{lesson}"\n' + _both("name", ar, en)
    text += _both("aim", "يسمّي كل فريق ثلاثة مصادر.", "Each team names three sources.")
    points = [
        ("المال يأتي من أكثر من مكان.", "Money comes from more than one place."),
        ("لكل مصدر كلفته.", "Every source has its cost."),
    ]
    said = ", ".join(f'{{ ar = "{a}", en = "{e}" }}' for a, e in points)
    text += f"key_points = [{said}]\n"
    paper = '{ ar = "ورق قلاّب", en = "Flip chart" }'
    text += f"materials = [{paper}]\n"
    text += _both("previous", "لا شيء قبلها.", "Nothing before it.")
    text += _both("check", "يعرض كل فريق مصادره.", "Each team shows its sources.")
    text += _both("close", "يقول كل شخص ما سيفعله.", "Each person says what comes next.")
    text += "[[sessions.method]]\nminutes = 20\n" + _both("text", "نقاش", "Discussion")
    text += "[[sessions.method]]\nminutes = 40\n" + _both("text", "عمل في فرق", "Work in teams")
    return text
