"""The cohort: people, codes, organisations, the live view, certificates."""

from __future__ import annotations

from typing import Any

from saql.client.wire import PATIENT, Json, Wire


class Cohort(Wire):
    """What a trainer does with a cohort."""

    # People and codes

    def people(self) -> list[Json]:
        """Everybody in the cohort (trainer only)."""
        return self.listed("/people", "people")

    def add_person(
        self, name: str, role: str, organisation: str | None = None, language: str = "ar"
    ) -> Json:
        """Add a person: ``{"person"}``."""
        body = {"name": name, "role": role, "organisation": organisation, "language": language}
        return self.ask("POST", "/people", body)

    def new_code(self, person: int) -> str:
        """Give a person a new code, shown only now; the earlier one stops working."""
        return str(self.ask("POST", f"/people/{person}/code")["code"])

    def revoke_code(self, person: int) -> None:
        """Take a person's code away and end that person's sessions."""
        self.ask("DELETE", f"/people/{person}/code")

    def change_person(self, person: int, **changes: Any) -> Json:
        """Change ``name``, ``language``, ``organisation`` or ``active``; the person as it is."""
        return dict(self.ask("PATCH", f"/people/{person}", changes)["person"])

    def replace_person(
        self, person: int, name: str, language: str = "ar", *, key: str | None = None
    ) -> Json:
        """Let a new person take another's place: ``{"person", "code"}``."""
        body = {"name": name, "language": language, "key": key}
        return self.ask("POST", f"/people/{person}/replace", body)

    def rename_organisation(self, organisation: str, name: Json) -> Json:
        """Give an organisation another name (``ar``, ``en``)."""
        found = self.ask("PATCH", f"/organisations/{organisation}", {"name": name})
        return dict(found["organisation"])

    def import_cohort(
        self, organisations: list[Json], staff: list[Json] | None = None, *, dry_run: bool = False
    ) -> Json:
        """Bring people and staff in, all or none: ``{"added", "kept", "codes"}``."""
        body = {"organisations": organisations, "staff": staff or [], "dry_run": dry_run}
        return self.ask("POST", "/cohort/import", body, timeout=PATIENT)

    def codes(self) -> list[Json]:
        """The codes of the trainer's file: ``{"person", "name", "organisation", "code"}``."""
        return self.listed("/codes", "codes")

    def live(self) -> Json:
        """Where everybody is: ``{"at", "sections", "organisations", "wrong"}``."""
        return self.ask("GET", "/live")

    def plan_gains(self) -> list[Json]:
        """Each organisation's first plan against its latest."""
        return self.listed("/learning/plans", "organisations")

    def certificates(self) -> Json:
        """``{"certificates", "public_key"}``."""
        return self.ask("GET", "/certificates")

    def issue_certificates(self, kind: str, people: list[int], *, key: str) -> list[Json]:
        """Certify people for ``attendance`` or ``completion``."""
        body = {"kind": kind, "people": people, "key": key}
        return list(self.ask("POST", "/certificates", body)["certificates"])

    def revoke_certificate(self, number: str) -> Json:
        """Revoke a certificate; the certificate with the time."""
        return dict(self.ask("DELETE", f"/certificates/{number}")["certificate"])
