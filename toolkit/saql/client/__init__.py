"""A thin, typed client of the room's service, one method for each thing that it does.

Answers that cannot be trusted (no connection, a time-out, a 5xx, or a page that a Wi-Fi gateway
put in the service's place) raise `StoreUnavailable`: nothing is known to be saved, so the
caller keeps the work and tries again. A refusal raises `StoreRefused` and is never retried.
"""

from __future__ import annotations

from saql.client.cohort import Cohort
from saql.client.learning import Learning
from saql.client.plans import Plans
from saql.client.wire import TIMEOUT, Json
from saql.client.workshop import Workshop

__all__ = ["TIMEOUT", "Json", "ServiceClient"]


class ServiceClient(Plans, Learning, Workshop, Cohort):
    """The service as one session sees it; ``token`` is a session's token or a kernel's key."""
