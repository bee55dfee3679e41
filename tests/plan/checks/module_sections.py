"""The sections of the modules, filled so that no rule finds anything in them."""

from __future__ import annotations

from typing import Any

from saql.plan.vocabulary import READINESS_ITEMS
from tests.plan.checks.good_plan import ar

READY = [
    {"id": f"re-{item}", "item": item, "answer": "yes", "evidence": ar("نسخة في ملف الوثائق")}
    for item in READINESS_ITEMS
]
READY[0] |= {
    "answer": "partly",
    "evidence": {},
    "action": ar("تجديد الترخيص في المديرية"),
    "owner": "سلمى",
    "due": "2027-03-01",
}
MODULES: dict[str, Any] = {
    "readiness": {"items": READY, "first_days": ar("الأسبوع الأول: تجديد الترخيص")},
    "funding_map": {
        "items": [
            {
                "id": "fm-1",
                "kind": "grant",
                "now": 8000,
                "potential": 9000,
                "effort": 4,
                "fit": 4,
                "decision": "keep",
            },
            {
                "id": "fm-2",
                "kind": "donations",
                "now": 500,
                "potential": 5000,
                "effort": 2,
                "fit": 5,
                "decision": "grow",
            },
        ]
    },
    "donors": {
        "items": [
            {
                "id": "dn-1",
                "name": ar("مؤسسة الضفاف"),
                "type": "foundation",
                "interests": ar("تعليم الأطفال"),
                "places": ["SY04"],
                "currency": "USD",
                "grant_min": 100,
                "grant_max": 6000,
                "co_funding": 10,
                "indirect_max": 10,
                "categories": ["A", "B", "C", "D", "E", "F", "G"],
                "attachments": ["licence", "budget"],
                "attachments_ready": ["licence", "budget"],
            }
        ]
    },
    "case_for_support": {
        "need": ar("انقطع 340 طفلاً عن المدرسة في قرى تلكلخ"),
        "people": ar("أطفال بين ست سنوات واثنتي عشرة سنة"),
        "answer": ar("صفوف تعليم داعم في القرى العشر"),
        "why_us": ar("نعمل في هذه القرى منذ ست سنوات"),
        "change": ar("يعود الأطفال إلى صفوفهم ويبقون فيها"),
        "ask": ar("نطلب 5000 دولار لصفوف سنة كاملة"),
        "short": ar("بخمسة آلاف دولار يعود أطفال تلكلخ إلى المدرسة"),
    },
    "pipeline": {
        "items": [
            {
                "id": "op-1",
                "text": ar("صفوف التعليم الداعم"),
                "donor": "dn-1",
                "stage": "preparing",
                "amount": 1000,
                "probability": 50,
                "internal_deadline": "2027-04-20",
                "deadline": "2027-04-30",
                "decision_date": "2027-06-30",
                "owner": "سلمى",
                "next_step": ar("كتابة المسودة الأولى"),
                "eligible": "yes",
                "fits_mission": "yes",
                "go_impact": 4,
                "go_fit": 4,
                "go_winnable": 3,
                "go_effect": 3,
                "decision": "go",
                "decided_by": ar("المديرة ومجلس الإدارة"),
            },
            {
                "id": "op-2",
                "text": ar("مكتبة متنقلة"),
                "donor": "dn-1",
                "stage": "refused",
                "lost_reason": "late",
            },
        ]
    },
    "campaign": {
        "name": ar("حملة العودة إلى المدرسة"),
        "purpose": ar("قرطاسية ونقل"),
        "goal": 2000,
        "currency": "USD",
        "start": "2027-09-01",
        "end": "2027-10-31",
        "audience": ar("أهل المدينة والمغتربون"),
        "gifts": [
            {"id": "gl-1", "amount": 250, "gifts": 1, "prospects": 3},
            {"id": "gl-2", "amount": 50, "gifts": 35, "prospects": 105},
        ],
        "steps": [
            {
                "id": "cs-1",
                "text": ar("منشور الافتتاح"),
                "channel": "facebook",
                "date": "2027-09-01",
                "owner": "رامي",
            }
        ],
        "thanks": [
            {
                "id": "th-1",
                "who": ar("كل متبرع"),
                "text": ar("اتصال هاتفي"),
                "days": 3,
                "owner": "رامي",
            }
        ],
        "costs": [{"id": "cc-1", "text": ar("طباعة"), "amount": 100}],
    },
    "ties": {
        "items": [
            {
                "id": "ti-1",
                "name": ar("مديرية التربية"),
                "now": 1,
                "wanted": 3,
                "goal": "g1",
                "first_step": ar("زيارة تعارف"),
                "owner": "هدى",
                "due": "2027-02-15",
            },
            {"id": "ti-2", "name": ar("جمعية الينابيع"), "now": 3, "wanted": 3, "goal": "g2"},
        ]
    },
    "agreements": {
        "items": [
            {
                "id": "ag-1",
                "partner": ar("مديرية التربية"),
                "tie": "ti-1",
                "purpose": ar("صفوف داعمة"),
                "our_role": ar("المعلمات"),
                "their_role": ar("القاعات"),
                "our_contribution": ar("رواتب المعلمات"),
                "their_contribution": ar("ست قاعات"),
                "start": "2027-03-01",
                "end": "2028-03-01",
                "data_sharing": ar("أعداد بلا أسماء"),
                "exit": ar("بإشعار خطي قبل شهر"),
            }
        ]
    },
    "coordination": {
        "presence": [
            {
                "id": "pr-1",
                "sector": "11120",
                "text": ar("صفوف داعمة"),
                "pcode": "SY04",
                "start": "2027-03-01",
                "end": "2027-12-31",
                "status": "ongoing",
                "target_group": ar("أطفال منقطعون"),
                "targeted": 300,
                "reached": 120,
            }
        ]
    },
    "communication": {
        "items": [
            {
                "id": "co-1",
                "text": ar("أن يعرف الأهالي موعد التسجيل"),
                "goal": "g1",
                "audience": ar("أهالي القرى"),
                "message": "ms-1",
                "channel": "whatsapp",
                "date": "2027-08-15",
                "owner": "رامي",
            }
        ]
    },
    "messages": {
        "items": [
            {"id": "ms-1", "text": ar("عاد 120 طفلاً إلى صفوفهم في تلكلخ. سجّلوا أطفالكم قبل 20 آب.")}
        ]
    },
}
