from __future__ import annotations

from typing import Any

import pytest

from saql.plan.document import Plan
from saql.plan.places import PlaceRow, Places, places


def text(ar: str, en: str = "") -> dict[str, str]:
    return {"ar": ar, "en": en}


def plan_data() -> dict[str, Any]:
    """A small plan in which every section says something, in both languages."""
    return {
        "id": "fixture",
        "about": {
            "title": text("خطة نحو مهارات لائقة", "Towards decent skills"),
            "language": "ar", "version": "1.2", "date": "2026-11-02", "author": "سلمى",
            "status": "under_review", "horizon_years": 3, "start": "2027-01-01",
        },
        "profile": {
            "name": text("جمعية الينبوع", "Spring Association"),
            "legal_form": "association", "registration": text("قرار إشهار 12", "Decision 12"),
            "founded_year": 2014, "founded_place": {"pcode": "SY04", "text": text("")},
            "summary": text("نعمل مع الشباب منذ 2014.\nلدينا فريق صغير.", "We work with youth."),
            "sectors": ["11330", "16020"], "places": ["SY04", "SY05"],
            "target_group": text("شباب بين 18 و30 سنة", "Youth aged 18 to 30"),
            "governance": text("مجلس من سبعة أعضاء.", "A board of seven."),
            "board_members": 7, "staff": 9, "volunteers": 40, "contact": "info@example.org",
            "consultations": [
                {"id": "c1", "group": text("النساء", "Women"), "date": "2026-05-03",
                 "people": 24, "women": 24, "changed": text("غيّرنا التوقيت", "New timing")},
            ],
        },
        "achievements": {"items": [
            {"id": "ach1", "text": text("تدريب مهني", "Vocational training"), "number": 320,
             "unit": text("متدرب", "trainees"), "year": 2024, "place": {"pcode": "SY04"},
             "evidence": text("سجلات", "Records"), "donor": text("جهة مانحة", "A donor")},
        ]},
        "direction": {
            "vision": text("شباب يعملون بكرامة.", "Youth who work in dignity."),
            "mission": text("نقدّم التدريب المهني.", "We offer vocational training."),
            "values": [{"id": "v1", "name": text("النزاهة", "Integrity"),
                        "behaviour": text("ننشر حساباتنا.", "We publish our accounts.")}],
        },
        "stakeholders": {"items": [
            {"id": "st1", "name": text("مديرية العمل", "Labour directorate"),
             "type": "government", "role": text("الترخيص", "Licences"), "interest": 4,
             "influence": 5, "partner": True, "action": text("لقاء", "Meeting"),
             "owner": "رامي", "due": "2027-02-01"},
            {"id": "st2", "name": text("UNICEF", "UNICEF"), "type": "un_agency",
             "interest": 2, "influence": 4},
        ]},
        "capacity": {"items": [
            {"id": "cap1", "area": "finance", "score": 2, "evidence": text("تدقيق", "Audit"),
             "action": text("دليل مالي", "A manual"), "owner": "هدى", "due": "2027-03-01"},
        ]},
        "swot": {"items": [
            {"id": "s1", "box": "strength", "text": text("فريق مدرّب", "A trained team"),
             "evidence": text("9 مدربين", "9 trainers"), "importance": 5},
            {"id": "w1", "box": "weakness", "text": text("تمويل قصير", "Short funding"),
             "evidence": text("80%", "80%"), "importance": 4},
            {"id": "o1", "box": "opportunity", "text": text("طلب السوق", "Market demand"),
             "evidence": text("مسح", "Survey"), "importance": 5, "likelihood": 4,
             "pestel": "economic"},
            {"id": "t1", "box": "threat", "text": text("انقطاع الكهرباء", "Power cuts"),
             "evidence": text("سجل", "Log"), "importance": 3, "likelihood": 5,
             "pestel": "technological"},
        ]},
        "tows": {
            "strategies": [
                {"id": "so1", "quadrant": "SO", "text": text("توسيع التدريب", "More training"),
                 "cites": ["s1", "o1"]},
            ],
            "reason_wt": text("لا حاجة", "Not needed"),
            "not_doing": text("لن نقدّم قروضاً.", "We will not lend."),
        },
        "goals": {"items": [
            {"id": "g1", "text": text("يعمل الشباب", "Youth find work"), "strategies": ["so1"]},
        ]},
        "objectives": {"items": [
            {"id": "ob1", "goal": "g1", "text": text("تدريب 600 شاب", "Train 600 youth"),
             "owner": "رامي", "place": {"pcode": "SY04"}, "start": "2027-01-01",
             "deadline": "2029-12-31", "target_reason": text("حسب المسح", "As surveyed")},
        ]},
        "results": {
            "theory_of_change": text("إذا تدرّبوا عملوا.", "If trained, they work."),
            "outcomes": [{"id": "oc1", "objective": "ob1", "text": text("مهارات", "Skills"),
                          "assumptions": text("سوق نشط", "An active market")}],
            "outputs": [{"id": "op1", "outcome": "oc1", "text": text("دورات", "Courses")}],
        },
        "indicators": {"items": [
            {"id": "i1", "measures": "ob1", "text": text("عدد العاملين", "Number employed"),
             "unit": text("شخص", "person"), "kind": "count", "baseline": 120,
             "baseline_year": 2026, "target": 600, "target_year": 2029,
             "milestones": [{"year": 2027, "value": 250}, {"year": 2028, "value": 400}],
             "source": text("سجل المتابعة", "Register"), "method": text("اتصال", "Calls"),
             "frequency": "half_yearly", "person": "هدى", "disaggregation": ["sex", "age"]},
        ]},
        "activities": {
            "items": [
                {"id": "a1", "output": "op1", "text": text("تجهيز", "Set up"),
                 "start": "2027-01-15", "end": "2027-05-30", "owner": "رامي"},
                {"id": "a2", "output": "op1", "text": text("تنفيذ الدورات", "Run courses"),
                 "start": "2027-06-01", "end": "2029-11-30", "owner": "هدى",
                 "depends_on": ["a1"]},
            ],
            "milestones": [{"id": "m1", "text": text("افتتاح المركز", "Centre opens"),
                            "date": "2027-06-01", "activity": "a1"}],
        },
        "risks": {"items": [
            {"id": "r1", "text": text("تأخر الموافقات", "Late permits"), "threat": "t1",
             "likelihood": 4, "severity": 4, "response": "reduce",
             "mitigation": text("تقديم مبكر", "Apply early"), "owner": "رامي",
             "due": "2027-02-15"},
        ]},
        "budget": {
            "currency": "USD", "rate": 11500, "rate_currency": "SYP", "rate_date": "2026-11-01",
            "lines": [
                {"id": "b1", "text": text("مدربون", "Trainers"), "category": "A",
                 "activity": "a2", "year": 2027, "unit": text("شهر", "month"), "quantity": 3,
                 "unit_cost": 450.55, "duration": 12, "share": 80},
                {"id": "b2", "text": text("معدات", "Equipment"), "category": "C",
                 "activity": "a1", "unit": text("مجموعة", "set"), "quantity": 4,
                 "unit_cost": 1250, "duration": 1, "share": 100},
                {"id": "b3", "text": text("تكاليف دعم", "Support"), "category": "PSC",
                 "year": 2028, "quantity": 1, "unit_cost": 900.333, "duration": 1,
                 "share": 100},
                {"id": "b4", "text": text("لم يُحسب", "Not counted"), "category": "C",
                 "quantity": "كثير", "unit_cost": 10},
            ],
            "value_for_money": text("نشتري جماعياً.", "We buy together."),
        },
        "funding": {"sources": [
            {"id": "f1", "name": text("منحة", "Grant"), "kind": "grant", "amount": 9000,
             "status": "confirmed", "probability": 100, "owner": "سلمى"},
            {"id": "f2", "name": text("طلب", "Application"), "kind": "grant", "amount": 6000,
             "status": "submitted", "probability": 40, "decision": "2027-04-01",
             "owner": "سلمى", "next_step": text("متابعة", "Follow up")},
        ], "gap_plan": text("حملة تبرعات.", "A campaign.")},
        "meal": {
            "reviews": [{"id": "rv1", "date": "2027-07-01", "kind": "mid_term",
                         "participants": text("المجلس", "The board"),
                         "decision": text("تعديل", "Adjust")}],
            "feedback": text("صندوق ورقم هاتف.", "A box and a phone number."),
            "learning": text("لقاء سنوي.", "A yearly meeting."),
            "questions": [{"id": "q1", "criterion": "impact",
                           "text": text("ما الذي تغيّر؟", "What changed?")}],
        },
        "sustainability": {
            "coordination": text("ننسّق مع الشبكة.", "We coordinate."),
            "inclusion": text("نصل إلى الريف.", "We reach the countryside."),
            "protection": text("مدونة سلوك.", "A code of conduct."),
            "continuation": text("رسوم رمزية.", "A small fee."),
        },
    }  # fmt: skip


@pytest.fixture
def data() -> dict[str, Any]:
    return plan_data()


@pytest.fixture
def plan(data: dict[str, Any]) -> Plan:
    return Plan.model_validate(data)


@pytest.fixture
def gazetteer() -> Places:
    return places([PlaceRow(1, "SY04", "", "Homs", "حمص"), PlaceRow(1, "SY05", "", "Hama", "حماة")])
