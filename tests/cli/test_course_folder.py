import pytest

from saql.course_folder import (
    CourseFolderError,
    RoomSettings,
    create_course_folder,
    is_course_folder,
    read_settings,
)


@pytest.fixture
def folder(tmp_path):
    return create_course_folder(tmp_path / "دورة صقل", language="en")


def test_a_new_course_folder_has_all_that_a_trainer_edits(folder):
    for name in (
        "saql.toml",
        "nbgrader_config.py",
        "course/rubric.toml",
        "course/thresholds.toml",
        "course/places.csv",
        "course/samples/strong.plan.json",
        "assignments/swot",
        "assignments/strategic_plan",
        "data",
    ):
        assert (folder / name).exists(), name
    assert is_course_folder(folder)
    assert read_settings(folder) == RoomSettings(language="en")


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CourseFolderError, match="not_empty"):
        create_course_folder(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_becomes_the_course_folder(tmp_path):
    (tmp_path / "room").mkdir()
    assert is_course_folder(create_course_folder(tmp_path / "room"))


def test_a_folder_without_a_course_is_named_as_such(tmp_path):
    with pytest.raises(CourseFolderError, match="no_course_folder"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    "settings",
    ["[room", "[room]\nport = 99999", '[room]\nlanguage = "fr"', "[room]\nhosts = 3", "\xff\xfe"],
)
def test_broken_settings_are_refused_with_their_place(folder, settings):
    (folder / "saql.toml").write_bytes(settings.encode("latin-1"))
    with pytest.raises(CourseFolderError, match="bad_settings") as refused:
        read_settings(folder)
    assert refused.value.detail
