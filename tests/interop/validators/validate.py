"""A validator of others, asked over stdin: one resource a line in, its errors as a line out. Knows nothing of Askel."""

import json
import sys

import fhirkit

for line in sys.stdin:
    errors = [str(issue) for issue in fhirkit.validate(line) if str(issue).startswith("error")]
    print(json.dumps(errors), flush=True)
