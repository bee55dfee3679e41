"""Sentences for what the cohort's rules say in codes: course files, certificates, forms, gain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from saql.cohort.certificates_rule import Lack
from saql.cohort.gain import Caution
from saql.cohort.questions import OPTION_IDS
from saql.cohort.roster import Finding
from saql.i18n.catalogue import catalogue
from saql.plan.fields import Language

OPTION_LETTERS: Mapping[Language, str] = {"ar": "أبجدهو", "en": "abcdef"}
"""The letters before a question's options on paper, in the order of their ids."""

_AT = "%(file)s, line %(line)d: "

COURSE_MISTAKES = {
    "pattern": _AT + "“%(key)s” is not written as it must be: “%(detail)s”. "
    "Compare it with the same line of the file in a new course folder.",
    "choice": _AT + "“%(key)s” must be one of these: %(detail)s.",
    "one_right": _AT + "a question must have exactly one right option; this one has %(detail)s. "
    "Write “right = true” at one option only.",
    "no_right": _AT + "no option of this case is marked as the best one. "
    "Write “right = true” at it.",
    "options_count": _AT + "a question must have 3 or 4 options; this one has %(detail)s.",
    "same_option": _AT + "two options of this question say the same (%(detail)s). Change one.",
    "no_pair": _AT + "a test question needs a “pair”: the name that it shares with its twin "
    "in the other test (%(detail)s).",
    "needless_pair": _AT + "only test questions have a pair. Delete “%(detail)s”, "
    'or write “use = "test"”.',
    "pair_count": _AT + "a pair is two questions, one for each test; here: %(detail)s.",
    "pair_difficulty": _AT + "the two questions of the pair “%(detail)s” must be of the same "
    "difficulty.",
    "question_twice": _AT + "another question in this file has the id “%(detail)s”. Change one.",
    "in_other_file": _AT + "“%(detail)s” is used in another file too. Change one of them.",
    "other_module": _AT + "the lesson “%(detail)s” belongs to another module than this file.",
    "no_lesson": _AT + "there is no lesson “%(detail)s” in the syllabus.",
    "no_notebook": _AT + "the lesson “%(detail)s” has no notebook in the folder modules.",
    "checks_count": _AT + "a lesson needs 3 to 5 questions for its self-check; here: %(detail)s.",
    "few_pairs": _AT + "there are too few pairs of test questions in the module: %(detail)s. "
    "Add pairs, or make “per_module” smaller.",
    "no_module": _AT + "there is no module “%(detail)s” in the syllabus.",
    "no_session": _AT + "there is no session plan “%(detail)s”.",
    "no_session_named": _AT + 'a part of kind “session” must name its session plan: session = "…".',
    "part_without_words": _AT + "this part of the day says nothing: write text.ar and text.en.",
    "no_assignment": _AT + "there is no assignment “%(detail)s”.",
    "no_day": _AT + "the module does not have that many days: %(detail)s.",
    "session_minutes": _AT + "the minutes of the part and of its session plan differ: %(detail)s.",
    "variant_minutes": _AT + "the minutes of this day do not fit its variant: %(detail)s.",
    "no_break": _AT + "people would sit too long without a break, in minutes: %(detail)s.",
    "lesson_elsewhere": _AT + "the lesson “%(detail)s” does not lie in this module's folder.",
    "no_group": _AT
    + "no group is called “%(detail)s”. Name one of those under “groups”, or add it.",
    "id_twice": _AT + "“%(detail)s” is there twice. Change one.",
    "too_few_options": _AT + "a question of this kind needs two options or more; here: %(detail)s.",
    "needless_options": _AT + "a question of the kind “%(detail)s” has no options. Delete them.",
    "no_full": _AT + "“%(detail)s” is a number with a weight: write “full”, the number that "
    "brings the whole weight.",
    "no_value": _AT + "“%(detail)s” has a weight: write “value” (0 to 1) at each of its options.",
}
"""English sentences of mistakes in the cohort's course files, by code."""

FINDINGS = {
    "no_name": "the person’s name is missing. Write it, or delete the row.",
    "no_letters": "“%(value)s” is no name. Write the name, or delete the row.",
    "name_too_long": "a name is longer than %(limit)d characters. Shorten it.",
    "no_organisation": "the organisation is missing. Write its name in this row.",
    "organisation_above": "no organisation is written here; the one of the row above is taken: "
    "%(name)s.",
    "bad_id": "“%(value)s” cannot be an organisation’s short name. Use small Latin letters, digits "
    "and hyphens, such as saqiya, or leave it empty.",
    "two_ids": "“%(name)s” has the short name %(other)s elsewhere and %(id)s here. "
    "Write the same one in all its rows.",
    "two_names": "the short name %(id)s belongs to “%(name)s”. Correct the name, or the short "
    "name.",
    "id_without_name": "no organisation has the short name %(id)s. Write the organisation’s name "
    "beside it.",
    "id_made": "“%(name)s” has no short name; %(id)s is made for it.",
    "person_twice": "“%(name)s” is already in row %(other)d of the same organisation. Delete one "
    "of the rows, or add something to one of the names.",
    "same_name": "“%(name)s” is in another organisation too, in row %(other)d. Check that these "
    "are two people.",
    "same_phone": "the telephone number %(phone)s is in row %(other)d too. Check that these are "
    "two people.",
    "bad_language": "the language “%(value)s” is not known; Arabic is taken. Write: Arabic or "
    "English.",
    "bad_sex": "“%(value)s” is not understood in the column for sex and is left out. Write: "
    "female or male.",
    "bad_age": "“%(value)s” is no age in whole years and is left out.",
    "bad_phone": "“%(value)s” is no telephone number and is left out.",
    "bad_role": "the role “%(value)s” is not known. Write: participant, coach or trainer.",
    "formula": "the result of a formula (%(value)s) is not in the file. Open it in Excel, copy the "
    "column and paste it as values, then save.",
    "cell_error": "the cell shows an error of the spreadsheet (%(value)s). Write the value itself.",
    "open_quote": "several rows have run together from here (%(value)s): a quotation mark is "
    "opened and not closed. Close it, or delete it.",
    "second_value": "two columns are both for “%(column)s”. Where both are filled, only the first "
    "is read; here “%(value)s” is left out.",
    "header_again": "this row repeats the names of the columns; it is not read.",
    "heading": "there is no person in this row; it is taken as the heading of the rows below.",
    "example": "this is the example row (%(name)s); it is not read.",
}
"""English sentences about a roster's rows, by code; the row comes before them."""

FILE_NOTES = {
    "nobody": "There is nobody in this list. Write a row for each person.",
    "hidden_sheet": "The hidden sheet “%(sheet)s” looks like a list too; it is not read.",
    "other_sheet": "The sheet “%(sheet)s” looks like a list too; it is not read. Put all people "
    "on one sheet.",
}
"""English sentences about a roster as a whole, by code."""

INTAKE_REFUSALS = {
    "empty": "This file is empty.",
    "too_large": "This file is larger than %(limit)d MB. A list of people is much smaller: keep "
    "only the sheet with the people, without pictures.",
    "password": "This file is locked with a password. Open it, take the password off (in Excel: "
    "File, Info, Protect Workbook), save it and choose it again.",
    "old_excel": "This is a file of an old Excel (.xls). Open it and save it as .xlsx, then choose "
    "it again.",
    "other_spreadsheet": "This kind of spreadsheet cannot be read. Save it as .xlsx or .csv, then "
    "choose it again.",
    "not_a_spreadsheet": "This is not a spreadsheet. Choose an .xlsx or .csv file.",
    "damaged": "This file is damaged and cannot be opened. Save it again, or copy the list into a "
    "new file.",
    "bomb": "This file would become far too large when it is opened, as no list of people does. "
    "Copy the list into a new file.",
    "letters": "The letters of this file cannot be read: it is saved in an encoding without "
    "Arabic, or in two encodings at once. Open the original list, save it as .xlsx and choose that "
    "file.",
    "long_row": "Row %(row)d is too long to be read: perhaps a quotation mark is opened there and "
    "not closed. Close or delete it, or save the list as .xlsx.",
    "too_many_columns": "The columns for the organisation and the person’s name are not among the "
    "first %(limit)d. Delete the columns that are not needed, or move these two to the beginning.",
    "too_many_rows": "There are more than %(limit)d rows here. Split the list into several files.",
    "no_header": "No row with column names was found. The first row must name the columns: at "
    "least the organisation and the person’s name. An empty template is there to fill in.",
    "lacking_column": "The column “%(column)s” is missing. Add it with this name in the first row.",
    "only_hidden": "The list is on the hidden sheet “%(sheet)s”. Show that sheet, save the file "
    "and choose it again.",
}
"""English sentences for files that cannot be read at all, by code."""

IGNORED_SHOWN = 20
"""So many columns that are not read are named."""

COLUMN_NAMES = {
    "organisation_ar": "Organisation (Arabic name)",
    "organisation_en": "Organisation (English name)",
    "organisation_id": "Organisation short name (id)",
    "name": "Person’s name",
    "language": "Language",
    "sex": "Sex",
    "age": "Age",
    "phone": "Telephone",
    "role": "Role",
}
"""English names of a roster's columns."""


def column_name(column: str, language: Language) -> str:
    """What a column of a roster is called."""
    return catalogue("cohort", language).gettext(COLUMN_NAMES[column])


def finding_sentence(finding: Finding, language: Language) -> str:
    """What is wrong with a row, and what to do."""
    _ = catalogue("cohort", language).gettext
    if finding.code in FILE_NOTES:
        return _(FILE_NOTES[finding.code]) % finding.data
    place = _("Row %(row)d: %(finding)s")
    if finding.column and finding.code in ("formula", "cell_error", "open_quote"):
        place = _("Row %(row)d, “%(column)s”: %(finding)s")
    column = column_name(finding.column, language) if finding.column else ""
    said = _(FINDINGS[finding.code]) % {**finding.data, "column": column}
    return place % {"row": finding.row, "column": column, "finding": said}


def remarks(
    warnings: Iterable[Finding], ignored: Sequence[str], language: Language
) -> list[tuple[int, str]]:
    """What is worth a look in a roster, each with its row (0 where it is of the whole file).

    Ids that were made are the rule in most files, so they are one remark.
    """
    words = catalogue("cohort", language)
    listed = list(warnings)
    made = [one for one in listed if one.code == "id_made"]
    said = [(one.row, finding_sentence(one, language)) for one in listed if one.code != "id_made"]
    if made:
        sentence = words.ngettext(
            "%(n)d organisation has no short name in the file: the program gives it one.",
            "%(n)d organisations have no short name in the file: the program gives each one.",
            len(made),
        )
        said.append((made[0].row, sentence % {"n": len(made)}))
    if ignored:
        shown = words.gettext(", ").join(ignored[:IGNORED_SHOWN])
        shown += " …" if len(ignored) > IGNORED_SHOWN else ""
        sentence = words.gettext("Columns that are not read: %(columns)s")
        said.append((0, sentence % {"columns": shown}))
    return said


def intake_sentence(code: str, data: Mapping[str, str | int], language: Language) -> str:
    """Why a file cannot be read, and what to do."""
    shown = dict(data)
    if "column" in shown:
        shown["column"] = column_name(str(shown["column"]), language)
    return catalogue("cohort", language).gettext(INTAKE_REFUSALS[code]) % shown


def lack_sentence(lack: Lack, language: Language, assignment: str = "") -> str:
    """Why somebody has not earned a certificate.

    Args:
        lack: The reason.
        language: The language.
        assignment: The assignment's name as it is shown, where the reason is one.
    """
    _ = catalogue("cohort", language).gettext
    sentences = {
        "attendance": _("Attended %(there)d%% of the training sessions; %(needed)d%% are needed."),
        "no_sessions": _("No training session has been held yet."),
        "no_test": _("The post-test has not been taken."),
        "test": _(
            "The post-test is at %(there)d%%; %(needed)d%% are needed, or a normalised gain of "
            "%(gain)s."
        ),
        "assignment": _("The assignment “%(assignment)s” has not been handed in."),
    }
    data = {**lack.data, **({"assignment": assignment} if assignment else {})}
    return sentences[lack.code] % data


def caution_sentence(caution: Caution, language: Language) -> str:
    """What to say beside the figures of a learning gain."""
    words = catalogue("cohort", language)
    _, n = words.gettext, caution.n
    match caution.code:
        case "no_cause":
            return _(
                "A rise between two tests does not prove that the training was its cause: there "
                "is no group to compare with, and people also learn elsewhere."
            )
        case "small_group":
            said = words.ngettext(
                "Only %(n)d person took both tests; a group this small says little.",
                "Only %(n)d people took both tests; a group this small says little.",
                n,
            )
        case "unpaired":
            said = words.ngettext(
                "%(n)d person took only one of the two tests and is not counted.",
                "%(n)d people took only one of the two tests and are not counted.",
                n,
            )
        case "undefined":
            said = words.ngettext(
                "%(n)d person had the full score before; the normalised gain is undefined and "
                "left out.",
                "%(n)d people had the full score before; their normalised gains are undefined and "
                "left out.",
                n,
            )
        case "fell":
            said = words.ngettext(
                "%(n)d person scored lower after than before; this is counted as it is.",
                "%(n)d people scored lower after than before; this is counted as it is.",
                n,
            )
        case "relative_low":
            return _("The relative gain looks large because the scores before were low.")
    return said % {"n": n}


def answer_fault_sentence(code: str, language: Language) -> str:
    """What is wrong with an answer in a form."""
    _ = catalogue("cohort", language).gettext
    sentences = {
        "required": _("Please answer this question."),
        "not_on_scale": _("Choose a number from 1 to 5."),
        "no_option": _("Choose one of the answers."),
        "not_a_number": _("Write a number that is not negative."),
        "yes_or_no": _("Choose yes or no."),
        "too_long": _("This text is too long. Shorten it."),
        "unknown": _("This question is not in the form."),
    }
    return sentences[code]


def spread_name(spread: str, language: Language) -> str:
    """The name of the standard deviation that an effect size rests on."""
    _ = catalogue("cohort", language).gettext
    names = {
        "pooled": _("pooled standard deviation of both tests"),
        "pre": _("standard deviation of the pre-test"),
        "differences": _("standard deviation of the differences"),
    }
    return names[spread]


def option_letter(option: str, language: Language) -> str:
    """The letter by which people call an option of a printed question."""
    return OPTION_LETTERS[language][OPTION_IDS.index(option)]
