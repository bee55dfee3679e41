import pytest

from saql.cli.language import spoken


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["demo", "--lang", "ar"], {}, "ar"),
        (["--lang=ar"], {"SAQL_LANG": "en"}, "ar"),
        (["demo"], {"SAQL_LANG": "ar", "LANG": "en_GB.UTF-8"}, "ar"),
        (["demo"], {"LANG": "ar_SY.UTF-8"}, "ar"),
        (["demo"], {"LC_ALL": "C", "LANG": "ar_SY.UTF-8"}, "en"),
        (["demo", "--lang"], {}, "en"),
        (["demo", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_asked_for_wins_over_the_systems(arguments, environment, language):
    assert spoken(arguments, environment) == language
