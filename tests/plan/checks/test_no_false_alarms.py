"""Good texts, as organisations write them, that no rule may complain about."""

from __future__ import annotations

from typing import Any

import pytest

from saql.plan.checks import Setting, rule_by_id
from saql.plan.document import Plan

GOOD: dict[tuple[str, str], tuple[str, ...]] = {
    ("D2", "swot.items.0.text.ar"): (
        "ترخيص رسمي من وزارة الشؤون الاجتماعية منذ 2014",
        "معرفة عميقة بالمجتمع المحلي",
        "علاقات طيبة مع البلدية والمختار",
        "سجل نظيف لدى الجهات المانحة",
        "المقر مجاني من البلدية",
        "قبول المجتمع المحلي لفريقنا",
    ),
    ("D2", "swot.items.3.text.ar"): (
        "قلة التواصل مع القطاع الخاص",
        "تأخر التقارير المالية إلى المانحين",
        "بُعد المقر عن القرى المستهدفة",
        "قلة الخبرة في التعامل مع المانحين",
        "قلة الدعم الإداري للفريق",
        "ضعف المعرفة بحاجة المجتمع",
    ),
    ("D2", "swot.items.9.text.ar"): (
        "استقطاب منظمات دولية لموظفينا",
        "تراجع تمويل التعليم عالمياً",
        "منافسة على الكوادر المؤهلة",
    ),
    ("B2", "direction.vision.ar"): (
        "مجتمع ريفي يحصل فيه كل طفل على تعليم جيد وآمن.",
        "أن يعيش كبار السن في حمص بكرامة بين أهلهم.",
    ),
    ("B2", "direction.mission.ar"): (
        "نرافق الأسر النازحة في مخيمات الشمال لتستعيد سبل عيشها.",
        "جمعية أهلية تعنى بكبار السن في السويداء، تقدم الرعاية المنزلية لهم ولأسرهم.",
    ),
    ("G4", "activities.items.0.text.ar"): (
        "رفع التقارير الفصلية إلى الجهة المانحة",
        "تحسين غرفة المصادر",
        "توسيع المركز بقاعة ثانية",
    ),
    ("G4", "results.outputs.0.text.ar"): (
        "تدريب مهني معتمد من المديرية",
        "دورات محو أمية منتظمة",
        "120 شاباً وشابة مدرَّبون",
        "دليل إجراءات مالية معتمد",
    ),
    ("G4", "results.outcomes.0.text.ar"): (
        "تحسن دخل النساء المشاركات",
        "بناء ثقة الأهالي بالمركز",
    ),
    ("F6", "indicators.items.0.text.ar"): (
        "نسبة الزيادة في دخل الأسر المشاركة",
        "عدد الأسر التي تحصل على 20 لتراً من الماء للفرد يومياً",
        "عدد الأطفال دون 5 سنوات الملقحين",
    ),
    ("F7", "indicators.items.0.unit.ar"): ("أسرة", "جلسة", "مدرسة", "تقرير", "شتلة"),
    ("A2", "meal.learning.ar"): (
        "لا يوجد",
        "اختبار قبلي وبعدي",
        "تجربة ميدانية في قرية",
        "سجل الدوام",
        "IT",
        "WFP",
        "من 10 إلى 20، ثم من 20 إلى 30",
    ),
}


@pytest.mark.parametrize(
    ("code", "path", "text"),
    [(code, path, text) for (code, path), texts in GOOD.items() for text in texts],
)
def test_good_texts_pass(code: str, path: str, text: str, plan: Plan, setting: Setting) -> None:
    *steps, last = path.split(".")
    holder: Any = plan
    for step in steps:
        holder = holder[int(step)] if step.isdigit() else getattr(holder, step)
    setattr(holder, last, text)
    assert rule_by_id(code).run(plan, setting).findings == []
