"""What is said about the plan as a whole and how its parts hold together (group A)."""

from __future__ import annotations

REASONS = {
    "A1": "A plan without this part cannot be judged, graded or shown to a donor.",
    "A2": "Empty, test or unreadable text makes a reader doubt the whole plan.",
    "A3": "The parts of a plan hold together only when each one leads to another that exists.",
    "A4": "Activities that wait for each other can never begin.",
    "A5": (
        "The program numbers goals, objectives, results and activities itself, so "
        "numbers never clash."
    ),
    "A6": "All dates, years and milestones are measured against the plan's own span.",
    "A7": "A reader must know which version this is, from when, and who answers for it.",
    "A8": "Few, decisive points can be remembered and carried out; long lists cannot.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("A1", "missing"): (
        "%(part)s: nothing is written here yet.",
        "Open this section and write at least a first version; you can improve it later.",
    ),
    ("A1", "few_values"): (
        "Values written: %(have)s; at least %(least)s are needed.",
        "Add values that really guide your decisions, each with the behaviour that shows it.",
    ),
    ("A2", "empty"): (
        "%(label)s: this item is still empty.",
        "Write its text, or delete the item.",
    ),
    ("A2", "no_ar"): (
        "%(field)s: written in English only, while the plan's language is Arabic.",
        "Write it in Arabic too.",
    ),
    ("A2", "no_en"): (
        "%(field)s: written in Arabic only, while the plan's language is English.",
        "Write it in English too.",
    ),
    ("A2", "placeholder"): (
        "%(field)s: this is placeholder or test text.",
        "Replace it with what you mean, or clear the field.",
    ),
    ("A2", "repeated"): (
        "%(field)s: the same words are repeated again and again.",
        "Write one complete sentence in your own words.",
    ),
    ("A2", "mashing"): (
        "%(field)s: this cannot be read as words.",
        "Write the text again.",
    ),
    ("A2", "same_twice"): (
        "%(item)s stands twice in the same list.",
        "Delete one of the two, or say how they differ.",
    ),
    ("A2", "unreadable_number"): (
        "%(field)s: “%(typed)s” cannot be read as a number.",
        "Write digits only, for example 120 or 12.5.",
    ),
    ("A2", "unreadable_date"): (
        "%(field)s: “%(typed)s” cannot be read as a date.",
        "Write day, month and year, for example 15/3/2027.",
    ),
    ("A3", "dangling"): (
        "%(item)s: “%(field)s” points to something that is no longer in the plan.",
        "Choose again from the list.",
    ),
    ("A3", "loose"): (
        "%(item)s is not tied to anything above it: choose its “%(field)s”.",
        "Choose what it belongs to, or delete it if it serves nothing.",
    ),
    ("A4", "dependency"): (
        "These activities wait for each other in a circle: %(chain)s",
        "Remove one of these dependencies: decide which activity really comes first.",
    ),
    ("A5", "same_id"): (
        "Two items of the plan carry the same internal mark, %(item)s among them.",
        "Copy the text into a new item and delete this one.",
    ),
    ("A5", "typed"): (
        "%(item)s begins with a typed number (%(typed)s).",
        "Delete the number from the text; the program adds the right one everywhere.",
    ),
    ("A6", "no_horizon"): (
        "The plan does not say how many years it covers.",
        "Choose one: %(allowed)s years.",
    ),
    ("A6", "horizon"): (
        "The plan covers %(years)s years; a strategic plan here covers one of: %(allowed)s.",
        "Choose one: %(allowed)s years.",
    ),
    ("A6", "no_start"): (
        "The plan has no start date.",
        "Write the first day of the plan, for example 1/1/2027.",
    ),
    ("A7", "no_version"): (
        "The plan has no version number.",
        "Write a version, for example 1.0.",
    ),
    ("A7", "no_date"): (
        "The plan has no date.",
        "Write the date of this version, for example 15/3/2027.",
    ),
    ("A7", "no_author"): (
        "Nobody is named as the author of the plan.",
        "Write the person or team who prepared the plan.",
    ),
    ("A7", "no_status"): (
        "The plan's status is not chosen.",
        "Choose draft, under review or approved.",
    ),
    ("A8", "many_values"): (
        "Values written: %(have)s; more than %(most)s cannot be remembered.",
        "Keep the values that you would defend even at a cost, and merge the rest.",
    ),
    ("A8", "few_goals"): (
        "Strategic goals: %(have)s; at least %(least)s are advised.",
        "Ask which other change the plan needs; one goal may be on the organisation itself.",
    ),
    ("A8", "many_goals"): (
        "Strategic goals: %(have)s; at most %(most)s are advised (3 to 5 is best).",
        "Merge goals that share a purpose, or turn one into an objective under another.",
    ),
    ("A8", "no_objective"): (
        "The goal %(item)s has no objective yet.",
        "Write one to three objectives that lead to it.",
    ),
    ("A8", "many_objectives"): (
        "The goal %(item)s has %(have)s objectives; at most %(most)s are advised.",
        "Merge objectives, or move some into results under them.",
    ),
    ("A8", "many_results"): (
        "The goal %(item)s has %(have)s outcomes and outputs; at most %(most)s are advised.",
        "Keep the results that the goal cannot do without.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
