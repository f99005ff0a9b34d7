"""`python -m repdesk` is `repdesk`."""

import sys

from repdesk.app import main

if __name__ == "__main__":
    sys.exit(main())
