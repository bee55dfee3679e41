"""``python -m saql.service``."""

from saql.service.run import main

main()
