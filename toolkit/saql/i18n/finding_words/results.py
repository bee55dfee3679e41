"""What is said about objectives, indicators and results (groups E to G)."""

from __future__ import annotations

REASONS = {
    "E1": "Specific: a reader who does not know you must see who or what changes, and where.",
    "E2": "Measurable: without a number and its unit nobody can say whether it was reached.",
    "E3": (
        "Assigned and achievable: somebody answers for it, and the step from today is within reach."
    ),
    "E4": "Relevant: an objective is a step towards its goal.",
    "E5": "Timed: a date within the plan tells everyone when to look at the result.",
    "E6": (
        "An objective names a change that can be seen; words like “support” and "
        "“strengthen” alone can mean anything."
    ),
    "E7": "An activity is what you do; an objective is what changes because of it.",
    "E8": "Two changes in one objective cannot be measured by one number.",
    "E9": (
        "The same objective twice doubles the work of measuring and confuses who is responsible."
    ),
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
    "G1": "A change comes from products and services, and these from work.",
    "G2": ("An assumption names what must hold outside your control for the next step to follow."),
    "G3": "A risk that is scored, answered and owned is half treated.",
    "G4": (
        "Activity, output and outcome answer three questions: what we do, what exists "
        "then, what changes."
    ),
}
"""Rule to why it matters."""

MESSAGES = {
    ("E1", "no_subject"): (
        "The objective %(item)s does not say who or what changes.",
        "Name the people or the thing, for example: “families headed by women”.",
    ),
    ("E1", "no_place"): (
        "The objective %(item)s does not say where.",
        "Choose the place, or write it in the sentence.",
    ),
    ("E2", "no_number"): (
        "The objective %(item)s has no number.",
        "Write a number and a unit, for example: “from 120 to 300 families”.",
    ),
    ("E2", "no_unit"): (
        "The objective %(item)s has a number, but not of what.",
        "Write the unit after the number, for example: “300 families”, “40 %% of pupils”.",
    ),
    ("E3", "no_owner"): (
        "Nobody is responsible for the objective %(item)s.",
        "Write the person or role who answers for it.",
    ),
    ("E3", "steep"): (
        "The objective %(item)s goes from %(baseline)s to %(target)s: a steep rise.",
        "Write why it is within reach, or choose a smaller step.",
    ),
    ("E3", "deep"): (
        "The objective %(item)s goes from %(baseline)s down to %(target)s: a deep fall.",
        "Write why it is within reach, or choose a smaller step.",
    ),
    ("E4", "no_goal"): (
        "The objective %(item)s is under no goal.",
        "Choose the goal it serves.",
    ),
    ("E4", "other_subject"): (
        "The objective %(item)s and its goal “%(goal)s” share no word.",
        "Check that it is under the right goal, or name the goal's subject in the objective.",
    ),
    ("E5", "no_deadline"): (
        "The objective %(item)s has no deadline.",
        "Write a date within the plan, for example 31/12/2028.",
    ),
    ("E5", "before_its_start"): (
        "The deadline of the objective %(item)s is before its own start.",
        "Correct one of the two dates.",
    ),
    ("E5", "before_plan"): (
        "The deadline of the objective %(item)s is not after the start of the plan (%(start)s).",
        "Choose a later date, or move the start of the plan.",
    ),
    ("E5", "after_plan"): (
        "The deadline of the objective %(item)s is after the end of the plan (%(end)s).",
        "Choose a date within the plan, or a longer horizon.",
    ),
    ("E6", "vague"): (
        "The objective %(item)s says “%(verb)s” without a measure.",
        "Say what will be more or less, from how much to how much, for example: “Raise "
        "school attendance from 60%% to 85%%”.",
    ),
    ("E6", "no_change"): (
        "The objective %(item)s names no change.",
        "Begin with a change, for example: increase, reduce, raise … from … to …",
    ),
    ("E7", "activity"): (
        "The objective %(item)s begins with an activity (“%(verb)s”).",
        "Ask “so that what changes?” and write the answer; move the work to the activities.",
    ),
    ("E8", "two"): (
        "The objective %(item)s seems to hold two changes (the second: “%(verb)s”).",
        "Make two objectives of it, or keep the more important change.",
    ),
    ("E9", "alike"): (
        "The objective %(item)s says nearly the same as “%(other)s”.",
        "Merge the two, or say what is different: the people, the place or the measure.",
    ),
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
    ("G1", "no_output"): (
        "The outcome %(item)s has no output.",
        "Add the product or service that leads to it.",
    ),
    ("G1", "no_activity"): (
        "The output %(item)s has no activity.",
        "Add the activities that make it.",
    ),
    ("G2", "none"): (
        "%(item)s has no assumption.",
        "Finish the sentence: “This leads to the next level if …”",
    ),
    ("G2", "repeats"): (
        "The assumption of %(item)s repeats the result itself.",
        "Write what must hold outside: permission, security, prices, people's willingness.",
    ),
    ("G3", "none"): (
        "The risk register is empty.",
        "Write the three things most likely to stop the plan.",
    ),
    ("G3", "no_likelihood"): (
        "The risk %(item)s: likelihood is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "no_severity"): (
        "The risk %(item)s: severity is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "out_of_scale"): (
        "The risk %(item)s: “%(field)s” is outside the scale.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "no_response"): (
        "The risk %(item)s has no response.",
        "Choose: avoid, reduce, share or accept.",
    ),
    ("G3", "no_owner"): (
        "Nobody is responsible for the risk %(item)s.",
        "Write who watches it.",
    ),
    ("G3", "no_mitigation"): (
        "The risk %(item)s is grave (%(score)s of 25) and has no mitigation.",
        "Write what you will do so that it is less likely or less severe.",
    ),
    ("G3", "no_date"): (
        "The mitigation of the grave risk %(item)s (%(score)s of 25) has no date.",
        "Write by when it will be done.",
    ),
    ("G4", "activity_is_change"): (
        "The activity %(item)s begins with a change (“%(word)s”).",
        "Write what you do, for example: hold, train, distribute; the change belongs to the "
        "outcomes.",
    ),
    ("G4", "output_is_action"): (
        "The output %(item)s begins with an action (“%(word)s”).",
        "Write what exists when the work is done, for example: “200 trained teachers”.",
    ),
    ("G4", "output_is_change"): (
        "The output %(item)s begins with a change (“%(word)s”).",
        "Write the product or service; the change belongs to the outcomes.",
    ),
    ("G4", "outcome_is_action"): (
        "The outcome %(item)s begins with an action (“%(word)s”).",
        "Write what changes for people or for the organisation because of it.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
