"""Entry of ``./run``: finds the package beside this file without importing Django."""

import sys
from pathlib import Path

# Imported as "stack": importing "sibungas" would need Celery to be installed.
sys.path.append(str(Path(__file__).resolve().parent.parent))

from stack.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
