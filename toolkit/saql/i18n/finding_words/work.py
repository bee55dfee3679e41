"""What is said about the work plan and the money (groups H and I)."""

from __future__ import annotations

REASONS = {
    "H1": "Work outside the plan's dates is neither paid for nor followed.",
    "H2": "An activity cannot start before what it needs is finished.",
    "H3": "A person who carries too much at once finishes nothing in time.",
    "H4": "Work that is spread over the plan can be carried by the same people.",
    "H5": "Friday and Saturday are the weekend, when offices and partners are closed.",
    "I1": "A donor recalculates every line.",
    "I2": (
        "Totals by category and year add up only when each line has both; a currency "
        "needs its rate and date."
    ),
    "I3": "A budget shows what each activity costs; the rest is support and says so.",
    "I4": "Donors cap the costs of running the programme.",
    "I5": "A large share is fine when the reader understands it.",
    "I6": "A lump sum asks the reader to trust without seeing.",
    "I7": "A funding plan says what is certain, what is hoped for and what closes the gap.",
    "I8": "Figures that are not figures cannot be added up.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("H1", "no_start"): (
        "The activity %(item)s has no start.",
        "Write the date, for example 1/3/2027.",
    ),
    ("H1", "no_end"): (
        "The activity %(item)s has no end.",
        "Write the date, for example 30/6/2027.",
    ),
    ("H1", "order"): (
        "The activity %(item)s ends before it starts.",
        "Correct one of the two dates.",
    ),
    ("H1", "outside"): (
        "“%(field)s” of the activity %(item)s is outside the plan (%(start)s to %(end)s).",
        "Choose a date within the plan.",
    ),
    ("H1", "before_objective"): (
        "The activity %(item)s starts before its objective does (%(start)s).",
        "Move the activity, or start the objective earlier.",
    ),
    ("H1", "after_objective"): (
        "The activity %(item)s ends after the deadline of its objective (%(end)s).",
        "Finish the activity earlier, or move the deadline.",
    ),
    ("H1", "milestone_no_date"): (
        "The milestone %(item)s has no date.",
        "Write the date, for example 30/6/2027.",
    ),
    ("H1", "milestone_outside"): (
        "The milestone %(item)s is outside the plan (%(start)s to %(end)s).",
        "Choose a date within the plan.",
    ),
    ("H1", "review_outside"): (
        "%(item)s is outside the plan (%(start)s to %(end)s).",
        "Choose a date within the plan; only a final review may follow soon after its end.",
    ),
    ("H2", "too_early"): (
        "The activity %(item)s starts before “%(other)s” ends (%(date)s).",
        "Start it on that day or later, finish the other one earlier, or remove the dependency.",
    ),
    ("H3", "many"): (
        "%(owner)s owns %(have)s activities at one time (%(date)s); at most %(most)s are advised.",
        "Give some to another person, or move them in time.",
    ),
    ("H4", "empty_quarters"): (
        "Quarters of the plan with no activity: %(quarters)s",
        "Spread the activities, or make sure that the pause is meant.",
    ),
    ("H4", "crowded_start"): (
        "%(percent)s%% of the activities start in the first quarter.",
        "Begin with the activities that others depend on, and move the rest.",
    ),
    ("H5", "friday"): (
        "The milestone %(item)s is on a Friday (%(date)s).",
        "Choose a working day, or confirm that the weekend is meant.",
    ),
    ("H5", "saturday"): (
        "The milestone %(item)s is on a Saturday (%(date)s).",
        "Choose a working day, or confirm that the weekend is meant.",
    ),
    ("I1", "no_quantity"): (
        "The budget line %(item)s has no quantity.",
        "Write how many, for example 12.",
    ),
    ("I1", "no_unit_cost"): (
        "The budget line %(item)s has no unit cost.",
        "Write the cost of one unit.",
    ),
    ("I1", "no_duration"): (
        "The budget line %(item)s has no duration.",
        "Write how many months or times; 1 for a single purchase.",
    ),
    ("I1", "no_share"): (
        "The budget line %(item)s has no share.",
        "Write the share charged to this plan, for example 100.",
    ),
    ("I1", "total"): (
        "The budget line %(item)s states %(stated)s, but its factors make %(made)s.",
        "Correct a factor, or clear the total and let the program calculate it.",
    ),
    ("I2", "no_currency"): (
        "The budget has no currency.",
        "Choose the currency of the whole budget.",
    ),
    ("I2", "no_rate"): (
        "The budget is in %(currency)s without an exchange rate.",
        "Write how many local units one unit is worth, and on which date.",
    ),
    ("I2", "no_rate_date"): (
        "The exchange rate has no date.",
        "Write the date of the rate.",
    ),
    ("I2", "no_category"): (
        "The budget line %(item)s has no category.",
        "Choose its category.",
    ),
    ("I2", "no_year"): (
        "The budget line %(item)s falls in no year.",
        "Write the year, or choose an activity that has a start date.",
    ),
    ("I2", "year_outside"): (
        "The year of the budget line %(item)s is outside the plan (%(first)s to %(last)s).",
        "Choose a year within the plan.",
    ),
    ("I3", "no_activity"): (
        "The budget line %(item)s pays for no activity.",
        "Choose its activity, or mark the line as support.",
    ),
    ("I3", "not_costed"): (
        "The activity %(item)s has no cost.",
        "Add a budget line for it, or mark it as free of cost.",
    ),
    ("I4", "over"): (
        "Programme support is %(percent)s%% of the direct costs; the cap is %(most)s%%.",
        "Lower it, or move costs that belong to activities.",
    ),
    ("I5", "staff"): (
        "Staff take %(percent)s%% of the budget; above %(most)s%% an explanation is asked for.",
        "Explain in one of these lines why the work needs them.",
    ),
    ("I5", "equipment"): (
        "Equipment takes %(percent)s%% of the budget; above %(most)s%% an explanation is "
        "asked for.",
        "Explain in one of these lines who will use it and after the plan too.",
    ),
    ("I5", "line"): (
        "The line %(item)s takes %(percent)s%% of the budget; above %(most)s%% an "
        "explanation is asked for.",
        "Explain it, or split it into its parts.",
    ),
    ("I6", "no_breakdown"): (
        "The line %(item)s is a lump sum without a breakdown.",
        "Write what it is made of: items, quantities, prices.",
    ),
    ("I7", "no_sources"): (
        "The budget of %(total)s has no funding source.",
        "Add what you have and what you have asked for, your own contribution included.",
    ),
    ("I7", "gap"): (
        "The stated gap is %(stated)s, but budget minus confirmed money is %(made)s.",
        "Clear the stated gap and let the program calculate it, or correct the sources.",
    ),
    ("I7", "over"): (
        "Confirmed money exceeds the budget by %(surplus)s.",
        "Check the amounts, or plan how the rest is used.",
    ),
    ("I7", "no_gap_plan"): (
        "%(gap)s of the budget is not funded, and nothing says how it will be.",
        "Write whom you will ask, when, and what you leave out if it does not come.",
    ),
    ("I7", "thin"): (
        "Expected money weighted by its chance (%(weighted)s) does not cover the gap (%(gap)s).",
        "Add sources, or write what you leave out if the money does not come.",
    ),
    ("I8", "text"): (
        "%(field)s of %(item)s: “%(typed)s” cannot be read as a number.",
        "Write digits only, for example 1250.",
    ),
    ("I8", "negative"): (
        "%(field)s of %(item)s is negative (%(value)s).",
        "Write a positive figure.",
    ),
    ("I8", "over_hundred"): (
        "%(field)s of %(item)s is %(value)s, more than 100%%.",
        "Write a percentage from 0 to 100.",
    ),
    ("I8", "currency"): (
        "The line %(item)s is in %(currency)s, the budget in %(whole)s.",
        "Convert the amount and leave the line's currency empty.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
