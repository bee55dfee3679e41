"""What is said about indicators and following them up (group F)."""

from __future__ import annotations

REASONS = {
    "F1": "What is not measured cannot be shown to have been reached.",
    "F2": "A target means something only beside where you stand today.",
    "F3": "A target says how far and by when.",
    "F4": "The unit says what is counted; a percentage needs to say of what.",
    "F5": "Measuring happens only when it is known from what, how, how often and by whom.",
    "F6": ("An indicator only says what is measured; direction and target have their own fields."),
    "F7": "Totals hide who is left behind.",
    "F8": "Yearly values show early whether the plan is on its way.",
    "F9": "Each indicator costs work; many stay without data.",
    "F10": "Monitoring that is neither paid for nor planned does not take place.",
    "F11": "A plan that is not reviewed grows old in a drawer.",
    "F12": "People whom the plan concerns must be able to praise, ask and complain safely.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("F1", "objective"): (
        "The objective %(item)s has no indicator.",
        "Add an indicator that measures its change.",
    ),
    ("F1", "outcome"): (
        "The outcome %(item)s has no indicator.",
        "Add an indicator that measures the change.",
    ),
    ("F1", "output"): (
        "The output %(item)s has no indicator.",
        "Add an indicator that counts what is delivered.",
    ),
    ("F2", "no_value"): (
        "The indicator %(item)s has no baseline.",
        "Write today's value and its year; if it is not known yet, write by when and how you "
        "will measure it.",
    ),
    ("F2", "no_year"): (
        "The baseline of the indicator %(item)s has no year.",
        "Write the year of the value.",
    ),
    ("F2", "no_method"): (
        "The indicator %(item)s says when the baseline will be set, but not how.",
        "Write the method, for example: survey of 100 households.",
    ),
    ("F3", "no_target"): (
        "The indicator %(item)s has no target.",
        "Write the value you want to reach.",
    ),
    ("F3", "no_year"): (
        "The target of the indicator %(item)s has no year.",
        "Write the year by which it is reached.",
    ),
    ("F3", "same"): (
        "Target and baseline of the indicator %(item)s are the same (%(value)s).",
        "Write the value you want to reach, or choose an indicator that can change.",
    ),
    ("F3", "rises"): (
        "The indicator %(item)s should decrease, but goes from %(baseline)s up to %(target)s.",
        "Correct the direction or one of the values.",
    ),
    ("F3", "falls"): (
        "The indicator %(item)s should increase, but goes from %(baseline)s down to %(target)s.",
        "Correct the direction or one of the values.",
    ),
    ("F3", "year_order"): (
        "The target year of the indicator %(item)s is before its baseline year.",
        "Correct one of the two years.",
    ),
    ("F3", "year_outside"): (
        "The target year of the indicator %(item)s is outside the plan (%(first)s to %(last)s).",
        "Choose a year within the plan.",
    ),
    ("F4", "no_unit"): (
        "The indicator %(item)s has no unit.",
        "Write what is counted, for example: family, teacher, %%.",
    ),
    ("F4", "not_percent"): (
        "%(field)s of the indicator %(item)s is %(value)s, outside 0 to 100 %%.",
        "Write a percentage from 0 to 100, or choose another kind of indicator.",
    ),
    ("F4", "negative"): (
        "%(field)s of the indicator %(item)s is negative (%(value)s).",
        "A count starts at 0: correct the value.",
    ),
    ("F4", "not_whole"): (
        "%(field)s of the indicator %(item)s is %(value)s, but a count is a whole number.",
        "Write a whole number, or choose another kind of indicator.",
    ),
    ("F4", "no_numerator"): (
        "The indicator %(item)s is a percentage, but does not say what is counted above the line.",
        "Write the numerator, for example: pupils who passed.",
    ),
    ("F4", "no_denominator"): (
        "The indicator %(item)s is a percentage, but does not say of what.",
        "Write the denominator, for example: all pupils enrolled.",
    ),
    ("F5", "no_source"): (
        "The indicator %(item)s has no data source.",
        "Write where the data comes from, for example: attendance register.",
    ),
    ("F5", "no_method"): (
        "The indicator %(item)s does not say how it is measured.",
        "Write the method, for example: survey, test, observation, count.",
    ),
    ("F5", "no_frequency"): (
        "The indicator %(item)s does not say how often it is measured.",
        "Choose how often.",
    ),
    ("F5", "no_person"): (
        "Nobody is responsible for measuring the indicator %(item)s.",
        "Write the person or role who measures it.",
    ),
    ("F6", "direction"): (
        "The indicator %(item)s begins with a direction (“%(word)s”).",
        "Write it neutrally, for example: “Number of …”, “Share of …”.",
    ),
    ("F6", "target"): (
        "The indicator %(item)s carries its target (%(value)s) in its text.",
        "Delete the number from the text; the target has its own field.",
    ),
    ("F7", "no_sex_age"): (
        "The indicator %(item)s counts people, but not by sex and age.",
        "Tick sex and age.",
    ),
    ("F7", "no_sex"): (
        "The indicator %(item)s counts people, but not by sex.",
        "Tick sex.",
    ),
    ("F7", "no_age"): (
        "The indicator %(item)s counts people, but not by age.",
        "Tick age.",
    ),
    ("F7", "no_disability"): (
        "No indicator of people is broken down by disability.",
        "Where it is safe and useful, tick disability on at least one.",
    ),
    ("F8", "none"): (
        "No indicator has milestones by year.",
        "Write for your most important indicators the value at the end of each year.",
    ),
    ("F8", "unfilled"): (
        "A milestone of the indicator %(item)s lacks its year or its value.",
        "Fill both, or delete the row.",
    ),
    ("F8", "back_and_forth"): (
        "The milestones of the indicator %(item)s do not lead from the baseline to the target.",
        "Correct the value that goes the wrong way.",
    ),
    ("F8", "last"): (
        "The last milestone of the indicator %(item)s is %(value)s, but its target is %(target)s.",
        "Make the two the same.",
    ),
    ("F9", "many"): (
        "Indicators in the plan: %(have)s; at most %(most)s are advised.",
        "Keep those that you will really use for decisions.",
    ),
    ("F9", "many_here"): (
        "%(item)s has %(have)s indicators; at most %(most)s are advised.",
        "Keep the ones that show the change best.",
    ),
    ("F10", "no_line"): (
        "The budget has no line for monitoring and evaluation.",
        "Add a line and mark it as MEAL.",
    ),
    ("F10", "low"): (
        "Monitoring and evaluation take %(percent)s%% of the budget; usual is %(least)s to "
        "%(most)s%%.",
        "Check that surveys, travel and evaluation are covered.",
    ),
    ("F10", "high"): (
        "Monitoring and evaluation take %(percent)s%% of the budget; usual is %(least)s to "
        "%(most)s%%.",
        "Check whether some lines belong elsewhere, or explain the share.",
    ),
    ("F11", "none"): (
        "No review of the plan is planned.",
        "Add at least one review a year with its date and participants.",
    ),
    ("F11", "no_date"): (
        "%(item)s has no date.",
        "Write the date, for example 15/1/2028.",
    ),
    ("F11", "no_participants"): (
        "%(item)s: it is not said who takes part.",
        "Write who takes part, for example: board, staff, community representatives.",
    ),
    ("F11", "few"): (
        "Years of the plan with fewer than %(least)s review: %(years)s",
        "Add a review in each of these years.",
    ),
    ("F12", "none"): (
        "How people give feedback and complain is not described.",
        "Write the channel, who receives it, and within how many days an answer comes.",
    ),
    ("F12", "short"): (
        "The feedback mechanism is described in too few words.",
        "Say the channel, who receives it, and within how many days an answer comes.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
