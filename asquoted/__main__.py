"""`python -m asquoted`."""

import sys

from asquoted.cli import main

sys.exit(main())
