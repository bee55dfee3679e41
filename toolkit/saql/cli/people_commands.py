"""``saql people``: who takes part, also while the room runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text as Cell

from saql.cli.cohort_words import read_cohort
from saql.cli.folders import course_folder, opened_room
from saql.cli.os_words import writing_refused
from saql.cli.plan_commands import chosen
from saql.cli.roster_words import read_roster_file
from saql.cli.speech import Speech
from saql.course_folder import read_settings
from saql.plan.fields import Text

if TYPE_CHECKING:
    from saql.service.database import Database
    from saql.service.enrolment import Members

ROLES = ("participant", "coach", "trainer")


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql people``."""
    _ = speech.words
    dir_help = _("The course folder; by default this folder.")
    lang_help = _("Language of what is printed: ar or en.")
    who_help = _("The code, the number in the list, or the whole name.")

    @app.command("list", help=_("Print everybody in the room, with a number for each."))
    def list_people(
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.service import cohort
        from saql.service.enrolment import names_of

        chosen(speech, lang)
        room = course_folder(speech, folder)
        with opened_room(speech, room) as database, database.begin() as connection:
            people, names = cohort.roster(connection), names_of(connection)
        _print_people(speech, people, names)

    @app.command("add", help=_("Add one person, who gets a code."))
    def add(
        name: Annotated[str, typer.Option("--name", help=_("The person's name."))],
        organisation: Annotated[
            str, typer.Option("--organisation", help=_("A participant's organisation, by id."))
        ] = "",
        organisation_name: Annotated[
            str,
            typer.Option(
                "--organisation-name", help=_("Its Arabic name, where the organisation is new.")
            ),
        ] = "",
        organisation_name_en: Annotated[
            str,
            typer.Option(
                "--organisation-name-en", help=_("Its English name, where the organisation is new.")
            ),
        ] = "",
        role: Annotated[
            str, typer.Option("--role", help=_("participant, coach or trainer."))
        ] = "participant",
        language: Annotated[
            str,
            typer.Option("--language", help=_("The person's language: ar or en; else the room's.")),
        ] = "",
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        chosen(speech, lang)
        room = course_folder(speech, folder)
        if role not in ROLES:
            speech.refuse(_("Choose one of these after --role: participant, coach, trainer."))
        if language not in ("", "ar", "en"):
            speech.refuse(_("Choose one of these after --language: ar, en."))
        if (role == "participant") != bool(organisation):
            speech.refuse(_("A participant needs --organisation; a coach and a trainer have none."))
        called = Text(ar=organisation_name, en=organisation_name_en)
        person = {"name": name, "role": role}
        with opened_room(speech, room) as database:
            person["language"] = language or read_settings(room).language
            _add(speech, room, database, person, organisation, called)

    @app.command("import", help=_("Add the organisations and people of a cohort file."))
    def import_file(
        file: Annotated[
            Path,
            typer.Argument(
                help=_("A spreadsheet (.xlsx, .csv), or a file like course/cohort.toml.")
            ),
        ],
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help=_("Only say what would be added."))
        ] = False,
        yes: Annotated[
            bool, typer.Option("--yes", help=_("Add them without asking first."))
        ] = False,
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.service.enrolment import join

        chosen(speech, lang)
        room = course_folder(speech, folder)
        counted = _(
            "To add: organisations %(organisations)d, people %(people)d. "
            "Already here: organisations %(kept_organisations)d, people %(kept_people)d."
        )
        with opened_room(speech, room) as database:
            members = _members(speech, database, file)
            coming = join(database, members, dry_run=True)
            speech.say(counted % vars(coming))
            asked = yes or not (coming.people or coming.organisations)
            if dry_run or not (asked or speech.agreed(_("Add them? (yes/no)"))):
                speech.say(_("Nothing was changed."))
                return
            joined = join(database, members)
            _enrol(room, database)
        done = _("Added: organisations %(organisations)d, people %(people)d.")
        speech.say(done % vars(joined))
        if joined.codes:
            _codes_hint(speech, room)

    @app.command("template", help=_("Write an empty spreadsheet to fill in and import."))
    def template(
        file: Annotated[Path, typer.Argument(help=_("The file to write (.xlsx)."))],
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.intake import roster_template

        language = chosen(speech, lang)
        if file.exists():
            speech.refuse(_("%(file)s is already there. Name a new file.") % {"file": file})
        try:
            file.write_bytes(roster_template(language))
        except OSError as error:
            writing_refused(speech, file, error)
        speech.say(_("Written: %(file)s") % {"file": file})

    @app.command("renew", help=_("Give somebody a new code; the earlier one stops."))
    def renew(
        who: Annotated[str, typer.Argument(help=who_help, metavar="CODE-OR-PERSON")],
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.service.enrolment import renew_code

        chosen(speech, lang)
        room = course_folder(speech, folder)
        with opened_room(speech, room) as database:
            person = _one(speech, database, who)
            code = renew_code(database, person["id"])
        sentence = _("%(name)s has a new code: %(code)s. The earlier one no longer works.")
        speech.say(sentence % {"name": person["name"], "code": code})

    @app.command("revoke", help=_("Take somebody's code away; their work stays."))
    def revoke(
        who: Annotated[str, typer.Argument(help=who_help, metavar="CODE-OR-PERSON")],
        folder: Annotated[Path, typer.Option("--dir", help=dir_help)] = Path(),
        lang: Annotated[str, typer.Option("--lang", help=lang_help)] = speech.language,
    ) -> None:
        from saql.service.enrolment import revoke_code

        chosen(speech, lang)
        room = course_folder(speech, folder)
        with opened_room(speech, room) as database:
            person = _one(speech, database, who)
            revoke_code(database, person["id"])
        sentence = _("%(name)s can no longer sign in. The work stays. A new code: %(command)s")
        command = f'saql people renew {person["id"]} --dir "{room}"'
        speech.say(sentence % {"name": person["name"], "command": command})


def _members(speech: Speech, database: "Database", file: Path) -> "Members":
    """Who is in a cohort file or a roster."""
    from saql.service.enrolment import both_names_of

    if file.suffix.lower() == ".toml":
        return read_cohort(speech, file)[1]
    with database.begin() as connection:
        known = both_names_of(connection)
    return read_roster_file(speech, file, known)


def _add(
    speech: Speech,
    room: Path,
    database: "Database",
    person: dict[str, Any],
    organisation: str,
    called: Text,
) -> None:
    """Add one person through the checks of a cohort file."""
    from saql.cli.cohort_words import cohort_reason
    from saql.service import setup
    from saql.service.enrolment import CohortError, join, read_members

    _ = speech.words
    content: dict[str, Any] = {"staff": [person]}
    if organisation:
        names = setup.organisation_names(database)
        if organisation not in names and not called:
            known = ", ".join(sorted(names)) or _("none yet")
            sentence = _(
                "There is no organisation “%(id)s” here. There are: %(known)s. "
                "To make it, add its name: --organisation-name"
            )
            speech.refuse(sentence % {"id": organisation, "known": known})
        name = {"ar": names[organisation]} if organisation in names else called.model_dump()
        content = {"organisations": [{"id": organisation, "name": name, "people": [person]}]}
    try:
        joined = join(database, read_members(content))
    except CohortError as error:
        speech.refuse(cohort_reason(speech, error))
    if not joined.codes:
        sentence = _("%(name)s is already here. A new code: %(command)s")
        command = f'saql people renew "{person["name"]}" --dir "{room}"'
        speech.refuse(sentence % {"name": person["name"], "command": command})
    _enrol(room, database)
    (issued,) = joined.codes
    sentence = _("%(name)s is added. The code: %(code)s")
    speech.say(sentence % {"name": issued.person, "code": issued.code})


def _enrol(room: Path, database: "Database") -> None:
    """Bring nbgrader's roster up to date with the room's organisations."""
    from saql.grading.roster import enrol
    from saql.service import setup

    enrol(room, setup.organisation_names(database))


def _one(speech: Speech, database: "Database", who: str) -> dict[str, Any]:
    """The one person that somebody means; refuses nobody, and several of one name."""
    from saql.service.enrolment import find_people

    _ = speech.words
    found = find_people(database, who)
    if not found:
        sentence = _("There is nobody “%(who)s” here. The list: saql people list")
        speech.refuse(sentence % {"who": who})
    if len(found) > 1:
        numbers = ", ".join(f"{row['id']} ({row['organisation'] or row['role']})" for row in found)
        sentence = _("Several people are called “%(who)s”. Name one by number: %(numbers)s")
        speech.refuse(sentence % {"who": who, "numbers": numbers})
    return found[0]


def _codes_hint(speech: Speech, room: Path) -> None:
    speech.say(speech.words("Their codes: %(command)s") % {"command": f'saql codes --dir "{room}"'})


def _print_people(speech: Speech, people: list[dict[str, Any]], names: dict[str, str]) -> None:
    _ = speech.words
    roles = {"participant": _("participant"), "coach": _("coach"), "trainer": _("trainer")}
    table = Table(_("Number"), _("Role"), _("Organisation"), _("Person"), _("Language"), _("Code"))
    for row in people:
        home = row["organisation"]
        cells = (
            str(row["id"]),
            roles[row["role"]],
            f"{names[home]} ({home})" if home else "",
            row["name"],
            row["language"],
            _("works") if row["has_code"] else _("none"),
        )
        table.add_row(*map(Cell, cells))
    speech.out.print(table)
