"""What is said about statements, stakeholders and SWOT (groups B to D)."""

from __future__ import annotations

REASONS = {
    "B1": "A short statement is remembered by staff, board and community.",
    "B2": (
        "The vision is the future you want to see; the mission is what you do for it, "
        "for whom and where."
    ),
    "B3": "Vision and mission answer two different questions: where to, and how.",
    "B4": "A value without behaviour is only a word on the wall.",
    "C1": "Who is missing from the table is often who stops the plan, or who could carry it.",
    "C2": (
        "Interest and influence show with whom to work closely; those high in both need "
        "a plan of their own."
    ),
    "C3": "A score is believed when it rests on something that can be shown.",
    "C4": "A number, a year and a place turn praise into proof.",
    "D1": ("A few decisive points in each box make a picture that strategies can be drawn from."),
    "D2": (
        "Strengths and weaknesses are yours to change; opportunities and threats come from outside."
    ),
    "D3": "Evidence turns an opinion in the room into a finding that others accept.",
    "D4": "Ranking shows what matters most, so the plan can choose.",
    "D5": "One thing in two boxes is counted twice and leads to contradictory strategies.",
    "D6": "Each pairing asks another question; an empty one may hide a way out.",
    "D7": "A TOWS strategy is drawn from the analysis only when it names both sides it joins.",
    "D8": "A goal that comes from no strategy does not come from your analysis.",
    "D9": "What you ranked highest should show in a goal, or be left aside on purpose.",
    "D10": "A grave and likely threat without an answer can undo the plan.",
    "D11": "Looking through all six PESTEL factors finds what habit overlooks.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("B1", "vision_long"): (
        "The vision has %(have)s words; at most %(most)s are advised.",
        "Keep the picture of the future and cut how you will get there.",
    ),
    ("B1", "mission_long"): (
        "The mission has %(have)s words; at most %(most)s are advised.",
        "Say who you are, what you do, for whom and where, in two sentences.",
    ),
    ("B2", "vision_activity"): (
        "The vision speaks of activities.",
        "Describe the people and the place when you have succeeded, not the work; move the "
        "work to the mission.",
    ),
    ("B2", "vision_money"): (
        "The vision speaks of money.",
        "Keep money for the budget and funding, and say here what will be different for people.",
    ),
    ("B2", "mission_who"): (
        "The mission does not say who you are.",
        "Begin with the organisation, for example: “We are a local association that …”; or "
        "tick the question if it is answered.",
    ),
    ("B2", "mission_what"): (
        "The mission does not say what you do.",
        "Add what you do, for example: “… provides basic education …”; or tick the question "
        "if it is answered.",
    ),
    ("B2", "mission_for_whom"): (
        "The mission does not say for whom you work.",
        "Name the people, for example: “… for children out of school …”; or tick the "
        "question if it is answered.",
    ),
    ("B2", "mission_where"): (
        "The mission does not say where you work.",
        "Name the place, for example: “… in the villages of the district …”; or tick the "
        "question if it is answered.",
    ),
    ("B3", "alike"): (
        "Vision and mission share %(percent)s%% of their words.",
        "Let the vision describe the future and the mission your work.",
    ),
    ("B4", "no_behaviour"): (
        "The value %(item)s has no behaviour.",
        "Write what a visitor would see you do, for example: “We publish our accounts every "
        "six months.”",
    ),
    ("B4", "short"): (
        "The behaviour of the value %(item)s is too short to be seen.",
        "Write a sentence of at least %(least)s words with a verb: we do what, when, with whom?",
    ),
    ("C1", "few"): (
        "Stakeholders written: %(have)s; at least %(least)s are needed.",
        "Add the community, the authorities, partners, donors and others whom the plan touches.",
    ),
    ("C1", "few_types"): (
        "Kinds of stakeholders: %(have)s; at least %(least)s are needed.",
        "Choose the type of each stakeholder and add the kinds that are missing.",
    ),
    ("C1", "no_community"): (
        "The target community is not among the stakeholders.",
        "Add the people you serve, with type “target community”.",
    ),
    ("C1", "no_government"): (
        "No government or local authority is among the stakeholders.",
        "Add the body that registers or permits your work, or the local council.",
    ),
    ("C2", "no_interest"): (
        "%(item)s: interest is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("C2", "no_influence"): (
        "%(item)s: influence is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("C2", "out_of_scale"): (
        "%(item)s: “%(field)s” is outside the scale.",
        "Choose a score from 1 to 5.",
    ),
    ("C2", "no_action"): (
        "%(item)s is high in interest and influence, and has no action.",
        "Write how you will work with them, for example: “A meeting every quarter to review "
        "the plan.”",
    ),
    ("C2", "no_owner"): (
        "%(item)s: nobody is responsible for the action.",
        "Write who will do it.",
    ),
    ("C2", "no_date"): (
        "%(item)s: the action has no date.",
        "Write by when, for example 30/6/2027.",
    ),
    ("C3", "none"): (
        "The capacity self-assessment is empty.",
        "Score each area from 1 to 4 with its evidence.",
    ),
    ("C3", "no_score"): (
        "%(item)s: no score yet.",
        "Choose a score from 1 to 4.",
    ),
    ("C3", "out_of_scale"): (
        "%(item)s: the score is outside the scale.",
        "Choose a score from 1 to 4.",
    ),
    ("C3", "no_evidence"): (
        "%(item)s: the score has no evidence.",
        "Write what shows it, for example: “Audit report of 2025”, “No written policy”.",
    ),
    ("C3", "no_action"): (
        "%(item)s: the score is low and nothing is planned for it.",
        "Write an action with its owner and date, or mark it as accepted and say why.",
    ),
    ("C3", "no_reason"): (
        "%(item)s: the low score is accepted without a reason.",
        "Say why it can stay as it is for now.",
    ),
    ("C4", "none"): (
        "No achievement is written.",
        "Write three achievements that you are proud of, each with number, year and place.",
    ),
    ("C4", "no_number"): (
        "%(item)s: no number.",
        "Write how many and of what, for example: 240 families.",
    ),
    ("C4", "no_year"): (
        "%(item)s: no year.",
        "Write the year in which it was achieved.",
    ),
    ("C4", "no_place"): (
        "%(item)s: no place.",
        "Choose the place, or write it.",
    ),
    ("D1", "few"): (
        "%(box)s: %(have)s written; at least %(least)s are needed.",
        "Ask the team and the people you serve what else belongs here.",
    ),
    ("D1", "many"): (
        "%(box)s: %(have)s written; more than %(most)s hide what is decisive.",
        "Merge what is alike and keep what changes your choices.",
    ),
    ("D1", "uneven"): (
        "%(box)s has %(have)s items and %(other_box)s only %(other)s.",
        "Give the short box another round of thought, or shorten the long one.",
    ),
    ("D2", "looks_external"): (
        "%(item)s speaks of the outside, but stands under “%(box)s”.",
        "Move it to opportunities or threats, or say what it means inside your organisation; "
        "if it is right as it is, confirm the box.",
    ),
    ("D2", "looks_internal"): (
        "%(item)s speaks of your organisation, but stands under “%(box)s”.",
        "Move it to strengths or weaknesses, or name what comes from outside; if it is right "
        "as it is, confirm the box.",
    ),
    ("D3", "little"): (
        "%(have)s of %(of)s SWOT items have evidence; at least %(percent)s%% should.",
        "Add where you know it from: a survey, a report, a number with its date.",
    ),
    ("D4", "no_importance"): (
        "%(item)s: importance is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("D4", "no_likelihood"): (
        "%(item)s: likelihood is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("D4", "out_of_scale"): (
        "%(item)s: “%(field)s” is outside the scale.",
        "Choose a score from 1 to 5.",
    ),
    ("D4", "flat"): (
        "%(box)s: all items have the same importance.",
        "Compare them two by two and let the scores differ.",
    ),
    ("D5", "two_boxes"): (
        "%(item)s stands under “%(other_box)s”, and almost the same under “%(box)s”.",
        "Keep it where it fits, or write what is different on each side.",
    ),
    ("D5", "twice"): (
        "%(item)s says nearly the same as “%(other)s”.",
        "Merge the two into one.",
    ),
    ("D6", "none"): (
        "No strategy has been made from the SWOT items.",
        "Pair a strength with an opportunity and write what you could do with both; then the "
        "other pairs.",
    ),
    ("D6", "empty"): (
        "%(quadrant)s: no strategy and no reason.",
        "Write a strategy for this pair, or say why there is none.",
    ),
    ("D7", "no_quadrant"): (
        "The strategy %(item)s has no quadrant.",
        "Choose which pair it joins: SO, ST, WO or WT.",
    ),
    ("D7", "no_internal"): (
        "The strategy %(item)s cites nothing from “%(box)s”.",
        "Choose at least one item from that box.",
    ),
    ("D7", "no_external"): (
        "The strategy %(item)s cites nothing from “%(box)s”.",
        "Choose at least one item from that box.",
    ),
    ("D7", "other_box"): (
        "The strategy %(item)s also cites “%(box)s”, which is not in its quadrant.",
        "Remove that item, or move the strategy to the quadrant it belongs to.",
    ),
    ("D8", "no_strategy"): (
        "The goal %(item)s carries out no strategy.",
        "Choose the TOWS strategies that it carries out.",
    ),
    ("D9", "unused"): (
        "%(item)s ranks high under “%(box)s”, but no goal uses it.",
        "Cite it in a strategy that a goal carries out, or write why you set it aside.",
    ),
    ("D10", "unanswered"): (
        "The threat %(item)s is high and has neither a risk entry nor a strategy.",
        "Add it to the risk register, or cite it in an ST or WT strategy.",
    ),
    ("D11", "no_factor"): (
        "%(item)s has no PESTEL factor.",
        "Choose the factor it comes from.",
    ),
    ("D11", "few_factors"): (
        "Opportunities and threats cover %(have)s of the six PESTEL factors; at least "
        "%(least)s are advised.",
        "Ask about the factors that are missing: political, economic, social, technological, "
        "environmental, legal.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
