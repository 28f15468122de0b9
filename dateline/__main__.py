"""`python -m dateline`: the command line without an installed script."""

from dateline.cli import main

if __name__ == "__main__":
    main()
