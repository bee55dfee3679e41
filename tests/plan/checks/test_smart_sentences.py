"""Objectives as people write them, and what the SMART rules should say to each sentence.

The expected value lists ``rule.variant`` of E1 (subject), E2, E6, E7 and E8; empty means good.
"""

from __future__ import annotations

import pytest

from saql.plan.checks import Setting
from saql.plan.checks.objectives import (
    has_one_change,
    is_measurable,
    is_not_activity,
    is_relevant,
    is_specific,
    names_change,
)
from saql.plan.document import Plan

SENTENCE_RULES = (is_specific, is_measurable, names_change, is_not_activity, has_one_change)

SENTENCES: list[tuple[str, str]] = [
    # good: from a figure to a figure, in any spelling
    ("زيادة عدد أسر التعليم الداعم في حلب من 120 إلى 300 أسرة بحلول نهاية 2028", ""),
    ("رفع نسبة التحاق الفتيات بالصف السابع في ريف إدلب من 54% إلى 75% حتى حزيران 2029", ""),
    ("خَفْضُ نِسبةِ التسرّبِ المدرسيّ في دير الزور مِن ٢٢٪ إلى ١٠٪ مع نهاية عام ٢٠٢٩", ""),
    (
        "خفض مدة إصدار التقرير المالي في السلمية من 40 يوماً إلى 15 يوماً حتى 31 كانون الأول 2028",
        "",
    ),
    ("بحلول نهاية عام 2028، ارتفاع دخل 200 أسرة ريفية في السويداء بنسبة 30 بالمئة", ""),
    ("أن يحصل 300 شاب وشابة في حمص على عمل دائم قبل نهاية 2029", ""),
    ("بحلول كانون الأول 2029 تصل مياه الشرب الآمنة إلى ثلاثة آلاف أسرة في ريف حماة", ""),
    ("زيادة عدد المتطوعات الفاعلات في الجمعية من أربعين إلى تسعين متطوعة خلال ثلاث سنوات", ""),
    ("مضاعفة عدد المشاريع الصغيرة التي تديرها نساء في طرطوس بحلول 2029", ""),
    ("خفض هدر المياه في مزارع الغاب إلى النصف حتى نهاية 2029", ""),
    ("تقليص زمن انتظار المرضى في مستوصف القامشلي من 3 ساعات إلى ساعة واحدة بحلول 2028", ""),
    ("وصول نسبة الأطفال المطعّمين في مخيمات ريف حلب إلى 95 % قبل نهاية 2027", ""),
    ("تحسين معدل القراءة لدى تلاميذ الصف الثالث في درعا من 35 إلى 60 كلمة في الدقيقة", ""),
    ("تمكين 150 امرأة معيلة في اللاذقية من دخل شهري ثابت بحلول نهاية 2028", ""),
    ("تنويع مصادر تمويل الجمعية من مصدر واحد إلى أربعة مصادر بحلول 2029", ""),
    ("ارتفاع حصة التمويل الذاتي في موازنة الجمعية من 5% إلى 20% خلال خمس سنوات", ""),
    ("انخفاض نسبة سوء التغذية بين الأطفال دون 5 سنوات في الحسكة من 12% إلى 7%", ""),
    ("زيادة نسبة رضا الأهالي عن خدمات المركز في جرمانا من 60 في المائة إلى 85 في المائة", ""),
    ("عودة 450 طفلاً منقطعاً إلى المدرسة في الرقة حتى نهاية العام الدراسي 2028/2027", ""),
    ("رفع عدد المزارعين المطبّقين للري بالتنقيط في سهل الغاب من ٨٠ الى ٢٤٠ مزارعا", ""),
    ("يزداد عدد الشباب بين 15 و24 سنة العاملين في دوما من 90 إلى 250 شاباً وشابة", ""),
    ("في محافظة القنيطرة، زيادة إنتاج الحليب لدى 60 مربية أبقار بمقدار الثلث", ""),
    ("توسيع خدمات الدعم النفسي لتغطي 12 قرية في ريف اللاذقية بدل 4 قرى", ""),
    ("خفض كلفة الكيلوغرام من الخبز المنتج في مخبز الحي في سلمية بمقدار 15%", ""),
    ("حصول مئتي متدرب ومتدربة في دمشق على شهادة مهنية معتمدة قبل آذار 2029", ""),
    ("توظيف 120 خريجاً وخريجة من الدورات في منشآت السويداء بحلول نهاية 2029", ""),
    ("جمع 50 ألف دولار من التبرعات المحلية للجمعية خلال سنوات الخطة", ""),
    ("سترتفع نسبة النساء في مجالس إدارة الجمعيات الشريكة في حماة من 10% إلى 35%", ""),
    ("وبحلول نهاية الخطة تنخفض ساعات انقطاع المياه في مصياف من 12 ساعة إلى 4 ساعات يومياً", ""),
    ("زيادة دخل النساء في ريف حماة بنسبة 25% عبر تدريب وتشغيل في مشاغل الخياطة", ""),
    ("رفع عدد المستفيدات من خدمات دعم وتمكين المرأة في إدلب من 300 إلى 900 مستفيدة", ""),
    ("أعداد الأطفال الملتحقين بالروضات في مصياف ترتفع من 120 إلى 300 طفل", ""),
    ("الأعداد المسجلة في دورات محو الأمية في حماة ترتفع من 40 إلى 90 امرأة", ""),
    ("إعداد 20 ميسرة في مصياف", "E7.activity"),
    ("زيادة عدد الروضات وأعداد الأطفال فيها في مصياف من 4 إلى 9 روضات", ""),
    ("زيادة أعداد الأشجار المثمرة في أراضي 80 مزارعاً في تلكلخ إلى 4,000 شجرة", ""),
    ("إتقان 85% من تلاميذ المركز في حمص مهارات الحساب الأساسية حتى حزيران 2028", ""),
    ("بقاء 90% من الأطفال العائدين في مدارس ريف دمشق منتظمين في الدوام سنة كاملة", "E6.no_change"),
    # good: English
    ("Increase the number of families with safe water in Aleppo from 120 to 300 by 2028", ""),
    ("By the end of 2029, reduce school drop-out in rural Homs from 18% to 8%", ""),
    ("Raise the share of own income in the association's budget from 5 to 20 percent", ""),
    ("Halve the waiting time of patients in the Salamiyah clinic by December 2028", ""),
    ("Improve reading speed of grade 3 pupils in Daraa from 35 to 60 words per minute", ""),
    ("300 young people in Homs find a lasting job before the end of 2029", ""),
    # no number, or a number that measures nothing
    ("زيادة وعي الأهالي بأهمية التعليم في حلب", "E2.no_number"),
    ("خفض التسرب المدرسي في دير الزور بحلول 31 كانون الأول 2027", "E2.no_number"),
    ("رفع جودة التعليم في إدلب خلال ثلاث سنوات", "E2.no_number"),
    ("زيادة فرص العمل للشباب بين 18 و30 سنة في حمص", "E2.no_number"),
    ("رفع مستوى الخدمات الصحية في ثلاث محافظات قبل عام 2029", "E2.no_number"),
    ("خفض البطالة بين خريجي الجامعات في الربع الأول من عام 2028", "E2.no_number"),
    ("زيادة انتشار فيروس الوعي بمرض COVID-19 في حماة", "E2.no_number"),
    ("زيادة الجودة إلى 300 بحلول 2028 في حلب", "E1.no_subject E2.no_unit"),
    ("Increase awareness of families in Aleppo by the end of 2028", "E2.no_number"),
    ("Reduce unemployment in Homs within 3 years", "E2.no_number"),
    # vague
    ("تعزيز التعليم في قرى تلكلخ", "E2.no_number E6.vague"),
    ("دعم الأسر الأكثر هشاشة في ريف حلب", "E2.no_number E6.vague"),
    ("المساهمة في تحسين الواقع الصحي في درعا", "E2.no_number E6.vague"),
    ("تفعيل دور المرأة", "E2.no_number E6.vague"),
    ("تمكين الشباب اقتصادياً بحلول عام 2028", "E2.no_number E6.vague"),
    ("السعي إلى مجتمع أفضل", "E2.no_number E6.vague"),
    ("Strengthen the role of women in rural Hama", "E2.no_number E6.vague"),
    ("Support vulnerable families in Idlib by 2029", "E2.no_number E6.vague"),
    ("بناء مجتمع واعٍ ومتماسك", "E2.no_number E6.vague"),
    ("جودة حياة أفضل لكبار السن في السويداء", "E2.no_number E6.no_change"),
    ("300 أسرة في حلب", "E6.no_change"),
    # activities
    ("عقد عشر ورشات توعية للشباب في حلب", "E7.activity"),
    ("تنفيذ ورشة تدريبية لثلاثين معلمة في حمص", "E7.activity"),
    ("تدريب 300 شاب وشابة في دير الزور", "E7.activity"),
    ("توزيع 500 سلة غذائية في إدلب", "E7.activity"),
    ("بحلول نهاية 2027، إنشاء مركز مجتمعي في القامشلي", "E2.no_number E7.activity"),
    ("إقامة دورات حاسوب للفتيات في اللاذقية", "E2.no_number E7.activity"),
    ("سننظم حملات توعية في 12 قرية", "E1.no_subject E2.no_number E7.activity"),
    ("بناء 3 مدارس في ريف حماة", "E7.activity"),
    ("Conduct 10 workshops for teachers in Homs", "E7.activity"),
    ("Train 200 women in sewing in Hama", "E7.activity"),
    # two changes
    ("خفض التسرب المدرسي في حلب إلى 8% وزيادة دخل 200 أسرة", "E8.two"),
    ("رفع نسبة الالتحاق في درعا إلى 90% وتحسين مهارات 40 معلمة", "E8.two"),
    ("Increase enrolment in Aleppo to 90% and reduce drop-out to 5%", "E8.two"),
    # nobody and nothing
    ("زيادة النسبة إلى 20% في حلب بحلول 2028", "E1.no_subject"),
]


def heard(plan: Plan, setting: Setting, sentence: str) -> set[str]:
    objective = plan.objectives.items[0]
    language = "ar" if any("\u0621" <= letter <= "\u064a" for letter in sentence) else "en"
    objective.text.ar = sentence if language == "ar" else ""
    objective.text.en = sentence if language == "en" else ""
    plan.objectives.items = [objective]
    return {
        f"{found.code}.{found.variant}"
        for rule in SENTENCE_RULES
        for found in rule.run(plan, setting).findings
    }


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s[:40] for s, _ in SENTENCES])
def test_sentence(sentence: str, expected: str, plan: Plan, setting: Setting) -> None:
    assert heard(plan, setting, sentence) == set(expected.split())


def test_the_table_is_large_and_mostly_arabic() -> None:
    arabic = [s for s, _ in SENTENCES if any("\u0621" <= letter <= "\u064a" for letter in s)]
    assert len(SENTENCES) >= 60
    assert len(arabic) >= 2 * len(SENTENCES) / 3


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("زيادة عدد الأسر من 120 إلى 300 أسرة في حلب", True),
        ("زيادة عدد الأسر من 120 إلى 300 أسرة في دَيْر الزّور", True),
        ("زيادة عدد الأسر من 120 إلى 300 أسرة بحلب", True),
        ("زيادة عدد الأسر من 120 إلى 300 أسرة في قرية أم الزيتون", True),
        ("زيادة إيرادات الجمعية من 120 إلى 300 ألف", True),
        ("زيادة عدد الأسر من 120 إلى 300 أسرة", False),
        ("Increase income of 200 families by 30%", False),
        ("Increase income of 200 families in Deir ez-Zor by 30%", True),
    ],
)
def test_a_place_is_found_in_the_sentence(
    sentence: str, named: bool, plan: Plan, setting: Setting
) -> None:
    plan.objectives.items[0].place.pcode = ""
    assert ("E1.no_place" not in heard(plan, setting, sentence)) == named


@pytest.mark.parametrize(
    ("goal", "objective", "related"),
    [
        ("تطوير الجمعية إدارياً ومالياً", "خفض مدة إصدار التقرير المالي من 45 إلى 10 أيام", True),
        ("تطوير الجمعية إدارياً ومالياً", "رفع عدد التقارير الإدارية من 2 إلى 12 تقريراً", True),
        ("تطوير الجمعية إدارياً ومالياً", "زيادة إنتاج الزيتون من 10 إلى 20 طناً", False),
    ],
)
def test_an_objective_shares_its_goals_subject_in_any_form_of_the_word(
    goal: str, objective: str, related: bool, plan: Plan, setting: Setting
) -> None:
    plan.goals.items[0].text.ar = goal
    plan.goals.items[0].strategies = []
    plan.objectives.items[0].text.ar = objective
    plan.objectives.items[0].goal = plan.goals.items[0].id
    found = is_relevant.run(plan, setting).findings
    said = [f for f in found if f.place.item == plan.objectives.items[0].id]
    assert [f.variant for f in said] == ([] if related else ["other_subject"])
