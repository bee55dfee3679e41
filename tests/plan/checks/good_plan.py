"""A small plan in which no rule finds anything."""

from __future__ import annotations

from saql.plan.document import Plan

BOXES = {
    "strength": [
        "فريق من عشر معلمات مؤهلات",
        "ترخيص سارٍ وحسابات مدققة",
        "ثقة الأهالي بالجمعية بعد ست سنوات من العمل",
    ],
    "weakness": [
        "لا توجد سياسة مكتوبة للمشتريات",
        "اعتماد الجمعية على ممول واحد",
        "قلة خبرة المتطوعين في القياس",
    ],
    "opportunity": [
        "فتح وزارة التربية باب الشراكة مع الجمعيات",
        "توسع شبكة الإنترنت في القرى",
        "عودة أسر كثيرة إلى الريف",
    ],
    "threat": [
        "ارتفاع أسعار المحروقات في السوق",
        "هجرة المعلمات إلى الخارج",
        "جفاف يضر بدخل المزارعين",
    ],
}
PESTEL = ["political", "technological", "social", "economic", "legal", "environmental"]
OBJECTIVES = [
    "خفض نسبة التسرب المدرسي في قرى تلكلخ من 18% إلى 8% بحلول نهاية عام 2029",
    "زيادة عدد مصادر التمويل للجمعية من 2 إلى 5 مصادر بحلول نهاية عام 2029",
]


def ar(text: str) -> dict[str, str]:
    return {"ar": text}


def good_plan() -> Plan:
    """A plan of three years, from 2027 on, with one thing of every kind."""
    return Plan.model_validate(_about() | _analysis() | _direction() | _work() | _money())


def _about() -> dict[str, object]:
    return {
        "about": {
            "title": ar("الخطة الاستراتيجية"),
            "version": "1.0",
            "date": "2026-11-01",
            "author": "فريق التخطيط",
            "status": "draft",
            "horizon_years": 3,
            "start": "2027-01-01",
        },
        "profile": {"name": ar("جمعية غصن")},
        "achievements": {
            "items": [
                {
                    "id": "ach",
                    "text": ar("أعدنا أطفالاً إلى المدرسة"),
                    "number": 240,
                    "unit": ar("طفل"),
                    "year": 2025,
                    "place": {"pcode": "SY04"},
                }
            ]
        },
    }


def _direction() -> dict[str, object]:
    return {
        "direction": {
            "vision": ar("كل طفل في ريف حمص ينهي تعليمه ويكتب مستقبله بيده."),
            "mission": ar("نحن جمعية محلية نوفر التعليم الداعم للأطفال المنقطعين في قرى تلكلخ."),
            "values": [
                {"id": f"va{n}", "name": ar(name), "behaviour": ar(behaviour)}
                for n, (name, behaviour) in enumerate(
                    [
                        ("الشفافية", "ننشر حساباتنا مرتين كل سنة على لوحة القرية"),
                        ("المشاركة", "لا نبدأ مشروعاً قبل لقاء مع الأهالي"),
                        ("الكرامة", "نستأذن الأسرة قبل أي صورة أو قصة"),
                    ]
                )
            ],
        },
        "stakeholders": {
            "items": [
                {
                    "id": f"st{n}",
                    "name": ar(name),
                    "type": kind,
                    "interest": interest,
                    "influence": influence,
                    "action": ar(action),
                    "owner": "منسقة المجتمع" if action else "",
                    "due": "2027-06-30" if action else None,
                }
                for n, (name, kind, interest, influence, action) in enumerate(
                    [
                        ("أهالي القرى", "target_community", 5, 4, "لقاء كل ثلاثة أشهر"),
                        ("مديرية التربية", "government", 3, 5, ""),
                        ("المجلس المحلي", "local_government", 3, 3, ""),
                        ("جمعية شريكة", "national_ngo", 4, 2, ""),
                        ("جامعة المدينة", "university", 2, 3, ""),
                    ]
                )
            ]
        },
        "capacity": {
            "items": [
                {
                    "id": "ca1",
                    "area": "finance",
                    "score": 2,
                    "evidence": ar("تقرير التدقيق"),
                    "action": ar("كتابة دليل مالي"),
                },
                {"id": "ca2", "area": "people", "score": 3, "evidence": ar("ملفات الموظفين")},
            ]
        },
    }


def _analysis() -> dict[str, object]:
    items = []
    for box, texts in BOXES.items():
        outside = box in ("opportunity", "threat")
        for n, text in enumerate(texts):
            item = {
                "id": f"sw-{box[0]}{n}",
                "box": box,
                "text": ar(text),
                "evidence": ar("استبيان الأسر، آذار 2026"),
                "importance": 5 - n,
            }
            if outside:
                item |= {"likelihood": 4, "pestel": PESTEL[n + 3 * (box == "threat")]}
            items.append(item)
    return {
        "swot": {"items": items},
        "tows": {
            "strategies": [
                {
                    "id": quadrant,
                    "quadrant": quadrant,
                    "text": ar(text),
                    "cites": [f"sw-{side.lower()}{n}" for side in quadrant for n in range(3)],
                }
                for quadrant, text in [
                    ("SO", "توسيع التعليم الداعم بالشراكة مع المديرية"),
                    ("ST", "تثبيت المعلمات ببرنامج تحفيز محلي"),
                    ("WO", "تنويع مصادر التمويل عبر الشراكات"),
                    ("WT", "سياسة مشتريات تقلل أثر الأسعار"),
                ]
            ]
        },
        "goals": {
            "items": [
                {"id": "g1", "text": ar("تعليم لا ينقطع في القرى"), "strategies": ["SO", "ST"]},
                {
                    "id": "g2",
                    "text": ar("جمعية مستقرة متنوعة التمويل"),
                    "strategies": ["WO", "WT"],
                    "on_organisation": True,
                },
            ]
        },
    }


def _work() -> dict[str, object]:
    objectives, outcomes, outputs, activities = [], [], [], []
    for n, text in enumerate(OBJECTIVES, start=1):
        objectives.append(
            {
                "id": f"o{n}",
                "goal": f"g{n}",
                "text": ar(text),
                "owner": "مديرة البرامج",
                "place": {"pcode": "SY04"},
                "start": "2027-01-01",
                "deadline": "2029-12-31",
            }
        )
    for n, text in enumerate(
        ["انتظام الأطفال في الدوام المدرسي", "ثقة الجهات المانحة بإدارة الجمعية"], start=1
    ):
        outcomes.append(
            {
                "id": f"oc{n}",
                "objective": f"o{n}",
                "text": ar(text),
                "assumptions": ar("تبقى الطرق إلى القرى سالكة"),
            }
        )
    for n, text in enumerate(
        ["صفوف تعليم داعم مفتوحة في عشر قرى", "ملفات تقديم جاهزة باللغتين"], start=1
    ):
        outputs.append(
            {
                "id": f"op{n}",
                "outcome": f"oc{n}",
                "text": ar(text),
                "assumptions": ar("توافق المديرية على البرنامج"),
            }
        )
    for n, (output, text, start, end) in enumerate(
        [
            ("op1", "تدريب المعلمات على التعليم الداعم", "2027-01-10", "2027-09-30"),
            ("op1", "تنفيذ صفوف الدعم بعد الدوام", "2027-10-01", "2029-11-30"),
            ("op2", "إعداد ملفات التقديم", "2027-05-01", "2027-12-31"),
            ("op2", "عقد لقاءات مع الجهات المانحة", "2028-01-01", "2029-12-01"),
        ],
        start=1,
    ):
        activities.append(
            {
                "id": f"a{n}",
                "output": output,
                "text": ar(text),
                "start": start,
                "end": end,
                "owner": "منسق الأنشطة",
                "depends_on": [f"a{n - 1}"] if n in (2, 4) else [],
            }
        )
    measured = ["o1", "o2", "oc1", "oc2", "op1", "op2"]
    names = ["الأسر الراضية", "المصادر", "الصفوف", "التقارير", "الجلسات", "الملفات"]
    return {
        "objectives": {"items": objectives},
        "results": {"outcomes": outcomes, "outputs": outputs},
        "activities": {
            "items": activities,
            "milestones": [
                {"id": "ms", "text": ar("افتتاح أول صف"), "date": "2027-10-03", "activity": "a2"}
            ],
        },
        "indicators": {
            "items": [
                {
                    "id": f"i{n}",
                    "measures": name,
                    "text": ar(f"عدد {names[n - 1]}"),
                    "unit": ar("عدد"),
                    "kind": "count",
                    "direction": "increase",
                    "baseline": 10,
                    "baseline_year": 2026,
                    "target": 30,
                    "target_year": 2029,
                    "milestones": [{"year": 2027, "value": 15}, {"year": 2028, "value": 20}],
                    "source": ar("سجلات الجمعية"),
                    "method": ar("عدّ"),
                    "frequency": "quarterly",
                    "person": "مسؤولة المتابعة",
                }
                for n, name in enumerate(measured, start=1)
            ]
        },
        "risks": {
            "items": [
                {
                    "id": "r1",
                    "text": ar("انقطاع الطرق في الشتاء"),
                    "threat": "sw-t0",
                    "likelihood": 4,
                    "severity": 4,
                    "response": "reduce",
                    "mitigation": ar("تخزين المواد قبل الشتاء"),
                    "owner": "منسق الأنشطة",
                    "due": "2027-10-31",
                }
            ]
        },
        "meal": {
            "reviews": [
                {
                    "id": f"rv{year}",
                    "date": f"{year}-12-15",
                    "kind": "yearly",
                    "participants": ar("مجلس الإدارة وممثلون عن الأهالي"),
                }
                for year in (2027, 2028, 2029)
            ],
            "feedback": ar("صندوق ورقم هاتف تتلقاهما منسقة المجتمع ويصل الرد خلال عشرة أيام"),
        },
    }


def _money() -> dict[str, object]:
    def line(n: int, activity: str, category: str, text: str, cost: int) -> dict[str, object]:
        return {
            "id": f"b{n}",
            "text": ar(text),
            "category": category,
            "activity": activity,
            "support": not activity,
            "meal": n == 6,
            "year": 2028,
            "unit": ar("شهر"),
            "quantity": 1,
            "unit_cost": cost,
            "duration": 10,
            "share": 100,
        }

    rows = [
        ("a1", "A", "أجور المدربات", 180),
        ("a2", "A", "أجور المعلمات", 190),
        ("a2", "B", "قرطاسية وكتب", 190),
        ("a3", "D", "خدمات تصميم وترجمة", 150),
        ("a4", "E", "تنقل إلى اللقاءات", 170),
        ("", "D", "تقييم نهائي خارجي", 80),
        ("", "PSC", "تكاليف إدارية", 40),
    ]
    return {
        "budget": {
            "currency": "USD",
            "rate": 12000,
            "rate_currency": "SYP",
            "rate_date": "2026-10-01",
            "lines": [line(n, *row) for n, row in enumerate(rows, start=1)],
        },
        "funding": {
            "sources": [
                {"id": "f1", "name": ar("منحة تعليم"), "amount": 7000, "status": "confirmed"},
                {
                    "id": "f2",
                    "name": ar("طلب منحة ثانية"),
                    "amount": 3000,
                    "status": "submitted",
                    "probability": 60,
                },
            ],
            "gap_plan": ar("طلبان في 2027، وإلا نؤجل القرى الثلاث الأخيرة"),
        },
    }
