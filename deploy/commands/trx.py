"""Prints "PASSED FAILED" for one test project, and what failed on stderr.

Usage: trx.py TRX_FILE EXIT_CODE LOG_FILE

Everything that is not Passed counts as failed, skipped tests included. A run that left no results, or none in them, or that ended badly although
every result is good, is one failure more: such a run has proved nothing.
"""
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"


def say(text):
    for line in text.rstrip().splitlines():
        print("      |", line, file=sys.stderr)


def main(trx, exit_code, log):
    passed = failed = 0
    try:
        for result in ElementTree.parse(trx).getroot().iter(NAMESPACE + "UnitTestResult"):
            if result.get("outcome") == "Passed":
                passed += 1
                continue
            failed += 1
            output = [element.text or "" for tag in ("Message", "StackTrace") for element in result.iter(NAMESPACE + tag)]
            say("\n".join([f"{result.get('outcome')}: {result.get('testName')}", *output])[:3000])
    except (OSError, ElementTree.ParseError) as error:
        say(f"no results: {error}")
    if failed == 0 and (passed == 0 or exit_code != 0):
        failed = 1
        with open(log, encoding="utf-8", errors="replace") as file:
            say(f"the run ended with {exit_code} and {passed} results\n" + "".join(file.readlines()[-40:]))
    print(passed, failed)


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
